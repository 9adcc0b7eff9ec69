"""Vacation: everything is paused for a while, and what piled up meanwhile is spread out after it (product.md, Pause).

Promises, open loops and occasions that fell due inside the pause come at most the daily few a day; the rest stand
folded. Keep-in-touch contacts need no spreading: they are the daily few. What has a moment, and what was made or fell
due after the return, is never held back. A pause of one contact is not spread: what waited for one person comes back
with them.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.preferences import Preferences


class Away(NamedTuple):
    """A pause of everything that is over: its first day, and the day of the return, which is not part of it."""

    since: date
    back_on: date

    def covers(self, day: date) -> bool:
        """Whether a day lies in it."""
        return self.since <= day < self.back_on


def paused(chosen: Preferences, until: date, today: date, *, piled: bool = False) -> Preferences:
    """Everything paused from today until a day.

    A pause that is made longer, or that follows on one of which something is still `piled` up, begins where that one
    began: nothing that was held back comes at once because of it.
    """
    goes_on = chosen.paused(today) or piled
    began = chosen.paused_from if goes_on and chosen.paused_from is not None else today
    return dataclasses.replace(chosen, paused_from=min(began, today), paused_until=until)


def resumed(chosen: Preferences, today: date) -> Preferences:
    """The pause over today, whenever it was to end; what is left of it is that one was away."""
    began = chosen.paused_from
    if not chosen.paused(today):
        return chosen
    if began is None or began >= today:
        return dataclasses.replace(chosen, paused_from=None, paused_until=None)
    return dataclasses.replace(chosen, paused_until=today)


def away(chosen: Preferences, today: date) -> Away | None:
    """The pause that one is back from; None where there was none, or it is not over."""
    since, back_on = chosen.paused_from, chosen.paused_until
    if since is None or back_on is None or not since < back_on <= today:
        return None
    return Away(since, back_on)


def come_by(gone: Away, daily_few: int, today: date) -> int:
    """How many of the pile have come by a day: the daily few on each since the return, and at least one."""
    return max(1, daily_few) * ((today - gone.back_on).days + 1)


def held_back(piled: Sequence[CheckIn], come: int) -> tuple[CheckIn, ...]:
    """Those of the pile whose day has not come yet, from how many have come that are not handled.

    Occasions come first, because a late wish is only kind for a few days; then the oldest.
    """
    ranked = sorted(piled, key=lambda one: (one.kind is not Kind.OCCASION, one.due_on, one.contact_name, one.uuid))
    return tuple(ranked[max(0, come) :])
