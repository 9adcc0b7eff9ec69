"""A contact card opened with Followup: the window that is open shows it, and nothing of its path is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from followup_desktop.desktop.running import Role
from tests.journeys.conftest import Desk
from tests.support.processes import wait_until

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]


@pytest.fixture
def card(desk: Desk) -> Path:
    file = desk.home / "Ana Reyes ☂.vcf"
    file.write_bytes(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ana Reyes\r\nEND:VCARD\r\n")
    return file


def test_it_is_shown_in_the_window_that_is_open_and_quit_ends_both(desk: Desk, card: Path) -> None:
    window = desk.open_window()
    desk.wait_for(Role.TRAY)
    desk.settle()
    before = desk.screen.picture()
    second = desk.start("--data", str(desk.data), str(card))
    assert second.wait(60) == 0
    wait_until(lambda: desk.screen.picture() != before, "the preview")
    desk.settle()
    desk.take_picture("opened-card")
    assert window.poll() is None
    assert list(desk.runtime().glob("import-*")) == []
    logs = "".join(file.read_text(encoding="utf-8") for file in (desk.data / "logs").iterdir())
    assert "Ana" not in logs
    assert ".vcf" not in logs

    quitting = desk.start("--data", str(desk.data), "--quit")
    assert quitting.wait(60) == 0
    assert window.wait(30) == 0
    assert not desk.runs(Role.TRAY)
