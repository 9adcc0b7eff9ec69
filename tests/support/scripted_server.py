"""The process of `notification_server.ScriptedServer`: org.freedesktop.Notifications, told by lines on its input.

Each event is a line of JSON on standard output: a notice shown or closed. Each line of JSON on standard input
presses an action, closes a notice, or releases those that it was started to hold back.
"""

# dbus-fast reads the D-Bus types from the annotations, so they stay as they are written.
# ruff: noqa: F722, F821, A002, ASYNC109

import asyncio
import functools
import json
import sys

from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME = "org.freedesktop.Notifications"
_A_MOMENT = 0.1
"""Seconds."""


class Notifications(ServiceInterface):
    """The specification's four methods and two signals."""

    def __init__(self, options: dict) -> None:
        super().__init__(NAME)
        self._options = options
        self._last = 0
        self._released = asyncio.Event()
        if not options["hold"]:
            self._released.set()

    @dbus_method()
    def GetServerInformation(self) -> "ssss":
        return [self._options["name"], "Followup tests", "1.0", "1.2"]

    @dbus_method()
    def GetCapabilities(self) -> "as":
        return self._options["capabilities"]

    @dbus_method()
    async def Notify(
        self,
        app_name: "s",
        replaces: "u",
        icon: "s",
        title: "s",
        body: "s",
        actions: "as",
        hints: "a{sv}",
        timeout: "i",
    ) -> "u":
        await self._released.wait()
        self._last += 1
        values = {name: hint.value for name, hint in hints.items() if isinstance(hint.value, (str, int))}
        _say_soon("shown", id=self._last, app=app_name, replaces=replaces, icon=icon, title=title, body=body,
                  actions=actions, hints=values, timeout=timeout)  # fmt: skip
        return self._last

    @dbus_method()
    def CloseNotification(self, id: "u"):
        _say_soon("closed", id=id)
        self.NotificationClosed(id, 3)

    @dbus_signal()
    def ActionInvoked(self, id, key) -> "us":
        return [id, key]

    @dbus_signal()
    def NotificationClosed(self, id, reason) -> "uu":
        return [id, reason]

    def obey(self, line: str) -> None:
        order = json.loads(line)
        if order["do"] == "press":
            self.ActionInvoked(order["id"], order["key"])
            self.NotificationClosed(order["id"], 2)
        elif order["do"] == "close":
            self.NotificationClosed(order["id"], order["reason"])
        elif order["do"] == "release":
            self._released.set()


def _say_soon(event: str, **values: object) -> None:
    """Tell the test a moment later: nobody can press a button before the caller has heard of its notification."""
    asyncio.get_running_loop().call_later(_A_MOMENT, functools.partial(_say, event, **values))


def _say(event: str, **values: object) -> None:
    print(json.dumps({"event": event, **values}), flush=True)


async def main(options: dict) -> None:
    bus = await MessageBus().connect()
    notifications = Notifications(options)
    bus.export("/org/freedesktop/Notifications", notifications)
    await bus.request_name(NAME)
    _say("ready")
    orders = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(orders)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while line := await orders.readline():
        notifications.obey(line.decode())


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.argv[1])))
