"""Notifications without buttons through plyer, which may block for a minute, fail in silence or take text for options.

So each call runs in a thread of its own that is left behind when it hangs (facts: 75 s with a stopped server).
"""

from __future__ import annotations

import asyncio
import importlib.util
import shutil
import threading
from collections.abc import Callable
from typing import Any

from followup_desktop.domain.language import gettext as _
from followup_desktop.notify.server import FREEDESKTOP, ask_server
from followup_desktop.notify.text import clip, escape, no_option
from followup_desktop.notify.values import Notice, Unavailable

TITLE_UNITS = 63
BODY_UNITS = 255
"""Beyond these many UTF-16 units Windows raises inside plyer's thread and the notice is lost."""

_SECONDS_ON_SCREEN = 10


class PlainChannel:
    """Shows notices by plyer. Nothing comes back from them: no click, and no proof that anybody saw them."""

    def __init__(self, app_name: str, deadline: float) -> None:
        self._app_name = app_name
        self._deadline = deadline
        self._worker: threading.Thread | None = None

    async def show(self, notice: Notice) -> bool:
        """Show it without its buttons (so: False) within the deadline (seconds). Raises Unavailable."""
        if self._worker is not None and self._worker.is_alive():
            raise Unavailable(_("an earlier notification still waits for the system"))
        try:
            notify = await asyncio.wait_for(_prepare(notice, self._app_name), self._deadline)
            await asyncio.wait_for(self._in_thread(notify), self._deadline)
        except TimeoutError as error:
            raise Unavailable(_("the notification server does not answer")) from error
        return False

    def _in_thread(self, notify: Callable[[], None]) -> asyncio.Future[None]:
        """Run it in a daemon thread: an executor's thread would hold up the program's end."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[None] = loop.create_future()

        def work() -> None:
            error: Exception | None = None
            try:
                notify()
            except Exception as failure:
                error = Unavailable(_("plyer failed ({})").format(type(failure).__name__))
            if not loop.is_closed():
                loop.call_soon_threadsafe(_settle, done, error)

        self._worker = threading.Thread(target=work, name="plain notification", daemon=True)
        self._worker.start()
        return done


def _settle(done: asyncio.Future[None], error: Exception | None) -> None:
    if done.done():
        return
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)


async def _prepare(notice: Notice, app_name: str) -> Callable[[], None]:
    """The call of plyer that shows the notice. Raises Unavailable where plyer would only pretend."""
    title, body = clip(notice.title, TITLE_UNITS), clip(notice.body, BODY_UNITS)
    if FREEDESKTOP:
        server = await ask_server()
        if server.markup:
            body = escape(body)
        way, command_line = _on_freedesktop()
        if command_line:
            # notify-send reads options anywhere and C escapes in the body.
            title, body = no_option(title), no_option(body.replace("\\", "\\\\"))
    else:
        way = _elsewhere()
    return lambda: way.notify(title=title, message=body, app_name=app_name, timeout=_SECONDS_ON_SCREEN)


def _elsewhere() -> Any:
    from plyer import notification

    return notification


def _on_freedesktop() -> tuple[Any, bool]:
    """Plyer's way that works here, and whether it is a command line. Plyer's own choice warns at each start."""
    from plyer.platforms.linux.notification import NotifyDbus, NotifySendNotification

    if importlib.util.find_spec("dbus") is not None:
        return NotifyDbus(), False
    if shutil.which("notify-send") is None:
        raise Unavailable(_("neither notify-send nor dbus-python is installed"))
    return NotifySendNotification(), True
