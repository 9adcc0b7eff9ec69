"""Notifications with buttons through desktop-notifier. Everything here runs on the notifier's event loop."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from followup_desktop.domain.language import gettext as _
from followup_desktop.notify.server import FREEDESKTOP, ask_server, hang_up
from followup_desktop.notify.text import escape
from followup_desktop.notify.values import DISMISSED, OPEN, Notice, Pressed, Unavailable

if TYPE_CHECKING:
    from desktop_notifier import DesktopNotifier, Notification

_REMEMBERED = 200
_NO_SESSION = ("", "")


class NativeChannel:
    """Shows, replaces and withdraws notices; tells `pressed` what people do with them.

    Each showing has a name of its own, the notice's id and a number, so that one that comes late is never
    taken for a newer one of the same id.
    """

    def __init__(self, app_name: str, icon: Path | None, pressed: Callable[[Pressed], None], deadline: float) -> None:
        self._app_name = app_name
        self._icon = icon
        self._pressed = pressed
        self._deadline = deadline
        self._notifier: DesktopNotifier | None = None
        self._connection = _NO_SESSION
        self._numbers = itertools.count(1)
        self._shown: dict[str, str] = {}
        self._late: set[asyncio.Task[None]] = set()

    async def show(self, notice: Notice) -> bool:
        """Show it, allowing the deadline (seconds) for each step; whether it has its buttons. Raises Unavailable."""
        try:
            notifier, markup = await self._connect_in_time()
            return await self._send_in_time(notice, notifier, markup)
        except TimeoutError as error:
            raise Unavailable(_("the notification server does not answer")) from error
        except Exception:
            await self.disconnect()
            raise

    async def withdraw(self, notice_id: str) -> None:
        """Take the notice off the screen, if it still is there and its server answers."""
        showing = self._shown.pop(notice_id, None)
        if self._notifier is not None and showing is not None:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(_clear(self._notifier, showing), self._deadline)

    async def disconnect(self) -> None:
        """Let go of the server; its notices stay on the screen but nobody listens to them."""
        bus = getattr(getattr(self._notifier, "_backend", None), "bus", None)
        self._notifier = None
        self._connection = _NO_SESSION
        self._shown.clear()
        # desktop-notifier cannot close its connection; left open, one would stay behind for each server's restart.
        if bus is not None:
            await hang_up(bus)

    async def _connect_in_time(self) -> tuple[DesktopNotifier, bool]:
        """Connect; at the deadline raises TimeoutError and drops a connection half made, but none that is in use."""
        try:
            return await asyncio.wait_for(self._connect(), self._deadline)
        except TimeoutError:
            if not self._shown and not self._late:
                await self.disconnect()
            raise

    async def _send_in_time(self, notice: Notice, notifier: DesktopNotifier, markup: bool) -> bool:
        """Send it; raises TimeoutError at the deadline.

        What has been sent cannot be called back: a server that wakes up later shows what a stand-in has shown
        already, so the sending goes on beside and what comes of it is withdrawn.
        """
        showing = f"{notice.id}#{next(self._numbers)}"
        attempt = asyncio.create_task(self._send(notice, showing, notifier, markup))
        done, _pending = await asyncio.wait({attempt}, timeout=self._deadline)
        if done:
            buttons = attempt.result()
            self._remember(notice.id, showing)
            return buttons
        late = asyncio.create_task(_withdraw_late(attempt, showing, notifier))
        self._late.add(late)
        late.add_done_callback(self._late.discard)
        raise TimeoutError

    async def _send(self, notice: Notice, showing: str, notifier: DesktopNotifier, markup: bool) -> bool:
        from desktop_notifier import Capability

        earlier = self._shown.pop(notice.id, None)
        if earlier is not None:
            await _clear(notifier, earlier)
        dispatched = asyncio.Event()
        await notifier.send_notification(_notification(notice, showing, markup, dispatched))
        if not dispatched.is_set():
            raise Unavailable(_("the system refused the notification"))
        return bool(notice.buttons) and Capability.BUTTONS in await notifier.get_capabilities()

    async def _connect(self) -> tuple[DesktopNotifier, bool]:
        """The notifier of the server that is there now, and whether that server reads the body as markup."""
        connection, markup = _NO_SESSION, False
        if FREEDESKTOP:
            server = await ask_server()
            connection, markup = server.connection, server.markup
        if self._notifier is None or connection != self._connection:
            await self.disconnect()
            self._notifier = self._make()
            self._connection = connection
        await require_titles(self._notifier)
        if not await self._notifier.request_authorisation():
            raise Unavailable(_("notifications of this program are switched off in the system's settings"))
        return self._notifier, markup

    def _make(self) -> DesktopNotifier:
        from desktop_notifier import DesktopNotifier, Icon

        # Its messages carry the notice's title and text, and those belong in no log.
        library_log = logging.getLogger("desktop_notifier")
        library_log.propagate = False
        library_log.addHandler(logging.NullHandler())
        notifier = DesktopNotifier(self._app_name, Icon(path=self._icon) if self._icon else None)
        notifier.on_button_pressed = self._tell
        notifier.on_clicked = lambda showing: self._tell(showing, OPEN)
        notifier.on_dismissed = lambda showing: self._tell(showing, DISMISSED)
        return notifier

    def _tell(self, showing: str, what: str) -> None:
        self._pressed(Pressed(self._forget(showing), what))

    def _forget(self, showing: str) -> str:
        """Note that it is gone; the id of its notice."""
        notice_id = showing.rpartition("#")[0]
        if self._shown.get(notice_id) == showing:
            del self._shown[notice_id]
        return notice_id

    def _remember(self, notice_id: str, showing: str) -> None:
        """Note what can be withdrawn; the oldest is forgotten, for a notice that expires tells nobody."""
        self._shown[notice_id] = showing
        if len(self._shown) > _REMEMBERED:
            del self._shown[next(iter(self._shown))]


async def _clear(notifier: DesktopNotifier, showing: str) -> None:
    """Close one showing. KeyError is desktop-notifier's word for one that is closed already."""
    with contextlib.suppress(KeyError):
        await notifier.clear(showing)


async def _withdraw_late(attempt: asyncio.Task[bool], showing: str, notifier: DesktopNotifier) -> None:
    with contextlib.suppress(Exception):
        await attempt
        await _clear(notifier, showing)


async def require_titles(notifier: DesktopNotifier) -> None:
    """Raise Unavailable where desktop-notifier drops every notice in silence (macOS without a signed bundle)."""
    from desktop_notifier import Capability

    if Capability.TITLE not in await notifier.get_capabilities():
        raise Unavailable(_("the system gives this program no notifications with buttons"))


def _notification(notice: Notice, showing: str, markup: bool, dispatched: asyncio.Event) -> Notification:
    """The notice in the words of desktop-notifier, setting the event once it has been handed over."""
    from desktop_notifier import DEFAULT_SOUND, Button, Notification

    return Notification(
        title=notice.title,
        message=escape(notice.body) if markup else notice.body,
        buttons=tuple(Button(title=button.label, identifier=button.key) for button in notice.buttons),
        sound=DEFAULT_SOUND if notice.sound else None,
        on_dispatched=dispatched.set,
        identifier=showing,
    )
