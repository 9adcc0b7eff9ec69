"""From files to a plan and back again when the person wants something else: all of it away from the interface."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.untrusted.parent import Found, Stopped, read_files
from followup_desktop.desktop.untrusted.sources import Source, Wish, names_of
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import Choice, ImportPlan, KnownContact, Outcome, Planned, plan
from followup_desktop.domain.names import display_name, fold
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.reads.columns import columns_of
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.duplicates import known_to
from followup_desktop.store.reads.happened import in_book
from followup_desktop.store.reads.read_options import read_options
from followup_desktop.store.reads.settings import region
from followup_desktop.window.context import Context
from followup_desktop.window.importing.filters import Group, groups_of
from followup_desktop.window.importing.told import Standing, Told, told_of
from followup_desktop.window.importing.wording import tells_apart

_LANE = "import plan"


@dataclass(frozen=True, slots=True)
class Preview:
    """What the files hold, whom of the book that may be, what the person wants otherwise, and what would come of it.

    `files` are read as `wishes` say. `known_entries` are the names and sources of entries that the book has already,
    `told` the entries as they are shown. `groups` are the places of the people in each, `searched` is, of each card,
    in what is searched. `region` is the country in which phone numbers without one are read.
    """

    found: Found
    known: Mapping[str, Sequence[KnownContact]]
    plan: ImportPlan
    choices: Mapping[int, Choice] = field(default_factory=dict)
    region: str = ""
    files: tuple[Path, ...] = ()
    wishes: Mapping[Path, Wish] = field(default_factory=dict)
    today: date = date.min
    known_entries: frozenset[str] = frozenset()
    told: tuple[Told, ...] = ()
    searched: tuple[str, ...] = ()
    groups: Mapping[Group, Sequence[int]] = field(default_factory=dict)

    def file(self, name: str) -> Path:
        """The file that is called so. Raises KeyError."""
        return {called: file for file, called in names_of(self.files).items()}[name]

    def source(self, file: Path) -> Source | None:
        """What a file was taken for."""
        return self.found.source(names_of(self.files)[file])

    @property
    def new_entries(self) -> int:
        """How many entries of the timeline come in."""
        return sum(told.standing is Standing.NEW for told in self.told)

    def count(self, group: Group) -> int:
        """How many are in a group; people who could not be read at all are among all and the skipped."""
        if group in (Group.TIMELINE, Group.PROBLEMS):
            return len(self.told if group is Group.TIMELINE else self.plan.problems)
        unreadable = sum(problem.skipped for problem in self.plan.problems)
        return len(self.groups[group]) + (unreadable if group in (Group.ALL, Group.SKIPPED) else 0)

    def contact(self, row: int) -> KnownContact | None:
        """A contact of the book that a card may belong to."""
        return next((contact for known in self.known.values() for contact in known if contact.id == row), None)

    def before(self, place: int) -> Planned | KnownContact | None:
        """What the card at a place is merged into, as it is by then: a card of the plan, or the book's contact."""
        return self.somebody(place, self.plan.entries[place].contact)

    def somebody(self, place: int, target: int | None) -> Planned | KnownContact | None:
        """Whom `target` names, a card of the plan or a contact of the book, as it is when the card at a place comes."""
        if target is None:
            return None
        earlier = self.plan.entries[:place]
        for at in range(place - 1, -1, -1):
            entry = earlier[at]
            if -1 - at == target or (entry.contact == target and entry.outcome is Outcome.MERGED):
                return entry
        return self.contact(target)


