"""The picture of a real notification: the real tray process announces a check-in on a real notification server."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from PySide6.QtGui import QImage

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.settings import set_preferences
from tests.support.notification_server import notification_daemon
from tests.support.processes import environment, running
from tests.support.screen import Screen
from tests.tour.stage import Stage

_ROOT = Path(__file__).resolve().parents[2]
_NOTICE = "Notification"
_MARGIN = 8


def notification(stage: Stage, now: datetime) -> QImage:
    """The screen with the window and, over it, the notification with its buttons. Raises AssertionError without it."""
    book = stage.book
    chosen: Preferences = dataclasses.replace(
        preferences(book), digest_days=(), quiet_from=now.time(), quiet_until=now.time()
    )
    set_preferences(book, chosen, now)
    moment = now - timedelta(minutes=1)
    draft = CheckInDraft(
        stage.contact("Ana Moreira"), Kind.REMINDER, "Call her before the night shift.", moment.date(), moment
    )
    add_check_in(book, draft, now)
    stage.settle()
    display, bus = os.environ["DISPLAY"], os.environ["DBUS_SESSION_BUS_ADDRESS"]
    command = [sys.executable, "-m", "followup_desktop", "--data", str(book.path.parent), "--tray"]
    screen = Screen(display)
    with notification_daemon(bus, display), running(subprocess.Popen(command, cwd=_ROOT, text=True)):
        notice = screen.window(_NOTICE)
        # Where there is no window manager the window itself moves under the notification.
        stage.window.move(max(0, notice.x + notice.width + _MARGIN - stage.window.width()), 0)
        stage.settle()
        return _screen_shot(display).copy(stage.window.geometry())


def _screen_shot(display: str) -> QImage:
    with tempfile.TemporaryDirectory(prefix="fu-") as folder:
        file = Path(folder) / "screen.png"
        subprocess.run(["scrot", "--silent", str(file)], env=environment(DISPLAY=display), check=True)
        return QImage(str(file))
