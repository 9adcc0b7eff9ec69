"""Whether the person asked their system for less motion, and how long a transition may take."""

from __future__ import annotations

import ctypes
import subprocess
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage

LONGEST_MS = 150
_PROPERTY = "reducedMotion"
_ANSWER_MS = 300


def motion_ms(wished: int = LONGEST_MS) -> int:
    """How long a transition takes, in milliseconds: at most 150, and 0 where less motion is wished."""
    application = QCoreApplication.instance()
    return 0 if application is None or application.property(_PROPERTY) else min(wished, LONGEST_MS)


def set_reduced_motion(reduced: bool) -> None:
    """Do without transitions from now on, or have them again."""
    application = QCoreApplication.instance()
    if application is not None:
        application.setProperty(_PROPERTY, reduced)


def system_reduces_motion() -> bool:
    """What the system says; False where it does not answer."""
    try:
        if sys.platform == "win32":
            return _windows()
        return _macos() if sys.platform == "darwin" else _portal()
    except (OSError, ValueError, subprocess.SubprocessError):
        return False


def _windows() -> bool:
    get_client_area_animation = 0x1042
    shown = ctypes.c_int(1)
    ctypes.windll.user32.SystemParametersInfoW(get_client_area_animation, 0, ctypes.byref(shown), 0)  # type: ignore[attr-defined,unused-ignore]
    return not shown.value


def _macos() -> bool:
    asked = subprocess.run(
        ["/usr/bin/defaults", "read", "com.apple.universalaccess", "reduceMotion"],
        capture_output=True, text=True, timeout=1, check=False,
    )  # fmt: skip
    return asked.stdout.strip() == "1"


def _portal() -> bool:
    """The desktop portal's word (org.freedesktop.portal.Settings): GNOME's and others' 'enable-animations'."""
    bus = QDBusConnection.sessionBus()
    if not bus.isConnected():
        return False
    service, path = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
    question = QDBusMessage.createMethodCall(service, path, "org.freedesktop.portal.Settings", "Read")
    question.setArguments(["org.gnome.desktop.interface", "enable-animations"])
    answer = bus.call(question, QDBus.CallMode.Block, _ANSWER_MS)
    if answer.type() is not QDBusMessage.MessageType.ReplyMessage or not answer.arguments():
        return False
    value = answer.arguments()[0]
    while hasattr(value, "variant"):
        value = value.variant()
    return value is False
