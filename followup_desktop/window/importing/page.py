"""The import from beginning to end: choose files, wait, look, import, take back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.desktop.untrusted.sources import Wish
from followup_desktop.domain.foreign import Format
from followup_desktop.domain.words import list_of
from followup_desktop.store.writes.columns import remember_columns
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.importing.committing import Committing
from followup_desktop.window.importing.drop import FileDrop
from followup_desktop.window.importing.foot import Foot
from followup_desktop.window.importing.mapper import Mapper
from followup_desktop.window.importing.planning import Planning, Preview
from followup_desktop.window.importing.preview import PreviewPane
from followup_desktop.window.importing.result import Result
from followup_desktop.window.importing.sources import Sources
from followup_desktop.window.importing.taken_for import dialog_filters
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.headings import PageHeading
from followup_desktop.window.kit.progress import ProgressRow

_PROGRESS_WIDTH = 460
_SLOW_MS = 300
"""A file that is read otherwise within so long changes under the eyes, without a progress bar in between."""


class ImportPage(QWidget):
    """One import. Nothing is written before the person presses 'Import'."""

    closed = Signal()
    """The person is done here."""
    contacts_asked = Signal()
    """The person wants to see the contacts."""
    deal_asked = Signal()
    """The person wants to deal out who came in."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._preview: Preview | None = None
        self.planning = Planning(context, self)
        self.committing = Committing(context, self)
        self._mapped = Path()
        self._slow = QTimer(self, singleShot=True, interval=_SLOW_MS)
        self._slow.timeout.connect(self._show_waiting)
        FileDrop(self, self.start)
        self._build()
        self._connect()
        self._show_choosing()

    def start(self, files: Sequence[Path]) -> None:
        """Read files and show what they would do."""
        if not files or self.committing.under_way:
            return
        self._preview = None
        self._heading.show_text(self.tr("Import"), list_of([file.name for file in files]))
        self.progress.show_busy(self.tr("Reading…"))
        self._show(self._waiting)
        self.planning.start(files)

    def read_again(self, wishes: Mapping[Path, Wish]) -> None:
        """Read the same files, some of them otherwise. What is shown stays until that takes long."""
        if self._preview is not None and not self.committing.under_way:
            self._slow.start()
            self.planning.start(self._preview.files, {**self._preview.wishes, **wishes})

    def choose_columns(self, file: Path) -> None:
        """Let the person say what the columns of a table hold."""
        source = self._preview.source(file) if self._preview else None
        if source is not None and source.header:
            self._mapped = file
            self.mapper.show_source(source)
            self._show(self.mapper)

    def leave(self) -> None:
        """Stop what is under way and close; where an import is being written, that only asks it to stop."""
        if self.committing.under_way:
            self.committing.stop()
            return
        self.planning.stop()
        self.closed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Read no further when the window goes."""
        if not event.spontaneous():
            self.planning.stop()
        super().hideEvent(event)

    def ask_files(self) -> QFileDialog:
        """Let the person choose files."""
        dialog = QFileDialog(self, self.tr("Choose files to import"), "", dialog_filters())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.start([Path(name) for name in names]))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _build(self) -> None:
        self._heading = PageHeading(self.tr("Import"))
        close = icon_button("x", self.tr("Close"), self.tr("Esc"))
        close.clicked.connect(self.leave)
        self._heading.trailing.addWidget(close)
        self.choosing = EmptyState("download", "", "")
        self.choosing.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.taken_for = Sources()
        self._beginning = QWidget()
        beginning = QVBoxLayout(self._beginning)
        beginning.addStretch(2)
        beginning.addWidget(self.choosing)
        beginning.addWidget(self.taken_for, 0, Qt.AlignmentFlag.AlignHCenter)
        beginning.addStretch(3)
        self.progress = ProgressRow()
        self._waiting = _centred(self.progress)
        self.pane = PreviewPane()
        self.foot = Foot(self._context.book)
        self._looking = QWidget()
        looking = QVBoxLayout(self._looking)
        looking.setContentsMargins(0, 0, 0, 0)
        looking.setSpacing(0)
        looking.addWidget(self.pane, 1)
        looking.addWidget(Hairline())
        looking.addWidget(self.foot)
        self.mapper = Mapper()
        self.result = Result()
        self._stack = QStackedWidget()
        for part in (self._beginning, self._waiting, self._looking, self.mapper, self.result):
            self._stack.addWidget(part)
        head = QHBoxLayout()
        head.setContentsMargins(24, 20, 14, 10)
        head.addWidget(self._heading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.choosing.acted.connect(self.ask_files)
        self.progress.cancelled.connect(self._stop)
        self.planning.progressed.connect(self._tell_reading)
        self.planning.planned.connect(self._look)
        self.planning.failed.connect(self._show_failed)
        self.planning.stopped.connect(self._show_choosing)
        self.pane.choices_made.connect(
            lambda choices: self.planning.choose(self._preview, choices) if self._preview else None
        )
        for sources in (self.pane.sources, self.taken_for):
            sources.wished.connect(self.read_again)
            sources.columns_asked.connect(self.choose_columns)
        self.pane.detail.somebody_asked.connect(lambda: ask_somebody(self._context, self.pane))
        self.mapper.chosen.connect(self._take_columns)
        self.mapper.left.connect(
            lambda: self._show(self._looking) if self._preview and self._preview.found.cards else self._show_choosing()
        )
        self.foot.import_asked.connect(self._commit)
        self.foot.left.connect(self.leave)
        self.committing.progressed.connect(self._tell_writing)
        self.committing.done.connect(self.result.show_imported)
        self.committing.done.connect(lambda _imported: self._show(self.result))
        self.committing.stopped.connect(lambda: self._show(self._looking))
        self.committing.stale.connect(self._renew)
        self.committing.failed.connect(self._show_failed)
        self.result.undo_asked.connect(self.committing.undo)
        self.result.left.connect(self.contacts_asked)
        self.result.left.connect(self.closed)
        self.result.deal_asked.connect(self.closed)
        self.result.deal_asked.connect(self.deal_asked)
        self.committing.undone.connect(self.closed)

    def _stop(self) -> None:
        if self.committing.under_way:
            self.committing.stop()
        else:
            self.planning.stop()

    def _show(self, part: QWidget) -> None:
        self._stack.setCurrentWidget(part)

    def _show_choosing(self) -> None:
        self.taken_for.hide()
        title = self.tr("Choose files, or drop them here")
        text = self.tr(
            "An address book (vCard, CSV), a calendar, mail, a WhatsApp chat, or a book of Followup. You see first what"
            " would change."
        )
        self.choosing.show_state("download", title, text, self.tr("Choose files"), "file-text")
        self._heading.show_text(self.tr("Import"))
        self._show(self._beginning)
        self.choosing.focus_action()

    def _show_failed(self, why: str) -> None:
        self.taken_for.hide()
        title, action = self.tr("This cannot be imported"), self.tr("Choose other files")
        self._slow.stop()
        self.choosing.show_state("triangle-alert", title, why, action, "file-text")
        self._show(self._beginning)
        self.choosing.focus_action()

    def _tell_reading(self, people: int, done: int, total: int) -> None:
        self.progress.show_progress(done, total, self.tr("Reading… {n} people so far").format(n=f"{people:,}"))

    def _look(self, preview: Preview) -> None:
        first = self._preview is None or not (self._preview.plan.found or self._preview.told)
        self._preview = preview
        self._slow.stop()
        unknown = next((each for each in preview.found.sources if each.header and not each.understood), None)
        if unknown is not None and not preview.found.cards:
            self.choose_columns(preview.file(unknown.name))
            return
        if first and not preview.plan.found and not preview.told:
            problem = next(iter(preview.plan.problems), None)
            self._show_failed(f"{problem.file}: {problem.message}" if problem else self.tr("Nobody is in these files."))
            self.taken_for.show_preview(preview)
            self.taken_for.show()
            return
        self._heading.show_text(self.tr("Import"))
        self.pane.show_preview(preview)
        self.foot.show_plan(preview.plan, preview.new_entries)
        self._show(self._looking)
        if first:
            self.pane.people.setFocus(Qt.FocusReason.OtherFocusReason)

    def _commit(self) -> None:
        if self._preview is not None:
            self.progress.show_busy(self.tr("Importing…"))
            self._show(self._waiting)
            self.committing.start(self._preview.plan, self.foot.circle, self.foot.tags, self._preview.new_entries)

    def _tell_writing(self, done: int, total: int) -> None:
        words = self.tr("Importing… {done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
        self.progress.show_progress(done, total, words)

    def _renew(self) -> None:
        """The book was changed since the plan was made: make it anew, and let the person look again."""
        if self._preview is not None:
            self.progress.show_busy(self.tr("The book was changed in the meantime. Looking again…"))
            self.planning.renew(self._preview)

    def _show_waiting(self) -> None:
        self.progress.show_busy(self.tr("Reading…"))
        self._show(self._waiting)

    def _take_columns(self, columns: tuple[str, ...]) -> None:
        preview = self._preview
        source = preview.source(self._mapped) if preview else None
        if preview is None or source is None:
            return
        header, wish = source.header, preview.wishes.get(self._mapped, Wish())
        self._context.write(lambda book, now: remember_columns(book, header, columns, now, "window"))
        self._show_waiting()
        wish = Wish(Format.CSV, replace(wish.options, columns=columns))
        self.planning.start(preview.files, {**preview.wishes, self._mapped: wish})


def ask_somebody(context: Context, pane: PreviewPane) -> ContactPicker:
    """Ask for whom those who are selected are merged into."""
    anchor = pane.detail.somebody
    picker = ContactPicker(context, anchor)
    picker.picked.connect(lambda contact, _name: pane.merge_into(contact))
    picker.open_below(anchor)
    return picker


def _centred(row: QWidget) -> QWidget:
    box = QWidget()
    row.setMaximumWidth(_PROGRESS_WIDTH)
    row.setMinimumWidth(240)
    column = QVBoxLayout(box)
    column.addStretch(2)
    inner = QHBoxLayout()
    inner.addStretch(1)
    inner.addWidget(row, 4)
    inner.addStretch(1)
    column.addLayout(inner)
    column.addStretch(3)
    return box
