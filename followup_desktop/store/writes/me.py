"""The user as a contact of the book."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields, Interest, InterestKind
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import me
from followup_desktop.store.writes.change import change
from followup_desktop.store.writes.contact_rows import insert_contact
from followup_desktop.store.writes.contacts import edit_contact


def set_my_interests(book: Book, kind: InterestKind, texts: Sequence[str], now: datetime, origin: str = "") -> Changes:
    """Replace the user's own interests of a kind; the other kinds stay. Raises NotFound where nobody is 'me'."""
    person = me(book)
    if person is None:
        raise NotFound(_("Say who you are first"))
    wanted = dict.fromkeys(text.strip() for text in texts if text.strip())
    kept = tuple(each for each in person.fields.interests if each.kind is not kind)
    interests = (*kept, *(Interest(text, kind) for text in wanted))
    return edit_contact(book, person.id, dataclasses.replace(person.fields, interests=interests), now, origin=origin)


def add_me(book: Book, fields: ContactFields, now: datetime, origin: str = "") -> Changes:
    """Add the user as a contact; `created` names it. Raises Refused where it has no name at all."""
    if display_name(fields) == NAMELESS:
        raise Refused(_("Write your name first"), field="name")
    with change(book, _("Set who you are"), now, origin) as work:
        for (row,) in book.rows("SELECT id FROM contacts WHERE is_me"):
            work.update("contacts", row, is_me=0)
        work.created.append(insert_contact(work, fields, is_me=1))
    return work.done
