"""logind as far as a session's lock needs it, on a test's bus: says where the session is, and its signals on request.

Reads lines from standard input: 'Lock' and 'Unlock' are said by the session, 'sleep' and 'wake' by the manager.
"""

from __future__ import annotations

import asyncio
import sys

from dbus_fast.aio import MessageBus
from dbus_fast.service import ServiceInterface, dbus_method, dbus_signal

NAME = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
SESSION = "/org/freedesktop/login1/session/_37"
OTHER = "/org/freedesktop/login1/session/_38"


class Manager(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(f"{NAME}.Manager")

    @dbus_method()
    def GetSession(self, name: "s") -> "o":  # noqa: F821, UP037
        return SESSION if name in ("7", "auto") else OTHER

    @dbus_signal()
    def PrepareForSleep(self, before: bool) -> "b":  # noqa: F821, UP037
        return before


class Session(ServiceInterface):
    def __init__(self) -> None:
        super().__init__(f"{NAME}.Session")

    @dbus_signal()
    def Lock(self) -> None:
        pass

    @dbus_signal()
    def Unlock(self) -> None:
        pass


async def main() -> None:
    bus = await MessageBus().connect()
    manager, own, other = Manager(), Session(), Session()
    for path, what in ((MANAGER, manager), (SESSION, own), (OTHER, other)):
        bus.export(path, what)
    await bus.request_name(NAME)
    print("ready", flush=True)
    orders = {
        "Lock": own.Lock, "Unlock": own.Unlock, "other": other.Lock,
        "sleep": lambda: manager.PrepareForSleep(True), "wake": lambda: manager.PrepareForSleep(False),
    }  # fmt: skip
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        orders[line.strip()]()


if __name__ == "__main__":
    asyncio.run(main())
