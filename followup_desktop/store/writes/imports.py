"""Committing an import plan: all of it in one change set, or nothing."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from followup_desktop.domain.backups import Why
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import ImportPlan, Outcome, Planned
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.backups.before import keep_before
from followup_desktop.store.book import Book
from followup_desktop.store.errors import StalePlan
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.rows import uuid_text
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.contact_rows import insert_contact, update_contact
from followup_desktop.store.writes.happened import insert_happened
from followup_desktop.store.writes.other_books import columns_of, mend_relations, take_settings
from followup_desktop.store.writes.spreading import spread


def commit_import(
    book: Book,
    plan: ImportPlan,
    now: datetime,
    *,
    circle: int | None = None,
    tags: Sequence[str] = (),
    progress: Callable[[int, int], None] = lambda done, total: None,
    origin: str = "",
) -> Changes:
    """Write what a plan says; new contacts without a circle get `circle`, and all new ones get `tags`.

    `progress` is told how many of how many people are written, and may raise to cancel: nothing is then written.
    The book is backed up first. Raises StalePlan where a contact was changed since the plan was made.
    """
    if plan.entries:
        keep_before(book, now, Why.BEFORE_IMPORT)
    with change(book, "", now, origin) as work:
        take_settings(work, plan.happened)
        written = _Import(work, plan, circle, tags)
        for number, entry in enumerate(plan.entries):
            written.write(number, entry)
            if number % 50 == 0:
                progress(number, len(plan.entries))
        happened = insert_happened(work, plan.happened, written.who())
        mend_relations(work, written.new, written.called())
        spread(work, [contact for contact in written.new if contact not in written.exact])
        work.label = _label(plan.count(Outcome.NEW) + plan.count(Outcome.MERGED), happened)
        work.created.extend(written.new)
    _optimize(book, len(plan.entries))
    return work.done


class _Import:
    """An import under way: which contact each entry of the plan became."""

    def __init__(self, work: Change, plan: ImportPlan, circle: int | None, tags: Sequence[str]) -> None:
        self._work = work
        self._plan = plan
        self._circle = circle
        self._tags = tuple(tags)
        self._circles = dict(work.book.rows("SELECT name, id FROM circles"))
        self._became: dict[int, int] = {}
        self._written: dict[int, ContactFields] = {}
        self.new: list[int] = []
        self.exact: set[int] = set()
        """Those of the new ones whose first date stays as their file says."""

    def write(self, number: int, entry: Planned) -> None:
        """Write one entry of the plan."""
        if entry.outcome is Outcome.NEW:
            contact = self._insert(entry)
            self._became[-1 - number] = contact
        elif entry.outcome is Outcome.MERGED and entry.contact is not None:
            contact = self._became.get(entry.contact, entry.contact)
            if contact < 0:
                # The entry it was to be merged into was left out by hand: this one then stands for itself.
                self._became[entry.contact] = self._insert(dataclasses.replace(entry, result=entry.card.fields))
                return
            old = self._current(contact, entry)
            tags = self._tagged(entry.result) if entry.contact < 0 else entry.result.tags
            result = dataclasses.replace(entry.result, circle=old.circle, tags=tags)
            update_contact(self._work, contact, old, result)
            self._written[contact] = result

    def who(self) -> dict[str, int]:
        """The contacts by what their files call them; two who are called the same are called nothing."""
        found: dict[str, set[int]] = {}
        for card, contact in self._people():
            if card.key:
                found.setdefault(card.key, set()).add(contact)
        return {key: contacts.pop() for key, contacts in found.items() if len(contacts) == 1}

    def called(self) -> dict[str, str]:
        """The UUIDs in the book of those who have one in their file."""
        return {
            card.uuid: uuid_text(self._work.book.value("SELECT uuid FROM contacts WHERE id = ?", (contact,)))
            for card, contact in self._people()
            if card.uuid
        }

    def _people(self) -> Iterator[tuple[ForeignCard, int]]:
        """Each person of the plan who is in the book now, with their number."""
        for number, entry in enumerate(self._plan.entries):
            planned = self._became.get(-1 - number, entry.contact or 0)
            contact = self._became.get(planned, planned)
            if contact > 0 and entry.outcome is not Outcome.SKIPPED:
                yield entry.card, contact

    def _insert(self, entry: Planned) -> int:
        circle = self._circles.get(entry.card.circle_name, self._circle)
        fields = dataclasses.replace(entry.result, circle=circle, tags=self._tagged(entry.result))
        contact = insert_contact(self._work, fields, **columns_of(self._work, entry.card))
        self.new.append(contact)
        if entry.card.exact:
            self.exact.add(contact)
        self._written[contact] = fields
        return contact

    def _tagged(self, fields: ContactFields) -> tuple[str, ...]:
        """The tags of a contact that this import makes."""
        return (*fields.tags, *(tag for tag in self._tags if tag not in fields.tags))

    def _current(self, contact: int, entry: Planned) -> ContactFields:
        if contact in self._written:
            return self._written[contact]
        revision = self._work.book.value("SELECT revision FROM contacts WHERE id = ?", (contact,))
        if revision != entry.revision:
            raise StalePlan(_("The book was changed since the preview was made: look at it again"))
        return load_fields(self._work.book, [contact])[contact]


def _label(people: int, happened: int) -> str:
    told = ngettext("Imported {n} person", "Imported {n} people", people).format(n=people)
    entries = ngettext("{n} entry of the timeline", "{n} entries of the timeline", happened).format(n=happened)
    if not happened:
        return told
    return (
        _("{people} and {entries}").format(people=told, entries=entries)
        if people
        else _("Imported {entries}").format(entries=entries)
    )


def _optimize(book: Book, entries: int) -> None:
    if entries >= 1000:
        with book.transaction():
            book.execute("PRAGMA optimize")
