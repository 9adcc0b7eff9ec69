"""The ledger of favors between the user and a contact."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import Favor, FavorEntry
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.rows import uuid_text

_FAVOR = "SELECT id, uuid, contact_id, entry, text, on_day FROM favors"
_UNTOLD = f"""
SELECT k.favor_id FROM check_ins k JOIN favors f ON f.id = k.favor_id
WHERE f.contact_id = ? AND k.kind = '{Kind.FOLLOW_UP}' AND k.state = '{State.OPEN}' AND k.due < ?
"""


def favors(book: Book, contact: int) -> list[Favor]:
    """A contact's ledger, the newest entry first."""
    rows = book.rows(f"{_FAVOR} WHERE contact_id = ? ORDER BY on_day DESC, id DESC", (contact,))
    return [_favor(row) for row in rows]


def favor(book: Book, number: int) -> Favor:
    """One entry. Raises NotFound."""
    row = book.row(f"{_FAVOR} WHERE id = ?", (number,))
    if row is None:
        raise NotFound(_("This is not in the book any more"))
    return _favor(row)


def untold(book: Book, contact: int, today: date) -> frozenset[int]:
    """Help received of which one meant to tell by now how it turned out, and did not: the ids of the entries."""
    tomorrow = (today + timedelta(days=1)).isoformat()
    return frozenset(number for (number,) in book.rows(_UNTOLD, (contact, tomorrow)))


def _favor(row: Sequence[Any]) -> Favor:
    return Favor(row[0], uuid_text(row[1]), row[2], FavorEntry(row[3]), row[4], date.fromisoformat(row[5]))
