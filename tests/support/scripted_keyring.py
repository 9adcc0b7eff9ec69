"""A keyring of a test's own on a real bus: what of org.freedesktop.secrets a program needs that keeps one key.

Started with how it is ('open', 'locked', 'silent'); each call that could bring up a question is told on a line.
"""

# dbus-fast reads the D-Bus types from the annotations, so they stay as they are written.
# ruff: noqa: F722, F821

import asyncio
import sys

from dbus_fast import DBusError, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.constants import PropertyAccess
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property

NAME = "org.freedesktop.secrets"
ROOT = "/org/freedesktop/secrets"
DEFAULT = f"{ROOT}/aliases/default"
IFACE = "org.freedesktop.Secret"


class Service(ServiceInterface):
    """Sessions, and unlocking."""

    def __init__(self) -> None:
        super().__init__(f"{IFACE}.Service")

    @dbus_method()
    def OpenSession(self, algorithm: "s", _input: "v") -> "vo":
        if algorithm != "plain":
            raise DBusError("org.freedesktop.DBus.Error.NotSupported", "plain only")
        return [Variant("s", ""), f"{ROOT}/session/1"]

    @dbus_method()
    def Unlock(self, _objects: "ao") -> "aoo":
        _say("unlock")
        return [[], "/"]


class Item(ServiceInterface):
    """One secret."""

    def __init__(self, collection: "Collection", path: str, attributes: dict, secret: bytes) -> None:
        super().__init__(f"{IFACE}.Item")
        self.collection, self.path, self.attributes, self.secret = collection, path, attributes, secret

    @dbus_property(access=PropertyAccess.READ)
    def Label(self) -> "s":
        return "a key"

    @dbus_property(access=PropertyAccess.READ)
    def Locked(self) -> "b":
        return self.collection.locked

    @dbus_method()
    def GetSecret(self, session: "o") -> "(oayays)":
        return [session, b"", self.secret, "text/plain"]

    @dbus_method()
    def Delete(self) -> "o":
        self.collection.items.remove(self)
        self.collection.bus.unexport(self.path, self)
        return "/"


class Collection(ServiceInterface):
    """The default collection."""

    def __init__(self, bus: MessageBus, way: str) -> None:
        super().__init__(f"{IFACE}.Collection")
        self.bus, self.locked, self.silent = bus, way == "locked", way == "silent"
        self.items: list[Item] = []
        self._made = 0

    @dbus_property(access=PropertyAccess.READ)
    def Label(self) -> "s":
        return "Default"

    @dbus_property(access=PropertyAccess.READ)
    def Locked(self) -> "b":
        return self.locked

    @dbus_method()
    async def SearchItems(self, attributes: "a{ss}") -> "ao":
        if self.silent:
            await asyncio.Event().wait()
        return [item.path for item in self.items if attributes.items() <= item.attributes.items()]

    @dbus_method()
    async def CreateItem(self, properties: "a{sv}", secret: "(oayays)", replace: "b") -> "oo":
        if self.silent:
            await asyncio.Event().wait()
        attributes = properties[f"{IFACE}.Item.Attributes"].value
        for item in [item for item in self.items if replace and item.attributes == attributes]:
            item.Delete()
        self._made += 1
        item = Item(self, f"{ROOT}/item/{self._made}", attributes, bytes(secret[2]))
        self.items.append(item)
        self.bus.export(item.path, item)
        _say(f"kept {attributes['key']}")
        return [item.path, "/"]


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def main() -> None:
    bus = await MessageBus().connect()
    bus.export(ROOT, Service())
    bus.export(DEFAULT, Collection(bus, sys.argv[1]))
    await bus.request_name(NAME)
    _say("ready")
    await bus.wait_for_disconnect()


asyncio.run(main())
