"""Who the program says it is, and what the system asks of it by events."""

from __future__ import annotations

import ctypes
import os
import re
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from followup_desktop.desktop import identity

ROOT = Path(__file__).parents[2]


def test_windows_is_told_the_identity_of_the_shortcut(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    shell32 = SimpleNamespace(SetCurrentProcessExplicitAppUserModelID=said.append)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(shell32=shell32), raising=False)
    identity.take_identity()
    script = (ROOT / "packaging" / "windows" / "followup.nsi").read_text(encoding="utf-8")
    assert re.findall(r'!define APP_ID "(.*)"', script) == said == [identity.APP_ID]


def test_nothing_is_told_elsewhere(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(ctypes, "CDLL", lambda name: pytest.fail(f"{name} was loaded"))
    monkeypatch.delenv(identity.IN_BACKGROUND, raising=False)
    identity.take_identity()
    identity.enter_dock()
    identity.stay_in_background()
    assert identity.IN_BACKGROUND not in os.environ


def test_on_macos_the_tray_does_not_come_to_the_front(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(identity.IN_BACKGROUND, "")
    monkeypatch.setattr(sys, "platform", "darwin")
    identity.stay_in_background()
    assert os.environ[identity.IN_BACKGROUND] == "1"


def test_notifications_carry_the_same_identity() -> None:
    # The library registers its toasts under the name that it is given.
    from followup_desktop.tray import session

    assert session._NAME == identity.APP_ID


def test_a_file_that_the_system_wants_opened_is_told() -> None:
    script = """
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from followup_desktop.desktop.application import make_application
application = make_application()
application.file_opened.connect(print)
application.sendEvent(application, QFileOpenEvent("a/people.vcf"))
application.sendEvent(application, QFileOpenEvent(QUrl("https://a.example/people.vcf")))
"""
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (0, str(Path("a/people.vcf")) + "\n"), ended.stderr