class Planning(QObject):
    """Reads files on a thread of its own and makes the plan; makes it anew for other choices or another book."""

    progressed = Signal(int, int, int)
    """People found, bytes done, bytes there are."""
    planned = Signal(object)
    """The Preview."""
    failed = Signal(str)
    """Why the files cannot be read, in one line."""
    stopped = Signal()
    """The person asked to stop, and it has stopped."""
    _crashed = Signal(object)

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop = threading.Event()
        self._crashed.connect(context.worker.unexpected)

    def start(self, files: Sequence[Path], wishes: Mapping[Path, Wish] = MappingProxyType({})) -> None:
        """Read files, some of them as wished; an older reading is stopped."""
        self.stop()
        self._stop = threading.Event()
        arguments = (list(files), dict(wishes), self._context.today, self._stop)
        threading.Thread(target=self._read, args=arguments, name="import", daemon=True).start()

    def stop(self) -> None:
        """Stop reading: the child process is killed."""
        self._stop.set()

    def choose(self, preview: Preview, choices: Mapping[int, Choice]) -> None:
        """Plan again with other choices; only the newest ones are answered."""
        book = self._context.book
        self._context.worker.run(lambda: _planned_again(book, preview, choices), self.planned.emit, lane=_LANE)

    def renew(self, preview: Preview) -> None:
        """Plan again over the book as it is now."""
        book = self._context.book
        self._context.worker.run(lambda: _over_book(book, preview, preview.choices), self.planned.emit, lane=_LANE)

    def _read(self, files: Sequence[Path], wishes: dict[Path, Wish], today: date, stop: threading.Event) -> None:
        book = self._context.book
        try:
            wishes = _completed(book, files, wishes)
            found = read_files(files, self.progressed.emit, stop, wishes=wishes)
            remembered = _remembered(book, files, wishes, found)
            if remembered:
                wishes |= remembered
                found = read_files(files, self.progressed.emit, stop, wishes=wishes)
            blank = Preview(found, {}, plan([], {}), files=tuple(files), wishes=wishes, today=today)
            preview = _over_book(book, blank, {})
        except Stopped:
            self.stopped.emit()
        except (Refused, BookError) as refusal:
            self.failed.emit(str(refusal))
        except Exception as error:
            self._crashed.emit(error)
        else:
            if stop.is_set():
                self.stopped.emit()
            else:
                self.planned.emit(preview)
        finally:
            book.close()


def _completed(book: Book, files: Sequence[Path], wishes: Mapping[Path, Wish]) -> dict[Path, Wish]:
    """The wishes with what the book knows: who the user is, and where."""
    known = read_options(book)
    found = {file: wishes.get(file, Wish()) for file in files}
    return {
        file: replace(wish, options=replace(wish.options, me=known.me, region=known.region))
        for file, wish in found.items()
    }


def _remembered(book: Book, files: Sequence[Path], wishes: Mapping[Path, Wish], found: Found) -> dict[Path, Wish]:
    """The wishes for tables whose columns the person chose once, where that is not how they were read."""
    again: dict[Path, Wish] = {}
    for file, name in names_of(files).items():
        source = found.source(name)
        if source is None or not source.header or wishes[file].options.columns:
            continue
        columns = columns_of(book, source.header)
        if columns and columns != source.columns:
            again[file] = replace(wishes[file], options=replace(wishes[file].options, columns=columns))
    return again


def _over_book(book: Book, preview: Preview, choices: Mapping[int, Choice]) -> Preview:
    found = preview.found
    known, country = known_to(book, [card.fields for card in found.cards]), region(book)
    there = frozenset(in_book(book, found.happened))
    searched = tuple(_searched(card) for card in found.cards)
    read = replace(preview, known=known, region=country, known_entries=there, searched=searched)
    return _planned_again(book, read, choices)


def _searched(card: ForeignCard) -> str:
    return fold(f"{display_name(card.fields)} {tells_apart(card.fields)} {card.file}")


def _planned_again(book: Book, preview: Preview, choices: Mapping[int, Choice]) -> Preview:
    found = preview.found
    known = {**preview.known, **_chosen(book, preview, choices)}
    planned = plan(found.cards, known, found.problems, choices, found.happened, preview.region)
    told = told_of(planned, preview.known_entries, preview.today)
    groups = groups_of(planned, choices)
    return replace(preview, known=known, plan=planned, choices=dict(choices), told=told, groups=groups)


def _chosen(book: Book, preview: Preview, choices: Mapping[int, Choice]) -> dict[str, list[KnownContact]]:
    """The contacts that the person chose for cards and whom no key names, by keys that nobody else has."""
    there = {contact.id for known in preview.known.values() for contact in known}
    wanted = {choice.contact for choice in choices.values() if choice.contact is not None and choice.contact > 0}
    found = {}
    for row in sorted(wanted - there):
        with contextlib.suppress(NotFound):
            whom = contact(book, row)
            found[f"chosen:{row}"] = [KnownContact(row, whom.revision, whom.fields)]
    return found
