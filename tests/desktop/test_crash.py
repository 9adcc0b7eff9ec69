from __future__ import annotations

import itertools
import stat
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from followup_desktop.desktop import crash
from followup_desktop.desktop.crash import CrashReports
from tests.desktop.test_log import CANARY

START = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def reports(tmp_path: Path) -> Iterator[CrashReports]:
    """Reports that catch everything while the test runs, a second between any two."""
    seconds = itertools.count()
    made = CrashReports(tmp_path, "window", lambda: START + timedelta(seconds=next(seconds)))
    made.install()
    yield made
    made.uninstall()


def broken(name: str = CANARY) -> None:
    try:
        int(name)
    except ValueError as error:
        raise OSError(28, name, name) from error


def caught() -> BaseException:
    with pytest.raises(OSError, match="Canary") as info:
        broken()
    return info.value


def test_a_report_says_where_and_nothing_of_what(reports: CrashReports, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(reports.reported) as signal:
        path = reports.report(caught())
    assert signal.args == [str(path)]
    assert path.name.startswith("crash-20261122T120000-")
    text = path.read_text()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert CANARY not in text
    assert str(Path.home()) + "/" not in text
    assert "tests/desktop/test_crash.py:" in text
    assert " broken\nbuiltins.ValueError\n" in text
    assert text.endswith("broken\nbuiltins.OSError errno=28\n")
    assert "2026-11-22T12:00:00+00:00" in text


def test_an_error_in_a_slot_is_caught(
    reports: CrashReports, qtbot: QtBot, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # pytest-qt puts its own hook in place for the time of the test.
    monkeypatch.setattr(sys, "excepthook", reports._caught)
    with qtbot.waitSignal(reports.reported):
        QTimer.singleShot(0, broken)
    assert CANARY not in capsys.readouterr().err


def test_an_error_in_a_thread_is_caught(reports: CrashReports, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reports.reported):
        thread = threading.Thread(target=broken)
        thread.start()
        thread.join()


def test_the_same_place_is_reported_once(reports: CrashReports, tmp_path: Path) -> None:
    assert reports.report(caught()) is not None
    assert reports.report(caught()) is None
    assert len(list(tmp_path.iterdir())) == 1


def test_old_reports_go(reports: CrashReports, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crash, "KEPT", 3)
    written = [reports.report(type(f"Error{number}", (Exception,), {})()) for number in range(5)]
    assert sorted(tmp_path.iterdir()) == written[-3:]


def test_a_report_that_cannot_be_written_raises_nothing(tmp_path: Path) -> None:
    assert CrashReports(tmp_path / "missing", "tray", lambda: START).report(caught()) is None


def test_an_interrupt_goes_its_usual_way(tmp_path: Path) -> None:
    usual: list[object] = []
    before = sys.excepthook
    sys.excepthook = lambda *arguments: usual.append(arguments)
    reports = CrashReports(tmp_path, "tray", lambda: START)
    reports.install()
    interrupt = KeyboardInterrupt()
    try:
        sys.excepthook(KeyboardInterrupt, interrupt, None)
    finally:
        reports.uninstall()
        sys.excepthook = before
    assert usual == [(KeyboardInterrupt, interrupt, None)]
    assert list(tmp_path.iterdir()) == []
