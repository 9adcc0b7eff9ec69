"""What the weekly check found, told kindly: what it is, whether it can be mended, and the way to leave it as it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.words import list_of
from followup_desktop.store.errors import BookError
from followup_desktop.store.fixing import Fix, accept_rows, mend_file, mend_rows
from followup_desktop.store.full_check import Findings
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import filled, outlined, quiet
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import label

_WIDTH = 520
translate = QCoreApplication.translate


class FindingsNotice(QDialog):
    """Says what was found; mends it where journal or backup prove what was written, and else lets it stand."""

    def __init__(self, context: Context, found: Findings, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._found = found
        self.setWindowTitle(self.tr("The weekly check"))
        self.setFixedWidth(_WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(26, 24, 26, 20)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(IconMark("shield", "ready", 22))
        head.addWidget(label(self.tr("The weekly check found something"), "heading", wrap=True), 1)
        column.addLayout(head)
        self.words = label(found_words(found), wrap=True)
        self.advice = label(self._advice(), "secondary", wrap=True)
        self.progress = ProgressRow(self.tr("Mending…"), cancellable=False)
        self.progress.hide()
        for part in (self.words, self.advice, self.progress):
            column.addWidget(part)
        column.addSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(10)
        self.later = quiet(self.tr("Later"))
        self.leave = outlined(self.tr("Leave it as it is"))
        self.mend = filled(self.tr("Mend it"), "check")
        row.addWidget(self.later)
        row.addStretch(1)
        row.addWidget(self.leave)
        row.addWidget(self.mend)
        column.addLayout(row)
        self.leave.setVisible(bool(found.blocks or found.pictures))
        self.mend.setVisible(bool(found.blocks or found.broken))
        self.later.clicked.connect(self.reject)
        self.leave.clicked.connect(self._leave)
        self.mend.clicked.connect(self._mend)

    def _advice(self) -> str:
        if self._found.blocks or self._found.broken:
            return self.tr(
                "Mending puts back what your history or a backup proves to have been written; the rest is left alone."
            )
        return self.tr("Choose the portraits anew where they are missing.")

    def _mend(self) -> None:
        self._be_busy(True)
        book, now = self._context.book, self._context.now
        broken = bool(self._found.broken)
        work = lambda: mend_file(book) if broken else mend_rows(book, now)  # noqa: E731
        self._context.worker.run(work, self._mended, self._failed)

    def _mended(self, fix: Fix) -> None:
        self._be_busy(False)
        # All of it may be other than what views have read.
        self._context.feed.changed.emit(Changes(0, "", preferences=True, circles=True, everything=True))
        self.mend.hide()
        self.words.setText(self.tr("It is mended: all is as it was written.") if fix.done else f"{fix.detail}.")
        self.advice.setVisible(not fix.done)
        self.advice.setText(self.tr("You can leave it as it is now: then the check takes it for what was written."))
        self.leave.setVisible(not fix.done)
        self.later.set_words(self.tr("Close"))

    def _leave(self) -> None:
        book = self._context.book
        self._be_busy(True)
        self._context.worker.run(lambda: accept_rows(book), lambda _none: self.accept(), self._failed)

    def _failed(self, error: Exception) -> None:
        self._be_busy(False)
        if isinstance(error, Refused | BookError):
            self.words.setText(f"{error}.")
        else:
            self._context.worker.unexpected.emit(error)

    def _be_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        for button in (self.leave, self.mend):
            button.setEnabled(not busy)


def found_words(found: Findings) -> str:
    """What was found, in a sentence or two."""
    said: list[str] = []
    if found.broken:
        said.append(translate("Soundness", "An index of your book does not fit what is in it."))
    if found.blocks:
        names = list(dict.fromkeys(_name(block.table) for block in found.blocks))
        text = translate("Soundness", "Some of this is not as Followup wrote it: {names}. A disk may have changed it.")
        said.append(text.format(names=list_of(names)))
    if found.pictures:
        one = translate("Soundness", "A portrait is damaged.")
        many = translate("Soundness", "{n} portraits are damaged.").format(n=found.pictures)
        said.append(one if found.pictures == 1 else many)
    return " ".join(said)


def _name(table: str) -> str:
    """What people call the rows of a table."""
    names = {
        "contacts": translate("Soundness", "contacts"),
        "interactions": translate("Soundness", "the timeline"),
        "participants": translate("Soundness", "the timeline"),
        "circles": translate("Soundness", "circles"),
        "open_loops": translate("Soundness", "open loops"),
        "check_ins": translate("Soundness", "check-ins"),
        "favors": translate("Soundness", "favors"),
        "preferences": translate("Soundness", "settings"),
    }
    return names.get(table) or translate("Soundness", "details of contacts")
