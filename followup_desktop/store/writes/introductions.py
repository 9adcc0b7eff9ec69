"""Introductions: two people made known to each other, and pairs that are better left apart."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.reads.pairs import NOT_INTRODUCED
from followup_desktop.store.rows import uuid_text
from followup_desktop.store.writes.change import change
from followup_desktop.store.writes.interactions import insert_interaction
from followup_desktop.store.writes.pairs import keep_pair


def introduce(
    book: Book, one: int, other: int, note: str, channel: Channel, now: datetime, origin: str = ""
) -> Changes:
    """Log that the user introduced two contacts: one interaction with both, which counts as contact with each.

    `created` names it. Raises NotFound where one is gone, Refused for the same person twice, and for the user.
    """
    first, second = _pair(book, one, other)
    label = _("Introduced {one} and {other}").format(one=first[1], other=second[1])
    draft = InteractionDraft(
        (one, other), now.date(), channel, at=now, initiator=Initiator.ME, notes=note.strip(), introduces=True
    )
    with change(book, label, now, origin) as work:
        work.created.append(insert_interaction(work, draft))
    return work.done


def leave_apart(book: Book, one: int, other: int, now: datetime, origin: str = "") -> Changes:
    """Offer a pair no more; undo brings it back. Raises NotFound, Refused for the same person twice."""
    first, second = _pair(book, one, other)
    label = _("Left {one} and {other} apart").format(one=first[1], other=second[1])
    with change(book, label, now, origin) as work:
        keep_pair(work, NOT_INTRODUCED, first[0], second[0])
    return work.done


def _pair(book: Book, one: int, other: int) -> tuple[tuple[str, str], tuple[str, str]]:
    """The UUIDs and names of two different contacts, neither of them the user."""
    if one == other:
        raise Refused(_("An introduction is between two people"), field="contacts")
    return _person(book, one), _person(book, other)


def _person(book: Book, contact: int) -> tuple[str, str]:
    row = book.row("SELECT uuid, display_name, is_me FROM contacts WHERE id = ?", (contact,))
    if row is None:
        raise NotFound(_("This contact is not in the book any more"))
    if row[2]:
        raise Refused(_("An introduction is between two other people: this is you"), field="contacts")
    return uuid_text(row[0]), str(row[1])
