"""The trash: who was deleted rests there for 30 days, to be brought back, and is forgotten then."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext

KEPT_DAYS = 30
"""Days between deleting somebody and forgetting them for good."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """Somebody in the trash: who they were, when and with what they went. `id` is the number they had in the book.

    Who was made one with somebody else is there too, by whose name; their entries went to that contact.
    """

    id: int
    uuid: str
    name: str
    organisation: str
    portrait: str | None
    deleted_at: datetime
    change_set: int
    entries: int = 0
    loops: int = 0
    favors: int = 0
    check_ins: int = 0
    merged_into: str = ""

    @property
    def forgotten_on(self) -> date:
        """The day from which on they are not in the trash any more."""
        return self.deleted_at.date() + timedelta(days=KEPT_DAYS)


def what_went(one: Deleted) -> str:
    """'12 entries, 2 check-ins'; empty where nothing belonged to them but what they were themselves."""
    parts = (
        (one.entries, ngettext("{n} entry", "{n} entries", one.entries)),
        (one.loops, ngettext("{n} thing to come back to", "{n} things to come back to", one.loops)),
        (one.favors, ngettext("{n} favor", "{n} favors", one.favors)),
        (one.check_ins, ngettext("{n} check-in", "{n} check-ins", one.check_ins)),
    )
    return ", ".join(words.format(n=f"{count:,}") for count, words in parts if count)


def time_left(one: Deleted, today: date) -> str:
    """'rests for 12 more days'; who was merged is not forgotten by time, and nothing is said of it."""
    if one.merged_into:
        return ""
    days = (one.forgotten_on - today).days
    if days <= 1:
        return _("forgotten tomorrow")
    return ngettext("rests for {n} more day", "rests for {n} more days", days).format(n=days)
