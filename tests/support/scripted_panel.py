"""The process of `panel.Panel`: StatusNotifierWatcher and host, and a reader of com.canonical.dbusmenu.

Each line of JSON on standard input is an order; each gets one line of JSON as its answer.
"""

# dbus-fast reads the D-Bus types from the annotations, so they stay as they are written.
# ruff: noqa: F722, F821

import asyncio
import json
import sys

from dbus_fast import Variant
from dbus_fast.aio import MessageBus
from dbus_fast.constants import PropertyAccess
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

NAME = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"
_ITEM_PATH = "/StatusNotifierItem"


class Watcher(ServiceInterface):
    """Who knows the icons and the panels of a session."""

    def __init__(self) -> None:
        super().__init__(NAME)
        self.items: list[str] = []
        self.come = asyncio.Event()

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: "s"):
        self.items.append(service)
        self.come.set()
        self.StatusNotifierItemRegistered(service)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: "s"):
        self.StatusNotifierHostRegistered()

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> "as":
        return self.items

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> "b":
        return True

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> "i":
        return 0

    @dbus_signal()
    def StatusNotifierItemRegistered(self, service) -> "s":
        return service

    @dbus_signal()
    def StatusNotifierHostRegistered(self) -> "":
        return None


class Host:
    """What a person does at the panel."""

    def __init__(self, bus: MessageBus, watcher: Watcher) -> None:
        self._bus = bus
        self._watcher = watcher

    async def item(self) -> dict:
        """Describe the icon that came last, once it answers."""
        item = await self._item()
        _icon, _pixmaps, title, text = await item.get_tool_tip()
        pixmaps = await item.get_icon_pixmap()
        return {
            "name": self._watcher.items[-1],
            "id": await item.get_id(),
            "title": await item.get_title(),
            "tooltip": text or title,
            "status": await item.get_status(),
            "icon_sizes": [width for width, _height, _data in pixmaps],
        }

    async def activate(self) -> bool:
        await (await self._item()).call_activate(0, 0)
        return True

    async def secondary(self) -> bool:
        await (await self._item()).call_secondary_activate(0, 0)
        return True

    async def menu(self) -> list:
        """The menu as nested lists of texts."""
        return _texts(await self._layout(await self._menu(), 0))

    async def choose(self, path: list[str]) -> bool:
        """Open menus one after another as a panel does, and click the last entry."""
        menu = await self._menu()
        at = 0
        for text in path:
            entries = (await self._layout(menu, at))[2]
            found = [entry.value for entry in entries if _text(entry.value[1]) == text]
            if not found:
                return False
            at = found[0][0]
        await menu.call_event(at, "clicked", Variant("i", 0), 0)
        return True

    async def _layout(self, menu: object, parent: int) -> list:
        await menu.call_about_to_show(parent)
        await menu.call_event(parent, "opened", Variant("i", 0), 0)
        return (await menu.call_get_layout(parent, -1, []))[1]

    async def _item(self) -> object:
        await self._watcher.come.wait()
        return await self._interface(_ITEM_PATH, _ITEM)

    async def _menu(self) -> object:
        path = await (await self._item()).get_menu()
        return await self._interface(path, _MENU)

    async def _interface(self, path: str, interface: str) -> object:
        name = self._watcher.items[-1]
        described = await self._bus.introspect(name, path)
        return self._bus.get_proxy_object(name, path, described).get_interface(interface)


def _text(properties: dict) -> str | None:
    """An entry's text without the mark of its key; None for a line between entries."""
    if "type" in properties and properties["type"].value == "separator":
        return None
    return properties["label"].value.replace("__", "\0").replace("_", "").replace("\0", "_")


def _texts(layout: list) -> list:
    found: list = []
    for entry in layout[2]:
        _number, properties, below = entry.value
        if properties.get("visible", Variant("b", True)).value:
            text = _text(properties)
            found.append([text, _texts(entry.value)] if below else text)
    return found


async def main() -> None:
    bus = await MessageBus().connect()
    watcher = Watcher()
    bus.export(PATH, watcher)
    await bus.request_name(NAME)
    host = Host(bus, watcher)
    print(json.dumps("ready"), flush=True)
    orders = asyncio.StreamReader()
    protocol = asyncio.StreamReaderProtocol(orders)
    await asyncio.get_running_loop().connect_read_pipe(lambda: protocol, sys.stdin)
    while line := await orders.readline():
        order = json.loads(line)
        answer = await getattr(host, order.pop("do"))(**order)
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    asyncio.run(main())
