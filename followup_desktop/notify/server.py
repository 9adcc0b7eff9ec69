"""Who shows notifications on a freedesktop system, asked directly over D-Bus.

desktop-notifier asks too but keeps to itself what matters here: whether the body is read as markup.
"""

from __future__ import annotations

import contextlib
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from followup_desktop.domain.language import gettext as _
from followup_desktop.notify.values import Unavailable

if TYPE_CHECKING:
    from dbus_fast.aio import MessageBus

FREEDESKTOP: bool = sys.platform == "linux"
"""Whether notifications go over D-Bus here, as far as desktop-notifier does it."""

NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_BUS = "org.freedesktop.DBus"
_BUS_PATH = "/org/freedesktop/DBus"


@dataclass(frozen=True, slots=True)
class Server:
    """A notification server that answered: what it calls itself, what it can do, and which connection it is."""

    name: str
    version: str
    capabilities: frozenset[str]
    connection: tuple[str, str]
    """The bus's id and the server's unique name on it: another pair is another server, or the same one restarted."""

    @property
    def markup(self) -> bool:
        """Whether `<b>`, `<img>` and `<a>` in a body act."""
        return "body-markup" in self.capabilities


async def ask_server() -> Server:
    """The server of this session. Has no deadline of its own; raises Unavailable if there is no bus or no server."""
    from dbus_fast.aio import MessageBus

    try:
        bus = await MessageBus().connect()
    except Exception as error:
        raise Unavailable(_("there is no session bus ({error})").format(error=type(error).__name__)) from error
    try:
        return await _ask(bus)
    finally:
        await hang_up(bus)


async def hang_up(bus: MessageBus) -> None:
    """Disconnect from the bus and wait until the socket is closed; a bus that is gone already is no matter."""
    bus.disconnect()
    with contextlib.suppress(Exception):
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]


async def _ask(bus: MessageBus) -> Server:
    bus_id, _sender = await _call(bus, _BUS, _BUS_PATH, "GetId")
    information, owner = await _call(bus, NAME, _PATH, "GetServerInformation")
    capabilities, _sender = await _call(bus, NAME, _PATH, "GetCapabilities")
    return Server(
        name=str(information[0]),
        version=str(information[2]),
        capabilities=frozenset(str(capability) for capability in capabilities[0]),
        connection=(str(bus_id[0]), owner),
    )


async def _call(bus: MessageBus, name: str, path: str, member: str) -> tuple[list[Any], str]:
    """Call a method without arguments; the reply's values and the unique name of who replied."""
    from dbus_fast import Message, MessageType

    reply = await bus.call(Message(destination=name, path=path, interface=name, member=member))
    if reply is None or reply.message_type != MessageType.METHOD_RETURN:
        raise Unavailable(_("no notification server runs in this session"))
    return reply.body, reply.sender or ""
