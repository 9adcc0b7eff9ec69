"""Momentum: how warm a conversation still is, by the days since it (product.md, After logging)."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from followup_desktop.domain.language import gettext as _

_FRESH, _WARM, _COOLING = 1, 3, 7
"""The last day of each, counted from the day of the conversation."""


class Momentum(StrEnum):
    """Fresh on the same or the next day, warm to the third, cooling to the seventh, then cold."""

    FRESH = "fresh"
    WARM = "warm"
    COOLING = "cooling"
    COLD = "cold"


def momentum(last_contact_on: date | None, today: date) -> Momentum | None:
    """How warm the last contact still is; None where there was none, or it lies ahead of a clock moved back."""
    if last_contact_on is None or last_contact_on > today:
        return None
    days = (today - last_contact_on).days
    if days <= _FRESH:
        return Momentum.FRESH
    if days <= _WARM:
        return Momentum.WARM
    return Momentum.COOLING if days <= _COOLING else Momentum.COLD


def momentum_name(mark: Momentum) -> str:
    """'fresh', as the mark on the page says it."""
    return {
        Momentum.FRESH: _("fresh"),
        Momentum.WARM: _("warm"),
        Momentum.COOLING: _("cooling"),
        Momentum.COLD: _("cold"),
    }[mark]


def momentum_words(mark: Momentum) -> str:
    """What the mark means, in one sentence for a tooltip or a screen reader."""
    return {
        Momentum.FRESH: _("Fresh: a word today or tomorrow keeps what you began alive."),
        Momentum.WARM: _("Warm: they still have your conversation in mind."),
        Momentum.COOLING: _("Cooling: pick up what you talked about while it is remembered."),
        Momentum.COLD: _("Cold: begin from what you last shared."),
    }[mark]


def momentum_mark(last_contact_on: date | None, today: date, *, promised: bool, first: bool) -> Momentum | None:
    """The mark as the page shows it, where it means something: it must not nag.

    After a first meeting, or while something promised is open (`promised`), it stands for the seven days after the
    last contact; cold then stands for seven more, and only while there is something to keep.
    """
    mark = momentum(last_contact_on, today)
    if mark is None or last_contact_on is None or not (promised or first):
        return None
    if mark is Momentum.COLD:
        return mark if promised and (today - last_contact_on).days <= 2 * _COOLING else None
    return mark
