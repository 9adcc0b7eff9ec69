"""Forgetting people for good: their rows, and what anything else in the book says of them. It cannot be undone."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.beside import forget_beside
from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import clean, mark_unclean, zero_what_goes
from followup_desktop.store.reads.forgetting import Known, known_of
from followup_desktop.store.reads.trash import expired
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.contacts import remove_contact
from followup_desktop.store.writes.scrubbing import Scrubbing, without

_AT_ONCE = 500
"""People of the trash who are forgotten in one transaction: others wait with their writes for no longer than that."""
KIND = "forget"
"""The kind of its change set: it stays in the history, names nobody and is never undone."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What forgetting did: the answer for views, the UUIDs that nobody has any more, and whether no trace is left.

    Where it is not `clean`, another program was in the way, and the daily upkeep wipes the rest.
    """

    changes: Changes
    uuids: frozenset[str]
    clean: bool


def forget(book: Book, contacts: Sequence[int], now: datetime, origin: str = "") -> Forgotten:
    """Forget people, who are in the book or in its trash, and who was merged into them, for good.

    Entries in which others took part too stay, without them. Backups are another matter (store/old_backups.py).
    Raises NotFound.
    """
    changes, uuids = _forget(book, contacts, now, origin, _of_people(len(set(contacts))))
    forget_beside(book.path.parent, uuids)
    return Forgotten(changes, uuids, clean(book))


def forget_expired(book: Book, now: datetime) -> int:
    """Forget who has rested in the trash for its time, and give how many they were."""
    gone = [one.id for one in expired(book, now.date())]
    for start in range(0, len(gone), _AT_ONCE):
        part = gone[start : start + _AT_ONCE]
        _changes, uuids = _forget(book, part, now, "", _of_trash(len(part)))
        forget_beside(book.path.parent, uuids)
    return len(gone)


def forget_rows(book: Book, contacts: Collection[int], now: datetime, origin: str = "") -> Changes:
    """Forget people in the book's rows and its history, and leave its files as they are. Raises NotFound."""
    return _forget(book, contacts, now, origin, _of_people(len(set(contacts))))[0]


def _forget(
    book: Book, contacts: Collection[int], now: datetime, origin: str, label: str
) -> tuple[Changes, frozenset[str]]:
    zero_what_goes(book)
    with change(book, label, now, origin, kind=KIND) as work:
        known = known_of(book, contacts)
        if set(contacts) - known.contacts:
            raise NotFound(_("This contact is not in the book any more"))
        _remove(work, known)
        work.last = partial(_close, work, known)
    return Changes(work.set_id, label, preferences=True, circles=True, everything=True), known.uuids


def _remove(work: Change, known: Known) -> None:
    """Take what is in the book out of it: who they are, and where others name them by their identity."""
    for contact in sorted(known.present):
        remove_contact(work, contact)
    named = "SELECT id FROM relations WHERE other IN (SELECT value FROM json_each(?))"
    for (row,) in work.book.rows(named, (json.dumps(sorted(known.uuids)),)):
        work.update("relations", row, other="")
    for row, value in work.book.rows("SELECT id, value FROM preferences"):
        if (kept := without(value, known)) != value:
            work.update("preferences", row, value=kept)


def _close(work: Change, known: Known) -> None:
    Scrubbing(work.book, known).scrub(own_set=work.set_id)
    mark_unclean(work.book)


def _of_people(count: int) -> str:
    return ngettext("Forgot somebody for good", "Forgot {n} people for good", count).format(n=count)


def _of_trash(count: int) -> str:
    many = ngettext("The trash forgot somebody", "The trash forgot {n} people", count)
    return many.format(n=count)
