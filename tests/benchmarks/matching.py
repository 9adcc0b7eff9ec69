"""match: duplicates planted in the big book and in a tenth of it, and the window's frames while they are looked for."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.reads.duplicates import duplicates
from followup_desktop.store.writes.contacts import add_contact
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.desk import percentile, window
from tests.benchmarks.measure import Bench, Line

_PLANTED_IN = 200
"""One contact in so many stands in the book a second time."""
_MINUTE = 60.0
_AT_REST = 200
_SHORT_OF_A_SLIP = 6
_EVERY_PAIR = 10**9


def measure(bench: Bench) -> list[Line]:
    """How long it takes and what of the planted is found, in both books; then the frames and the way to stop."""
    lines = []
    for contacts, interactions in ((bench.size.contacts // 10,) * 2, (bench.size.contacts, bench.size.interactions)):
        folder = copy_of(big_book(contacts, interactions), bench.folder / str(contacts))
        lines += _found(folder, contacts)
    return [*lines, *_frames(folder)]


def _found(folder: Path, contacts: int) -> list[Line]:
    book = open_book(folder)
    planted = _plant(book, contacts)
    begun = time.perf_counter()
    found = duplicates(book, most=_EVERY_PAIR)
    taken = time.perf_counter() - begun
    pairs = {frozenset((each.keep, each.other)) for each in found}
    book.close()
    recall = sum(pair in pairs for pair in planted) / len(planted)
    return [
        Line(f"match {contacts:,}", taken, _MINUTE, contacts / 100_000, 0.0, "s", f"{len(found):,} pairs; a minute"),
        Line(f"match {contacts:,}, recall", recall, 1.0, 0.95, 0.0, "%", f"of {len(planted)} planted", more=True),
    ]


def _plant(book: Book, contacts: int) -> list[frozenset[int]]:
    """Add people a second time, each in one of five ways that they come from elsewhere; their pairs."""
    random = Random(contacts)
    chosen = random.sample(range(1, contacts + 1), max(5, contacts // _PLANTED_IN))
    planted = []
    for start in range(0, len(chosen), 100):
        for number, (contact, fields) in enumerate(load_fields(book, chosen[start : start + 100]).items()):
            second = _WAYS[number % len(_WAYS)](fields)
            planted.append(frozenset((contact, add_contact(book, second, NOW).created[0])))
    return planted


def _turned(fields: ContactFields) -> ContactFields:
    name = fields.name
    return ContactFields(Name(full=f"{name.family}, {name.given}"), reaches=fields.reaches[:1])


def _dialled(fields: ContactFields) -> ContactFields:
    number = fields.reaches[1].value.replace("+49 ", "0").replace(" ", "/", 1)
    return ContactFields(fields.name, reaches=(Reach(ReachKind.PHONE, number),))


def _first_name(fields: ContactFields) -> ContactFields:
    return ContactFields(Name(given=fields.name.given or fields.name.full), reaches=fields.reaches[1:2])


def _slipped(fields: ContactFields) -> ContactFields:
    """Two letters of the family name change places; whose name is too short for that has the same e-mail as well."""
    family = fields.name.family
    if len(family) < _SHORT_OF_A_SLIP or not family.isascii():
        return ContactFields(fields.name, reaches=fields.reaches[:1])
    name = dataclasses.replace(fields.name, family=family[:3] + family[4] + family[3] + family[5:], full="")
    return ContactFields(name, reaches=(Reach(ReachKind.EMAIL, "new@mail.example"),))


def _middle_name(fields: ContactFields) -> ContactFields:
    name = dataclasses.replace(fields.name, additional="Aurel", full="")
    return ContactFields(name, organisation=fields.organisation, reaches=fields.reaches[:1])


_WAYS: tuple[Callable[[ContactFields], ContactFields], ...] = (_turned, _dialled, _first_name, _slipped, _middle_name)


def _frames(folder: Path) -> list[Line]:
    """The contact list is scrolled all the while; then the search is begun again and stopped."""
    from followup_desktop.window.duplicates.form import Duplicates

    with window(folder) as stage:
        table = stage.window.go("contacts").list.table
        stage.settle()
        rest = [_frame(table) for _ in range(_AT_REST)]
        stage.window.desk.duplicates_asked.emit()
        form = stage.window.findChild(Duplicates)
        during = []
        while form.finding.under_way:
            during.append(_frame(table))
        stage.settle()
        rest += [_frame(table) for _ in range(_AT_REST)]
        form.look()
        for _ in range(_AT_REST // 4):
            _frame(table)
        begun = time.perf_counter()
        form.finding.end()
        stopped = time.perf_counter() - begun
        stage.settle()
    what = f"of {len(during):,} frames while it looks; at rest"
    return [
        Line("match frames", percentile(during, 0.95), percentile(rest, 0.95), 2.0, 0.0, "s", f"p95 {what}"),
        Line("match frames, longest", max(during), 0.1, 1.0, 0.0, "s", "a tenth of a second"),
        Line("match stop", stopped, 0.1, 1.0, 0.0, "s", "until the thread has ended; a tenth of a second"),
    ]


def _frame(table: object) -> float:
    bar = table.verticalScrollBar()
    begun = time.perf_counter()
    bar.setValue((bar.value() + 120) % max(1, bar.maximum()))
    QApplication.processEvents()
    table.viewport().repaint()
    taken = time.perf_counter() - begun
    time.sleep(max(0.0, 1 / 60 - taken))
    return taken
