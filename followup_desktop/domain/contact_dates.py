"""The dates of a contact that return every year, or come once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused

MOST_LEAD_DAYS = 60


class DateKind(StrEnum):
    """The kinds of dates of a person."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ContactDate:
    """A date that returns every year; `label` names a date of kind OTHER ('name day'). Raises Refused out of bounds.

    `lead_days` is how many days before it it begins to show, None for the default. A date that comes `once` (a
    wedding to go to, an exam) has its year.
    """

    kind: DateKind
    on: PartialDate
    label: str = ""
    lead_days: int | None = None
    once: bool = False

    def __post_init__(self) -> None:
        if self.lead_days is not None and not 0 <= self.lead_days <= MOST_LEAD_DAYS:
            raise Refused(f"A date can be shown up to {MOST_LEAD_DAYS} days before", field="lead_days")
        if self.once and self.on.year is None:
            raise Refused("A date that comes once needs its year", field="once")
