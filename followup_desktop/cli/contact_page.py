"""A contact as people read it in a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from followup_desktop.cli import output
from followup_desktop.domain.cadence import Band
from followup_desktop.domain.contacts import Contact, ContactDate, DateKind, Reach
from followup_desktop.domain.favors import balance_lines, entry_name
from followup_desktop.domain.interactions import Channel, Interaction, OpenLoop
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.names import display_name
from followup_desktop.domain.occasions import lead_words, occasion_name
from followup_desktop.domain.words import channel_name, every, initiator_name, why_listed
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.favors import favors, untold
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, open_loops, timeline

_INDENT = "  "
_NEWEST = 20


def page(book: Book, one: Contact, today: date) -> Iterator[str]:
    """Who they are, what to come back to, and the newest of the timeline."""
    yield display_name(one.fields)
    yield _standing(book, one, today)
    yield from _facts(one)
    yield from _part(_("To come back to"), [_loop_line(loop) for loop in open_loops(book, one.id)])
    yield from _favors(book, one.id, today)
    yield from _timeline(book, one)


def _standing(book: Book, one: Contact, today: date) -> str:
    """The line under the name: circle, cadence, band and why."""
    circle = next((circle for circle in circles(book) if circle.id == one.fields.circle), None)
    cadence = one.fields.cadence or (circle.cadence if circle else None)
    row = contact_rows(book, [one.id])[one.id]
    band = one.rhythm.band(today) if one.rhythm else Band.NONE
    why = why_listed(band, one.last_contact_on, row.last_channel, one.shows_on, today)
    words = [circle.name if circle else "", every(cadence) if cadence else _("no cadence"), why]
    if one.archived:
        words.append(_("archived"))
    elif one.paused_until and one.paused_until > today:
        until = _("paused until {day}").format(day=one.paused_until)
        words.append(_("paused") if one.paused_until == date.max else until)
    return " · ".join(filter(None, words))


def _facts(one: Contact) -> Iterator[str]:
    fields = one.fields
    work = ", ".join(filter(None, (fields.role, fields.department, fields.organisation)))
    rows = [
        (_("Work"), work),
        *((_reach_name(reach), _labelled(reach.value, reach.label)) for reach in fields.reaches),
        *((_date_name(date_), _date_text(date_)) for date_ in fields.dates),
        (_("Holidays"), _place(fields.holidays)),
        (_("Interests"), ", ".join(interest.text for interest in fields.interests)),
        (_("Tags"), ", ".join(fields.tags)),
        (_("Met"), fields.how_we_met),
        (_("Notes"), fields.notes),
        (_("Id"), one.uuid),
    ]
    yield from output.table([row for row in rows if row[1]], _INDENT)


def _reach_name(reach: Reach) -> str:
    names = {
        "email": _("E-mail"), "phone": _("Phone"), "chat": _("Chat"), "social": _("Social"), "website": _("Website"),
    }  # fmt: skip
    return names[reach.kind]


def _date_name(one: ContactDate) -> str:
    return occasion_name(one)


def _date_text(one: ContactDate) -> str:
    plain = str(one.on) if one.kind is DateKind.OTHER and not one.label else str(one.on).removeprefix("--")
    lead = lead_words(one.lead_days) if one.lead_days is not None else ""
    return _labelled(plain, ", ".join(filter(None, (_("once") if one.once else "", lead[:1].lower() + lead[1:]))))


def _place(code: str) -> str:
    """Whose holidays; the names of the world are loaded for those who have them on only."""
    if not code:
        return ""
    from followup_desktop.domain.holidays import place_name

    return place_name(code)


def _labelled(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value


def _loop_line(loop: OpenLoop) -> tuple[str, ...]:
    return (loop.on.isoformat() if loop.on else "", loop.text)


def _favors(book: Book, contact_id: int, today: date) -> Iterator[str]:
    """The entries of the ledger, and below them the balance in words."""
    ledger = favors(book, contact_id)
    yield from _part(_("Favors"), [(each.on.isoformat(), entry_name(each.entry), each.text) for each in ledger])
    for line in balance_lines(ledger, today, untold(book, contact_id, today)):
        yield f"{_INDENT}{line}"


def _timeline(book: Book, one: Contact) -> Iterator[str]:
    ids = timeline(book, TimelineQuery(contact=one.id)).ids
    newest = list(ids[:_NEWEST])
    found = interactions(book, newest)
    yield from _part(_("Timeline"), [_line(found[number]) for number in newest if number in found])
    if earlier := len(ids) - len(newest):
        text = ngettext("and {n} earlier one", "and {n} earlier ones", earlier)
        yield f"{_INDENT}{text.format(n=earlier)}"


def _line(one: Interaction) -> tuple[str, ...]:
    how = channel_name(one.channel) if one.channel is not Channel.OTHER else _("Contact")
    who = initiator_name(one.initiator)
    return (one.on.isoformat(), f"{how}, {who}" if who else how, one.notes)


def _part(title: str, rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if rows:
        yield ""
        yield title
        yield from output.table(rows, _INDENT)
