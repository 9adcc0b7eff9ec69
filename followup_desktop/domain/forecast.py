"""What is known of the coming days without a name: by it a tray announces while the book is locked.

How many check-ins each day has and at which moments, when the person wants to hear of them, and what was announced
already. Check-ins and contacts are named by their UUIDs, which say nothing to who has not got the book.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.preferences import Preferences, from_json, to_json
from followup_desktop.domain.today import Today

DAYS = 14
"""So far ahead it is looked: later days are as the last one."""
_KEPT = ("digest_at", "digest_days", "quiet_from", "quiet_until", "paused_until", "paused_from", "held_until", "theme")
"""Preferences that say when something is announced, and how it looks."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Coming:
    """One check-in without its words. `due_at` is None where it belongs to a whole day."""

    uuid: str
    contact_uuid: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Forecast:
    """What Today would show on each day if nothing were done until then, the first day first."""

    days: tuple[tuple[date, tuple[Coming, ...]], ...]
    preferences: Preferences
    announced: tuple[str, ...] = ()
    """Keys of what need not be announced any more."""

    def at(self, now: datetime) -> Today:
        """Today's list at a moment, with nobody's name. A day before the first is as the first."""
        if not self.days:
            return _listed(now.date(), (), self.preferences)
        days = [coming for day, coming in self.days if day <= now.date()] or [self.days[0][1]]
        return _listed(now.date(), days[-1], self.preferences)


def foresee(
    day_at: Callable[[datetime], Today], chosen: Preferences, now: datetime, announced: Iterable[str]
) -> Forecast:
    """Look ahead; `day_at` gives Today's list at a moment."""
    days = []
    for ahead in range(DAYS):
        moment = now + ahead * _DAY
        shown = day_at(moment).shown
        days.append((moment.date(), tuple(Coming(c.uuid, c.contact_uuid, c.due_at) for c in shown)))
    kept = {name: value for name, value in to_json(chosen).items() if name in _KEPT}
    return Forecast(tuple(days), replace(from_json(kept), hide_names=True), tuple(sorted(announced)))


def to_text(forecast: Forecast) -> str:
    """The forecast as JSON."""
    kept = {name: value for name, value in to_json(forecast.preferences).items() if name in _KEPT}
    days = {day.isoformat(): [_plain(each) for each in coming] for day, coming in forecast.days}
    return json.dumps({"days": days, "preferences": kept, "announced": list(forecast.announced)})


def of_text(text: str) -> Forecast:
    """The forecast of JSON. Raises ValueError where the text is none."""
    try:
        stored = json.loads(text)
        days = tuple((date.fromisoformat(day), tuple(map(_coming, each))) for day, each in stored["days"].items())
        announced = tuple(str(key) for key in stored["announced"])
        chosen = replace(from_json(stored["preferences"]), hide_names=True)
    except (KeyError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("not a forecast") from error
    return Forecast(tuple(sorted(days, key=lambda day: day[0])), chosen, announced)


def _plain(coming: Coming) -> list[str]:
    return [coming.uuid, coming.contact_uuid, *([coming.due_at.isoformat()] if coming.due_at else [])]


def _coming(stored: Any) -> Coming:
    uuid, contact, *at = stored
    due_at = datetime.fromisoformat(at[0]) if at else None
    if due_at is not None and due_at.tzinfo is None:
        raise ValueError("a moment carries its zone's offset")
    return Coming(str(UUID(uuid)), str(UUID(contact)), due_at)


def _listed(day: date, coming: tuple[Coming, ...], chosen: Preferences) -> Today:
    nameless = [_nameless(each, day) for each in coming]
    return Today(
        day=day,
        timed=tuple(c for c in nameless if c.due_at is not None),
        promises=tuple(c for c in nameless if c.due_at is None),
        occasions=(), few=(), next=(), ready=0, finished=0, paused=chosen.paused(day),
    )  # fmt: skip


def _nameless(coming: Coming, day: date) -> CheckIn:
    due_on = coming.due_at.date() if coming.due_at else day
    return CheckIn(
        uuid=coming.uuid, contact=0, contact_uuid=coming.contact_uuid, contact_name="", kind=Kind.REMINDER, reason="",
        due_on=due_on, due_at=coming.due_at, was_due_on=due_on, band=Band.IN_TOUCH,
    )  # fmt: skip
