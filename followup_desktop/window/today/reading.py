"""Everything that the view of a day shows, read in one go. No Qt: it runs on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.today import Today
from followup_desktop.domain.vacation import away
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import closed_today
from followup_desktop.store.reads.contacts import ContactRow, contact_rows, first_added_on
from followup_desktop.store.reads.lists import count_contacts
from followup_desktop.store.reads.medium import suggestions
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.reads.today import today

_MOST_OF_TODAY = 500
_SUGGESTED = 100
"""Check-ins for which a channel is suggested: as many as have their cards open, and then those that are folded."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is shown. `met` are the people with whom there was contact today, `waiting` how many are next.

    `closed` is how many check-ins were done or let go today; `first` whether the book was begun today, and `back`
    whether this is the first day after a vacation.
    """

    today: Today
    rows: dict[int, ContactRow]
    suggestions: dict[str, Suggestion]
    contacts: int
    met: tuple[ContactRow, ...]
    waiting: int
    few: int
    paused_until: date | None
    closed: int = 0
    first: bool = False
    back: bool = False


def read_day(book: Book, now: datetime, more: int) -> Day:
    """Read a day; `more` are places asked for beyond the daily few."""
    with book.snapshot():
        found = today(book, now, more=more)
        every = (*found.shown, *found.held, *found.next)
        rows = contact_rows(book, sorted({check_in.contact for check_in in every}))
        chosen = preferences(book)
        contacts = count_contacts(book)
        met = _met(book, now.date())
        fitting = suggestions(book, ((c.contact, c.kind) for c in every[:_SUGGESTED]))
        closed, first = closed_today(book, now), first_added_on(book) == now.date()
    gone = away(chosen, now.date())
    waited_for = (*found.few, *(c for c in found.timed if c.kind in {Kind.KEEP_IN_TOUCH, Kind.RECONNECT}))
    return Day(
        today=found,
        rows=rows,
        suggestions={c.uuid: fit for c in every if (fit := fitting.get((c.contact, c.kind)))},
        contacts=contacts,
        met=met,
        waiting=max(len(found.next), found.ready - len(waited_for)),
        few=chosen.daily_few,
        paused_until=chosen.paused_until if chosen.paused(now.date()) else None,
        closed=closed,
        first=first,
        back=gone is not None and gone.back_on == now.date(),
    )


def _met(book: Book, day: date) -> tuple[ContactRow, ...]:
    """Those with whom there was contact on a day, the last first."""
    ids = timeline(book, TimelineQuery(first=day, last=day)).ids[:_MOST_OF_TODAY]
    found = interactions(book, ids)
    people = list(dict.fromkeys(contact for one in ids for contact, _name in found[one].contacts))
    rows = contact_rows(book, people)
    return tuple(rows[contact] for contact in people)
