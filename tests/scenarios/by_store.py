"""The store's own functions, as the window and the tray call them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.check_ins import CheckIn, Snooze, State, snoozed_to
from followup_desktop.domain.contacts import ContactDate, ContactFields, DateKind, Name
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import plan
from followup_desktop.domain.interactions import Channel, FavorEntry, Initiator, Interaction, InteractionDraft
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.understanding.quick_add import understand
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.contacts import contact, find
from followup_desktop.store.reads.favors import favors
from followup_desktop.store.reads.medium import suggestion_for, suggestions
from followup_desktop.store.reads.people import People
from followup_desktop.store.reads.settings import circle_named, preferences
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, open_loops, timeline
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes import check_ins, contacts, settings
from followup_desktop.store.writes import interactions as talks
from followup_desktop.store.writes.favors import record_favor
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.imports import commit_import
from followup_desktop.store.writes.quick_add import quick_add
from tests.scenarios.hands import Entry, Hands, Listed, Page


class ByStore(Hands):
    """Hands on the book itself. `book` and `id_of` are for sentences that only they can say."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self.book: Book = open_book(folder)

    def id_of(self, who: str) -> int:
        """A contact's number."""
        return find(self.book, who)

    def add(self, fields: ContactFields, circle: str = "") -> None:
        """Add one contact."""
        if circle:
            fields = dataclasses.replace(fields, circle=circle_named(self.book, circle).id)
        contacts.add_contact(self.book, fields, self.now)

    def add_typed(self, who: str, every: str = "", birthday: str = "") -> None:
        """Add one contact with a cadence or a birthday as they are typed."""
        born = (ContactDate(DateKind.BIRTHDAY, PartialDate.parse(birthday)),) if birthday else ()
        cadence = Cadence.parse(every) if every else None
        self.add(ContactFields(name=Name(given=who), dates=born, cadence=cadence))

    def add_many(self, people: list[ContactFields], circle: str) -> None:
        """Import contacts in one go."""
        cards = [ForeignCard(one, "people.vcf", 1, circle) for one in people]
        commit_import(self.book, plan(cards, {}), self.now)

    def merge(self, keep: str, other: str) -> None:
        """Make one contact of two."""
        contacts.merge_contacts(self.book, self.id_of(keep), self.id_of(other), self.now)

    def log(self, names: list[str], channel: Channel, on: date, initiator: Initiator, notes: str = "") -> None:
        """Log an interaction."""
        people = tuple(map(self.id_of, names))
        draft = InteractionDraft(people, on, channel, initiator=initiator, notes=notes)
        talks.log_interaction(self.book, draft, self.now)

    def enter(self, line: str) -> None:
        """Enter a line that is understood as it is typed."""
        understood = understand(line, People(self.book), self.today, preferences(self.book).region)
        quick_add(self.book, understood, self.now)

    def due(self) -> list[Listed]:
        """Today in its order."""
        return _all_listed(self.book, today(self.book, self.now).shown)

    def everybody(self) -> list[Listed]:
        """Today, and everybody else who is ready."""
        found = today(self.book, self.now, everybody=True)
        return _all_listed(self.book, (*found.shown, *found.next))

    def done(self, check_in: str, note: str) -> None:
        """Say that a check-in is done, by the channel that is suggested."""
        one = _open(self.book, check_in, self.now)
        fitting = suggestion_for(self.book, one.contact, one.kind)
        how = check_ins.Done(fitting.channel if fitting else Channel.OTHER, note)
        check_ins.complete_check_in(self.book, check_in, how, self.now)

    def skip(self, check_in: str) -> None:
        """Let a check-in go."""
        check_ins.skip_check_in(self.book, _open(self.book, check_in, self.now).uuid, self.now)

    def snooze(self, check_in: str, until: str) -> None:
        """Move a check-in to a day or one of the choices."""
        chosen = snoozed_to(Snooze(until), self.now) if until in set(Snooze) else date.fromisoformat(until)
        check_ins.snooze_check_in(self.book, check_in, chosen, self.now)

    def pause(self, who: str | None, until: date) -> None:
        """Let a contact rest, or everything."""
        if who is None:
            settings.pause_all(self.book, until, self.now)
        else:
            contacts.pause_contacts(self.book, [self.id_of(who)], until, self.now)

    def resume(self, who: str | None) -> None:
        """End that."""
        if who is None:
            settings.resume_all(self.book, self.now)
        else:
            contacts.resume_contacts(self.book, [self.id_of(who)], self.now)

    def favor(self, who: str, entry: FavorEntry, text: str, on: date) -> None:
        """Enter a favor."""
        record_favor(self.book, self.id_of(who), entry, text, on, self.now)

    def undo(self) -> None:
        """Take the last change back."""
        undo(self.book, self.now)

    def page(self, who: str) -> Page:
        """What a contact's page tells."""
        one = contact(self.book, self.id_of(who))
        ids = timeline(self.book, TimelineQuery(contact=one.id)).ids
        talked = interactions(self.book, list(ids))
        return Page(
            band=str(one.rhythm.band(self.today)) if one.rhythm else "none",
            last_contact_on=one.last_contact_on,
            next_due_on=one.rhythm.due_on if one.rhythm else None,
            timeline=tuple(
                Entry(t.on, t.channel, t.initiator, t.notes, t.counts) for t in map(talked.__getitem__, ids)
            ),
            loops=tuple((loop.text, loop.on) for loop in open_loops(self.book, one.id)),
            favors=tuple(str(favor.entry) for favor in favors(self.book, one.id)),
        )

    def close(self) -> None:
        """Close the book."""
        self.book.close()


def _open(book: Book, check_in: str, now: datetime) -> CheckIn:
    found = find_check_in(book, check_in, now)
    if found.state is not State.OPEN:
        raise Refused("This check-in is done already")
    return found


def _all_listed(book: Book, check_ins: Sequence[CheckIn]) -> list[Listed]:
    fitting = suggestions(book, [(one.contact, one.kind) for one in check_ins])
    return [_listed(one, fitting.get((one.contact, one.kind))) for one in check_ins]


def _listed(one: CheckIn, fitting: Suggestion | None) -> Listed:
    at = one.due_at.timetz().replace(tzinfo=None) if one.due_at else None
    channel = fitting.channel if fitting else None
    return Listed(one.uuid, one.contact_name, str(one.kind), one.reason, one.due_on, at, str(one.band), channel)


def _entry(one: Interaction) -> Entry:
    return Entry(one.on, one.channel, one.initiator, one.notes, one.counts)
