from __future__ import annotations

import pytest

from followup_desktop.notify.trial import send_test
from followup_desktop.notify.values import Channel
from tests.support.notification_server import ScriptedServer


def test_the_test_notification_is_really_shown(server: ScriptedServer) -> None:
    outcome = send_test("Followup", "Followup", "A reminder")
    assert outcome.channel is Channel.NATIVE
    shown = server.shown()
    assert (shown.title, shown.body, shown.app) == ("Followup", "A reminder", "Followup")


def test_without_a_bus_it_says_that_nobody_saw_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "no address at all")
    outcome = send_test("Followup", "Followup", "A reminder")
    assert outcome.channel is Channel.NONE
    assert outcome.reason
