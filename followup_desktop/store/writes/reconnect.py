"""Answering the offer of another rhythm after a return: a choice is one change of the contact, undone like any."""

from __future__ import annotations

import json
from datetime import datetime

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.change import change
from followup_desktop.store.writes.contacts import set_cadence


def choose_rhythm(book: Book, number: int, cadence: Cadence, now: datetime, origin: str = "") -> Changes:
    """Give a contact that came back a cadence of its own. Raises NotFound."""
    contact(book, number)
    return set_cadence(book, [number], cadence, now, origin)


def keep_rhythm(book: Book, number: int, now: datetime, origin: str = "") -> Changes:
    """Say that the cadence is right as it is: chosen anew on this day, with the same value. Raises NotFound."""
    with change(book, "", now, origin) as work:
        row = book.row("SELECT display_name, field_times FROM contacts WHERE id = ?", (number,))
        if row is None:
            raise NotFound(_("This contact is not in the book any more"))
        work.label = _("Kept the rhythm with {name}").format(name=row[0])
        times = json.loads(row[1]) | dict.fromkeys(("cadence_count", "cadence_unit"), now.isoformat())
        work.update("contacts", number, field_times=json.dumps(times))
    return work.done
