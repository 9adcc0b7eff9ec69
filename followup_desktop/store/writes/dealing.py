"""Dealing out: one person at a time finds a place, each as a change of its own."""

from __future__ import annotations

import dataclasses
import json
from datetime import date, datetime, timedelta

from followup_desktop.domain.cadence import Cadence, emptiest_day
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.dealing import Dealing, Fate, to_json
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import display_name
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.dealing import DEALING, pile, remembered
from followup_desktop.store.rows import cadence_of
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.contact_rows import update_contact

_DUE = """
SELECT next_due_on, count(*) FROM contacts
WHERE next_due_on > ? AND next_due_on <= ? AND last_contact_on IS NULL GROUP BY next_due_on
"""


def deal(
    book: Book, contact_id: int, fate: Fate, now: datetime, *, circle: int | None = None, origin: str = ""
) -> Changes:
    """Let somebody have their fate; `circle` says which, for Fate.CIRCLE. Raises NotFound.

    With whom there was no contact yet, the first date is the emptiest day of the cadence: five hundred people who are
    dealt one by one never fall due together (product.md, Keep-in-touch due date).
    """
    with change(book, "", now, origin) as work:
        whom = contact(book, contact_id)
        circles = dict(book.rows("SELECT id, name FROM circles"))
        if fate is Fate.CIRCLE and circle not in circles:
            raise NotFound(_("This circle is not in the book any more"))
        work.label = _label(fate).format(name=display_name(whom.fields), circle=circles.get(circle, ""))
        _remember(work, contact_id, fate)
        if fate is Fate.CIRCLE:
            update_contact(work, contact_id, whom.fields, dataclasses.replace(whom.fields, circle=circle))
            if whom.last_contact_on is None:
                _choose_first_date(work, contact_id)
        elif fate is Fate.ARCHIVE:
            work.update("contacts", contact_id, archived=1)
    return work.done


def _label(fate: Fate) -> str:
    return {
        Fate.CIRCLE: _("Moved {name} to {circle}"),
        Fate.NO_REMINDERS: _("No reminders for {name}"),
        Fate.ARCHIVE: _("Archived {name}"),
        Fate.LATER: _("{name} comes later"),
    }[fate]


def _remember(work: Change, contact_id: int, fate: Fate) -> None:
    known, waiting = remembered(work.book), pile(work.book).waiting
    last = waiting == (contact_id,) and fate is not Fate.LATER
    total = 0 if last else max(known.total, len(waiting))
    after = dataclasses.replace(known.decided(contact_id, fate), total=total)
    if after != known:
        _keep(work, after)


def _keep(work: Change, dealing: Dealing) -> None:
    text = json.dumps(to_json(dealing), separators=(",", ":"))
    row = work.book.value("SELECT id FROM preferences WHERE name = ?", (DEALING,))
    if row is None:
        work.insert_plain("preferences", name=DEALING, value=text)
    else:
        work.update("preferences", row, value=text)


def _choose_first_date(work: Change, contact_id: int) -> None:
    cadence = _cadence(work.book, contact_id)
    if cadence is None:
        return
    ends = min(cadence.after(work.today), date.max - timedelta(days=1))
    rows = work.book.rows(_DUE, (work.today.isoformat(), ends.isoformat()))
    taken = {date.fromisoformat(day): count for day, count in rows}
    work.update("contacts", contact_id, first_due_on=emptiest_day(taken, cadence, work.today).isoformat())


def _cadence(book: Book, contact_id: int) -> Cadence | None:
    query = """SELECT coalesce(c.cadence_count, r.cadence_count), coalesce(c.cadence_unit, r.cadence_unit)
    FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id = ?"""
    row = book.row(query, (contact_id,))
    return cadence_of(row[0], row[1]) if row else None
