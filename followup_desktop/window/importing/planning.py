"""From files to a plan and back again when the person wants something else: all of it away from the interface."""

from __future__ import annotations

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.untrusted.parent import Found, Stopped, read_files
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.imports import Choice, ImportPlan, KnownContact, Outcome, Planned, plan
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.reads.duplicates import known_to
from followup_desktop.store.reads.settings import region
from followup_desktop.window.context import Context

_LANE = "import plan"


@dataclass(frozen=True, slots=True)
class Preview:
    """What the files hold, whom of the book that may be, what the person wants otherwise, and what would come of it.

    `region` is the country in which phone numbers without one are read.
    """

    found: Found
    known: Mapping[str, Sequence[KnownContact]]
    plan: ImportPlan
    choices: Mapping[int, Choice] = field(default_factory=dict)
    region: str = ""

    def contact(self, row: int) -> KnownContact | None:
        """A contact of the book that a card may belong to."""
        return next((contact for known in self.known.values() for contact in known if contact.id == row), None)

    def before(self, place: int) -> Planned | KnownContact | None:
        """What the card at a place is merged into, as it is by then: a card of the plan, or the book's contact."""
        target = self.plan.entries[place].contact
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

    def start(self, files: Sequence[Path]) -> None:
        """Read files; an older reading is stopped."""
        self.stop()
        self._stop = threading.Event()
        arguments = (list(files), self._stop)
        threading.Thread(target=self._read, args=arguments, name="import", daemon=True).start()

    def stop(self) -> None:
        """Stop reading: the child process is killed."""
        self._stop.set()

    def choose(self, preview: Preview, choices: Mapping[int, Choice]) -> None:
        """Plan again with other choices; only the newest ones are answered."""
        self._context.worker.run(lambda: _planned_again(preview, choices), self.planned.emit, lane=_LANE)

    def renew(self, preview: Preview) -> None:
        """Plan again over the book as it is now."""
        book = self._context.book
        self._context.worker.run(
            lambda: _over_book(book, preview.found, preview.choices), self.planned.emit, lane=_LANE
        )

    def _read(self, files: Sequence[Path], stop: threading.Event) -> None:
        book = self._context.book
        try:
            found = read_files(files, self.progressed.emit, stop)
            preview = _over_book(book, found, {})
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


def _over_book(book: Book, found: Found, choices: Mapping[int, Choice]) -> Preview:
    known, country = known_to(book, [card.fields for card in found.cards]), region(book)
    planned = plan(found.cards, known, found.problems, choices, found.happened, country)
    return Preview(found, known, planned, choices, country)


def _planned_again(preview: Preview, choices: Mapping[int, Choice]) -> Preview:
    found = preview.found
    planned = plan(found.cards, preview.known, found.problems, choices, found.happened, preview.region)
    return replace(preview, plan=planned, choices=dict(choices))
