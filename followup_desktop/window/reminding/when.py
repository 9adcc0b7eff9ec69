"""A day and a time as they are typed."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import NoReturn

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant, local_moment

DAY, TIME = "due_on", "due_at"
_TIME = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?")


def read_when(day: str, at: str, now: datetime) -> tuple[date, datetime | None]:
    """The day and, where a time is given, the moment; both still ahead. Raises Refused with the field to mend."""
    on = _day(day)
    if on < now.date():
        raise Refused(_("Choose a day that is not over"), field=DAY)
    clock = _time(at)
    if clock is None:
        return on, None
    moment = local_moment(on, clock, now)
    if instant(moment) <= instant(now):
        raise Refused(_("Choose a time that is still ahead"), field=TIME)
    return moment.date(), moment


def _day(text: str) -> date:
    if not text.strip():
        raise Refused(_("Say on which day"), field=DAY)
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise Refused(_("Write the day like 2026-11-30, or choose it in the calendar"), field=DAY) from None


def _time(text: str) -> time | None:
    if not text.strip():
        return None
    found = _TIME.fullmatch(text.strip())
    try:
        return time(int(found[1]), int(found[2] or 0)) if found else _no_time()
    except ValueError:
        return _no_time()


def _no_time() -> NoReturn:
    raise Refused(_("Write the time like 9:30, or leave it empty"), field=TIME)
