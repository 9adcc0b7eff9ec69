"""One notice, shown the best way there is: native, else plain, else the caller's own stand-in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from followup_desktop.notify.loop import LoopThread
from followup_desktop.notify.native import NativeChannel
from followup_desktop.notify.plain import PlainChannel
from followup_desktop.notify.text import clip, lines, one_line
from followup_desktop.notify.values import Channel, Notice, Outcome, Pressed, Unavailable

DEADLINE = 5.0
"""Seconds in which a channel must have shown a notice, before the next one is tried."""

_TITLE_UNITS = 200
_BODY_UNITS = 1000


class ShowsNotices(Protocol):
    """A channel: shows a notice and says whether its buttons are there, or raises Unavailable."""

    async def show(self, notice: Notice) -> bool:
        """Show the notice."""


class Notifier:
    """Shows notices without ever making its caller wait; every callback comes on this object's own thread.

    `on_outcome` is told once for each notice which way it went, `on_pressed` what the person did with it.
    `stand_in` is handed a notice that no channel could show; what is pressed there is its own affair.
    A Qt caller passes its signals' `emit`.
    """

    def __init__(
        self,
        app_name: str,
        *,
        on_outcome: Callable[[Outcome], None],
        on_pressed: Callable[[Pressed], None],
        stand_in: Callable[[Notice], None] | None = None,
        icon: Path | None = None,
        deadline: float = DEADLINE,
    ) -> None:
        self._app_name = app_name
        self._on_outcome = on_outcome
        self._stand_in = stand_in
        self._native = NativeChannel(app_name, icon, on_pressed, deadline)
        self._channels: Sequence[tuple[Channel, ShowsNotices]] = (
            (Channel.NATIVE, self._native),
            (Channel.PLAIN, PlainChannel(app_name, deadline)),
        )
        self._one_at_a_time = asyncio.Lock()
        self._thread = LoopThread("notifications", farewell=self._native.disconnect)

    def show(self, notice: Notice) -> None:
        """Show the notice, in the place of an earlier one of its id. Returns at once."""
        fit = replace(
            notice,
            title=clip(one_line(notice.title), _TITLE_UNITS) or self._app_name,
            body=clip(lines(notice.body), _BODY_UNITS),
        )
        self._thread.submit(self._show(fit))

    def withdraw(self, notice_id: str) -> None:
        """Take the notice of that id off the screen, if it still is there. Returns at once."""
        self._thread.submit(self._withdraw(notice_id))

    def close(self) -> None:
        """Stop listening. What hangs is left behind; what is on the screen stays there."""
        self._thread.close()

    async def _show(self, notice: Notice) -> None:
        async with self._one_at_a_time:
            self._on_outcome(await self._by_best_channel(notice))

    async def _by_best_channel(self, notice: Notice) -> Outcome:
        reasons = []
        for channel, way in self._channels:
            try:
                buttons = await way.show(notice)
            except Unavailable as error:
                reasons.append(f"{channel}: {error}")
            except Exception as error:  # the system's libraries promise nothing about what they raise
                reasons.append(f"{channel}: {type(error).__name__}")
            else:
                return Outcome(notice.id, channel, "; ".join(reasons), buttons)
        reason = "; ".join(reasons)
        if self._stand_in is None:
            return Outcome(notice.id, Channel.NONE, reason)
        self._stand_in(notice)
        return Outcome(notice.id, Channel.TOAST, reason, bool(notice.buttons))

    async def _withdraw(self, notice_id: str) -> None:
        async with self._one_at_a_time:
            await self._native.withdraw(notice_id)
