"""As what the system knows this program: what its windows, its notifications and its shortcut are gathered under."""

from __future__ import annotations

import os
import sys

APP_ID = "Followup"
"""The AppUserModelID on Windows: of both processes, of the start menu's shortcut (packaging/windows/followup.nsi) and
of the notifications, which are sent under the program's name."""

IN_BACKGROUND = "QT_MAC_DISABLE_FOREGROUND_APPLICATION_TRANSFORM"
"""Qt's variable for a process that stays where it is; not for the processes that it starts."""

_REGULAR = 0
"""NSApplicationActivationPolicyRegular: an entry in the Dock, and a menu bar."""


def take_identity() -> None:
    """Tell Windows who this process is, before its first window: those of both processes share one button."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(APP_ID)


def stay_in_background() -> None:
    """Keep macOS from bringing this process to the front as it starts; to be said before there is a QApplication."""
    if sys.platform == "darwin":
        os.environ[IN_BACKGROUND] = "1"


def enter_dock() -> None:
    """Show this process in the Dock of macOS, once there is a QApplication.

    The bundle says that it stays out of it (LSUIElement): the tray, which is the same program, has no business there.
    """
    if sys.platform == "darwin":
        _be_regular()


def _be_regular() -> None:
    import ctypes
    import ctypes.util

    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    for look_up in (objc.objc_getClass, objc.sel_registerName):
        look_up.restype, look_up.argtypes = ctypes.c_void_p, [ctypes.c_char_p]
    # How a message is sent depends on its arguments: there is no one prototype of objc_msgSend.
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(("objc_msgSend", objc))
    tell = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_long)(("objc_msgSend", objc))
    shared = ask(objc.objc_getClass(b"NSApplication"), objc.sel_registerName(b"sharedApplication"))
    tell(shared, objc.sel_registerName(b"setActivationPolicy:"), _REGULAR)
