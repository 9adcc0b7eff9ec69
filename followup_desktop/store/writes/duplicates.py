"""What the user says of two contacts who look like one person: that they are not."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.reads.pairs import NOT_THE_SAME
from followup_desktop.store.rows import uuid_text
from followup_desktop.store.writes.change import change
from followup_desktop.store.writes.pairs import keep_pair


def tell_apart(book: Book, one: int, other: int, now: datetime, origin: str = "") -> Changes:
    """Offer a pair as duplicates no more; undo brings it back. Raises NotFound, Refused for the same contact twice."""
    if one == other:
        raise Refused(_("A contact cannot be told apart from itself"))
    first, second = _person(book, one), _person(book, other)
    label = _("Told {one} and {other} apart").format(one=first[1], other=second[1])
    with change(book, label, now, origin) as work:
        keep_pair(work, NOT_THE_SAME, first[0], second[0])
    return work.done


def _person(book: Book, contact: int) -> tuple[str, str]:
    row = book.row("SELECT uuid, display_name FROM contacts WHERE id = ?", (contact,))
    if row is None:
        raise NotFound(_("This contact is not in the book any more"))
    return uuid_text(row[0]), str(row[1])
