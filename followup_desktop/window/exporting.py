"""Export from the window: where to, and the writing on the worker with progress in place."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from followup_desktop.desktop.worker import Cancelled
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.files import in_the_way, put_in_place, temporary_beside
from followup_desktop.store.reads.celebrations import dated_people
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.export_formats import SUFFIXES, ExportSort, write_as
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.progress import ProgressRow

_SLOW_MS = 400
"""Progress shows only from here on; what is faster needs none."""
_STEP = 50
_STOPPED = -1
_WIDTH, _BOTTOM = 420, 24


class Exporting(QObject):
    """Asks for a file and writes contacts or dates to it, whole or not at all. One export at a time."""

    _progressed = Signal(int)
    """How much is written; emitted on the worker's thread."""

    def __init__(self, context: Context, desk: Desk, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._desk, self._over = context, desk, over
        self._stop = threading.Event()
        self._total = 0
        self._card = _ProgressCard(over)
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._card.appear)
        self._card.row.cancelled.connect(self._stop.set)
        self._progressed.connect(self._progress)

    def ask(self, contacts: Sequence[int] | None) -> None:
        """Ask where to and as what, then write these contacts (None: all)."""
        sorts = {words: sort for sort, words in self.sorts().items()}
        stem = self._suggested(contacts)
        first = next(iter(sorts))
        dialog = self._dialog(self.tr("Export contacts"), first, f"{stem}.{SUFFIXES[sorts[first]]}")
        dialog.setNameFilters(list(sorts))
        dialog.filterSelected.connect(lambda words: self._named(dialog, stem, sorts.get(words)))
        dialog.fileSelected.connect(
            lambda name: self.write(Path(name), contacts, sorts.get(dialog.selectedNameFilter(), sorts[first]))
        )
        dialog.open()

    def sorts(self) -> dict[ExportSort, str]:
        """What contacts can be written as, in the words of the choice, with what each is good for."""
        return {
            ExportSort.VCARD_4: self.tr("vCard 4.0, for any address book (*.vcf)"),
            ExportSort.VCARD_3: self.tr("vCard 3.0, for older phones and programs (*.vcf)"),
            ExportSort.TABLE: self.tr("Table, for Google Contacts and spreadsheets (*.csv)"),
            ExportSort.EVERYTHING: self.tr("Everything with the timeline, for another Followup (*.json)"),
            ExportSort.PAGES: self.tr("Folder of Markdown pages, for Obsidian (*)"),
        }

    def _named(self, dialog: QFileDialog, stem: str, sort: ExportSort | None) -> None:
        """Let the name in the dialog follow the choice."""
        suffix = SUFFIXES[sort] if sort else ""
        dialog.setDefaultSuffix(suffix)
        dialog.selectFile(f"{stem}.{suffix}" if suffix else stem)

    def ask_dates(self) -> None:
        """Ask where to, then write everybody's dates as a calendar."""
        suggested = f"{self.tr('Birthdays')}.ics"
        dialog = self._dialog(self.tr("Export birthdays"), self.tr("Calendar (*.ics)"), suggested)
        dialog.fileSelected.connect(lambda name: self.write_dates(Path(name)))
        dialog.open()

    def write(self, file: Path, contacts: Sequence[int] | None, sort: ExportSort = ExportSort.VCARD_4) -> None:
        """Write contacts to a file or folder; said when it is done."""
        book, now = self._context.book, self._context.now
        work = partial(write_as, book, file, contacts, sort, now)
        self._run(file, len(contacts or ()), work, self._contacts_words)

    def write_dates(self, file: Path) -> None:
        """Write everybody's dates to a calendar file; said when it is done."""
        book, now = self._context.book, self._context.now
        self._run(file, 0, lambda step: write_calendar(book, file, now, step), self._dates_words)

    def _dialog(self, title: str, kind: str, suggested: str) -> QFileDialog:
        """Asks for a file's name, and before it overwrites one."""
        dialog = QFileDialog(self._over, title)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(kind)
        dialog.setDefaultSuffix(suggested.rpartition(".")[2])
        dialog.selectFile(suggested)
        return dialog

    def _run(
        self, file: Path, total: int, work: Callable[[Callable[[int], None]], int], words: Callable[[int], str]
    ) -> None:
        if file.exists() and file.samefile(self._context.book.path):
            self._context.refused.emit(self.tr("This is the book itself: choose another file"))
            return
        self._stop.clear()
        self._total = total
        self._card.row.show_busy(self.tr("Exporting to {name}").format(name=file.name))
        self._slow.start()
        step = partial(self._step, self._progressed.emit)
        self._context.worker.run(lambda: work(step), lambda count: self._done(file, count, words(count)), self._failed)

    def _suggested(self, contacts: Sequence[int] | None) -> str:
        """A file's name without suffix: the contact's, where it is one."""
        name = ""
        if contacts is not None and len(contacts) == 1:
            row = contact_rows(self._context.book, contacts).get(contacts[0])
            name = re.sub(r"[^\w .-]", "", row.name).strip(" .")[:80] if row else ""
        return name or self.tr("Contacts")

    def _step(self, tell: Callable[[int], None], written: int) -> None:
        """Runs on the worker: go on, unless the person asked to stop."""
        if self._stop.is_set():
            # The worker delivers nothing of what was cancelled: the end is told in the way progress is.
            tell(_STOPPED)
            raise Cancelled
        if written % _STEP == 0:
            tell(written)

    def _progress(self, written: int) -> None:
        if written == _STOPPED:
            self._end()
            self._desk.said.emit(self.tr("Export stopped; nothing was written"))
        elif self._total:
            self._card.row.show_progress(written, self._total)

    def _contacts_words(self, count: int) -> str:
        return self.tr("Exported 1 contact to {name}") if count == 1 else self.tr("Exported {n} contacts to {name}")

    def _dates_words(self, count: int) -> str:
        return self.tr("Exported 1 date to {name}") if count == 1 else self.tr("Exported {n} dates to {name}")

    def _done(self, file: Path, count: int, words: str) -> None:
        self._end()
        self._desk.said.emit(words.format(n=f"{count:,}", name=file.name))

    def _failed(self, error: Exception) -> None:
        self._end()
        if isinstance(error, Refused | BookError):
            self._context.refused.emit(str(error))
        else:
            self._context.worker.unexpected.emit(error)

    def _end(self) -> None:
        self._slow.stop()
        self._card.hide()


def write_calendar(book: Book, file: Path, now: datetime, step: Callable[[int], None]) -> int:
    """Write everybody's dates as a calendar, and say how many. Raises Refused; what `step` raises stops it."""
    from followup_desktop.formats.icalendar.writer import write_occasions

    with temporary_beside(file) as temporary:
        with in_the_way(), temporary.open("wb") as out, book.snapshot():
            count, _people = write_occasions(dated_people(book), out, now, preferences(book).leap_day, step)
        put_in_place(temporary, file)
    return count


class _ProgressCard(Card):
    """Progress at the bottom of the window."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self._over = over
        self.row = ProgressRow()
        self.column.addWidget(self.row)
        over.installEventFilter(self)
        self.hide()

    def appear(self) -> None:
        """Come up at the bottom."""
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        width = min(_WIDTH, self._over.width() - 2 * _BOTTOM)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move((self._over.width() - width) // 2, self._over.height() - self.height() - _BOTTOM)
