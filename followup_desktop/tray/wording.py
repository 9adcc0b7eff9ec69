"""Words that the icon, its menu and the toasts share. Names are one line, cut where a menu would grow too wide."""

from __future__ import annotations

from datetime import date, datetime

from followup_desktop.domain import spoken
from followup_desktop.domain.check_ins import Snooze
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext

_WIDEST = 38
"""Letters of a name in a menu, at most."""


def to_do(count: int) -> str:
    """How much there is to do now, as the tooltip and the menu's first line say it."""
    if count == 0:
        return _("Nothing to do today")
    return ngettext("{n} check-in today", "{n} check-ins today", count).format(n=count)


def snooze_name(choice: Snooze) -> str:
    """'Later today'."""
    return {
        Snooze.LATER_TODAY: _("Later today"),
        Snooze.TOMORROW: _("Tomorrow"),
        Snooze.THIS_WEEKEND: _("This weekend"),
        Snooze.NEXT_WEEK: _("Next week"),
        Snooze.NEXT_MONTH: _("Next month"),
    }[choice]


def when(until: date | datetime, locale: str = "en") -> str:
    """'17:00' for a moment, 'Mon 23 November' for a day."""
    if isinstance(until, datetime):
        return f"{until:%H:%M}"
    return spoken.short_weekday_and_day(until, locale)


def in_menu(text: str) -> str:
    """A text of unknown origin as a menu shows it: one line, not too wide."""
    line = " ".join(text.split())
    return line if len(line) <= _WIDEST else line[: _WIDEST - 1].rstrip() + "…"
