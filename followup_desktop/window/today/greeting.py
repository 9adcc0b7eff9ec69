"""The words at the head of a day: the greeting, how many people, how long it takes, who is next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.words import day_name

MINUTES_EACH = 2
"""About how long a short note takes (product.md, belief 5)."""
_NOON, _EVENING, _NIGHT_ENDS = 12, 18, 4
MOST_IN_LETTERS = 12


def greeting(now: datetime, *, back: bool = False) -> str:
    """'Good morning, Sunday 22 November'; on the first day after a vacation 'Welcome back, Sunday 22 November'."""
    if back:
        words = _("Welcome back, {day}")
    elif now.hour < _NIGHT_ENDS or now.hour >= _EVENING:
        words = _("Good evening, {day}")
    else:
        words = _("Good morning, {day}") if now.hour < _NOON else _("Good afternoon, {day}")
    return words.format(day=day_name(now.date()))


def summary(people: int) -> str:
    """'Five people today. About ten minutes.'; empty for nobody."""
    if not people:
        return ""
    who = ngettext("{n} person today.", "{n} people today.", people).format(n=number_word(people))
    minutes = people * MINUTES_EACH
    minutes = minutes if minutes <= MOST_IN_LETTERS else 5 * round(minutes / 5)
    if minutes <= 60:
        length = _("About {n} minutes.").format(n=number_word(minutes))
    else:
        length = _("More than an hour: take the first few, the rest can wait.")
    return f"{who[0].upper()}{who[1:]} {length}"


def who_is_next(names: Sequence[str], waiting: int) -> str:
    """'Next: Kavya Raman, 陈 思远 and 4 more'."""
    shown = ", ".join(names[:2])
    rest = waiting - len(names[:2])
    return (
        _("Next: {names}").format(names=shown)
        if rest <= 0
        else _("Next: {names} and {n} more").format(names=shown, n=f"{rest:,}")
    )


def held_words(count: int) -> str:
    """'3 more from your time away'."""
    return ngettext("{n} more from your time away", "{n} more from your time away", count).format(n=count)


def waiting_title(count: int) -> str:
    """'Waiting for a reply (2)'."""
    return _("Waiting for a reply ({n})").format(n=count)


def number_word(number: int) -> str:
    """A number in letters as far as people write it so: up to twelve."""
    words = (
        _("no"), _("one"), _("two"), _("three"), _("four"), _("five"), _("six"), _("seven"), _("eight"), _("nine"),
        _("ten"), _("eleven"), _("twelve"),
    )  # fmt: skip
    return words[number] if 0 <= number <= MOST_IN_LETTERS else str(number)
