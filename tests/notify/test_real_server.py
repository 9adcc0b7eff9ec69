"""A real notification server on a virtual screen, and a mouse that presses its buttons."""

from __future__ import annotations

import pytest

from followup_desktop.notify.reachable import reachable
from followup_desktop.notify.values import Button, Channel, Notice, Outcome, Pressed
from tests.notify.conftest import Heard
from tests.support.notification_server import notification_daemon
from tests.support.screen import Screen
from tests.support.session_bus import SessionBus

BUTTONS = (Button("open", "Open"), Button("done", "Done"), Button("snooze", "Snooze"))


@pytest.mark.journey
def test_every_button_and_the_notice_itself_can_be_pressed(bus: SessionBus, x_display: str, heard: Heard) -> None:
    screen = Screen(x_display)
    with notification_daemon(bus.address, x_display):
        for number, button in enumerate(BUTTONS):
            notice = Notice(f"c-{number}", "Ana Čech", "ready · a call, 7 weeks ago", BUTTONS)
            assert heard.show(notice) == Outcome(notice.id, Channel.NATIVE, "", buttons=True)
            screen.press_notification_button(number, of=len(BUTTONS))
            assert heard.pressed() == Pressed(notice.id, button.key)
            screen.wait_until_gone("Notification")
        heard.show(Notice("digest", "3 check-ins are ready", "Ana, Bob, Čeněk"))
        area = screen.window("Notification")
        screen.click(area.x + area.width // 2, area.y + area.height // 2)
        assert heard.pressed() == Pressed("digest", "open")


@pytest.mark.journey
def test_doctor_names_the_server(bus: SessionBus, x_display: str) -> None:
    with notification_daemon(bus.address, x_display):
        answer = reachable(timeout=20)
    assert answer.ok
    assert answer.detail.startswith("Notification Daemon 3.")
    assert "body-markup" in answer.detail
