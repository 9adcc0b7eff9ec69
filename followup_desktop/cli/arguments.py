"""How arguments are written: days, counts, channels. Each raises Refused where it cannot be understood."""

from __future__ import annotations

import argparse
import re
from datetime import date, datetime, timedelta

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Snooze, snoozed_to
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import local_moment

_AHEAD = re.compile(r"\+(\d{1,5})\s*([dwmy])", re.IGNORECASE)


def day(text: str, today: date, field: str = "") -> date:
    """A day: '2026-02-28', 'today', 'yesterday', 'tomorrow', or '+6w' (days, weeks, calendar months, years)."""
    word = text.strip().casefold()
    near = {"yesterday": -1, "today": 0, "tomorrow": 1}
    if word in near:
        return today + timedelta(days=near[word])
    if match := _AHEAD.fullmatch(word):
        return _ahead(match, today)
    partial = _partial(text, field)
    if partial.year is None or partial.month is None or partial.day is None:
        raise Refused(_("'{text}' is not a whole date: write it like 2026-02-28").format(text=text), field)
    return date(partial.year, partial.month, partial.day)


def birthday(text: str, today: date) -> PartialDate:
    """A day of birth: a day, or '02-28' where the year is unknown."""
    if text.strip().casefold() in {"today", "yesterday"}:
        return PartialDate.of(day(text, today))
    return _partial(text, "birthday")


def until(text: str, now: datetime) -> date | datetime:
    """Where a snooze moves to: a day, or one of the choices ('later today', 'next week', ...)."""
    words = " ".join(text.casefold().replace("-", " ").split())
    if words in {str(choice) for choice in Snooze}:
        return snoozed_to(Snooze(words), now)
    return day(text, now.date(), "until")


def moment_of(text: str | None, now: datetime) -> datetime:
    """Now, or the same time on another day."""
    return now if text is None else local_moment(day(text, now.date(), "on"), now.time(), now)


def channel(text: str) -> Channel:
    """A channel by its name or the beginning of it, however it is spaced: 'call', 'email', 'in-person', 'video'."""
    asked = _letters(text)
    found = [one for one in Channel if _letters(one) == asked] or [
        one for one in Channel if asked and _letters(one).startswith(asked)
    ]
    if len(found) != 1:
        known = ", ".join(Channel)
        raise Refused(_("There is no channel '{text}'; there are {known}").format(text=text, known=known), "channel")
    return found[0]


def count(text: str) -> int:
    """A whole number of at least one, as a type of argparse."""
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(_("{number} is less than 1").format(number=number))
    return number


count.__name__ = "number"


def _ahead(match: re.Match[str], today: date) -> date:
    number = int(match[1])
    if not number:
        return today
    try:
        return Cadence.parse(f"{number}{match[2]}").after(today)
    except Refused:
        raise Refused(_("'{text}' is too far ahead").format(text=match[0])) from None


def _partial(text: str, field: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except Refused as refused:
        raise Refused(str(refused), field) from None


def _letters(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter.isalnum())
