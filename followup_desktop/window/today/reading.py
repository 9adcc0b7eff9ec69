"""Everything that the view of a day shows, read in one go. No Qt: it runs on the worker."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.circles import Circle, letter_worthy
from followup_desktop.domain.interactions import Channel
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.today import Today
from followup_desktop.domain.words import a_channel
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import ContactRow, contact_rows
from followup_desktop.store.reads.lists import count_contacts
from followup_desktop.store.reads.settings import circles, preferences
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.reads.today import today

_TALKING = frozenset({Channel.CALL, Channel.VIDEO_CALL, Channel.IN_PERSON})
_MOST_OF_TODAY = 500


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The channel that fits a check-in, and the line that says why; no line where the reason says it all."""

    channel: Channel
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is shown. `met` is with how many people there was contact today, `waiting` how many are next."""

    today: Today
    rows: dict[int, ContactRow]
    suggestions: dict[str, Suggestion]
    contacts: int
    met: int
    waiting: int
    few: int
    paused_until: date | None


def read_day(book: Book, now: datetime, more: int) -> Day:
    """Read a day; `more` are places asked for beyond the daily few."""
    with book.snapshot():
        found = today(book, now, more=more)
        every = (*found.shown, *found.next)
        rows = contact_rows(book, sorted({check_in.contact for check_in in every}))
        closeness = {circle.id: circle for circle in circles(book)}
        chosen = preferences(book)
        contacts = count_contacts(book)
        met = _met(book, now.date())
    suggested = {c.uuid: suggestion(c, rows.get(c.contact), closeness) for c in found.shown}
    waited_for = (*found.few, *(c for c in found.timed if c.kind in {Kind.KEEP_IN_TOUCH, Kind.RECONNECT}))
    return Day(
        today=found,
        rows=rows,
        suggestions={uuid: words for uuid, words in suggested.items() if words},
        contacts=contacts,
        met=met,
        waiting=max(len(found.next), found.ready - len(waited_for)),
        few=chosen.daily_few,
        paused_until=chosen.paused_until if chosen.paused(now.date()) else None,
    )


def suggestion(check_in: CheckIn, row: ContactRow | None, closeness: dict[int, Circle]) -> Suggestion | None:
    """What fits: a card for an occasion of somebody close, else the way of the last contact (product.md, Medium)."""
    circle = closeness.get(row.circle) if row and row.circle else None
    if check_in.kind is Kind.OCCASION and circle and letter_worthy(circle.position):
        words = _("a card or letter: a close one, in your circle “{circle}”").format(circle=circle.name)
        return Suggestion(Channel.LETTER, words)
    channel = check_in.channel or (row.last_channel if row else None)
    if channel is None or channel is Channel.OTHER:
        return None
    if check_in.kind is Kind.REMINDER:
        return Suggestion(channel, "")
    why = _("it is how you two last spoke") if channel in _TALKING else _("it is how you were last in touch")
    return Suggestion(channel, f"{a_channel(channel)}: {why}")


def _met(book: Book, day: date) -> int:
    ids = timeline(book, TimelineQuery(first=day, last=day)).ids[:_MOST_OF_TODAY]
    return len({contact for found in interactions(book, ids).values() for contact, _name in found.contacts})
