"""The dates of a contact that return every year."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from followup_desktop.domain.dates import PartialDate


class DateKind(StrEnum):
    """The kinds of dates of a person."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ContactDate:
    """A date that returns every year; `label` names a date of kind OTHER ('name day')."""

    kind: DateKind
    on: PartialDate
    label: str = ""
