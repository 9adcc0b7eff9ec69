"""The user as a contact of the book."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.store.book import Book
from followup_desktop.store.writes.change import change
from followup_desktop.store.writes.contact_rows import insert_contact


def add_me(book: Book, fields: ContactFields, now: datetime, origin: str = "") -> Changes:
    """Add the user as a contact; `created` names it. Raises Refused where it has no name at all."""
    if display_name(fields) == NAMELESS:
        raise Refused(_("Write your name first"), field="name")
    with change(book, _("Set who you are"), now, origin) as work:
        for (row,) in book.rows("SELECT id FROM contacts WHERE is_me"):
            work.update("contacts", row, is_me=0)
        work.created.append(insert_contact(work, fields, is_me=1))
    return work.done
