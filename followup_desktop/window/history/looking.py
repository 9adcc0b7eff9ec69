"""Looking at one change: what it touched, and whether it can be undone by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.reads.past import Past, TouchedRow, came_after, past_rows, touched_rows
from followup_desktop.store.writes.history import try_undo

_MOST_TRIED = 3000
"""Rows of a change that is tried at once; a larger one would keep others from writing, and is only tried when asked."""
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Look:
    """A change, its rows (some of `count`), and why it cannot be undone or done again; empty where it can."""

    past: Past
    rows: Sequence[TouchedRow]
    count: int
    obstacle: str

    @property
    def people(self) -> dict[int, str]:
        """Whose rows it touched, by their numbers."""
        return {row.contact: row.name for row in self.rows if row.contact is not None and row.is_there}


def look_at(book: Book, past: Past, now: datetime) -> Look:
    """Look at a change. Raises BookError where the book cannot be read."""
    rows, count = touched_rows(book, past.change.id)
    return Look(past, rows, count, _obstacle(book, past, count, now))


def _obstacle(book: Book, past: Past, count: int, now: datetime) -> str:
    if past.for_good:
        return _("What was forgotten for good cannot be brought back.")
    if past.change.whole or count > _MOST_TRIED:
        return ""
    try:
        why = try_undo(book, past.change, now)
    except BookError:
        return ""
    if not why or past.change.undone:
        return f"{why}." if why else ""
    return _after(book, came_after(book, past.change.id)) or f"{why}."


def _after(book: Book, later: Sequence[int]) -> str:
    """Which changes would have to be undone first."""
    if not later:
        return ""
    found = past_rows(book, later[:_MOST_NAMED])
    labels = [_("‘{what}’").format(what=found[row].change.label) for row in later[:_MOST_NAMED] if row in found]
    if len(later) > _MOST_NAMED:
        more = len(later) - _MOST_NAMED
        labels.append(ngettext("{n} more", "{n} more", more).format(n=f"{more:,}"))
    words = _("What it did was changed again since: undo {what} first, or leave both.")
    return words.format(what=", ".join(labels))
