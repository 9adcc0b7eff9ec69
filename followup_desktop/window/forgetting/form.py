"""The form: the question first, with all that cannot be undone; then what was done, and what is left to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.errors import Refused
from followup_desktop.store.errors import BookError
from followup_desktop.store.old_backups import Holding, Holds, still_holding
from followup_desktop.store.reads.mentions import Farewell
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.forgetting.parts import BackupsCard, LinesCard, MentionsCard
from followup_desktop.window.forgetting.words import going, staying
from followup_desktop.window.forgetting.work import Outcome, forget_everywhere, forget_in_backups
from followup_desktop.window.kit.buttons import filled, icon_button, outlined
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import elided, label

_SIDE = 22


class Forgetting(QWidget):
    """The panel's content. Nothing is done before its filled button is pressed; the focus begins on the other one."""

    closed = Signal()
    contact_opened = Signal(int)

    def __init__(self, context: Context, farewell: Farewell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.farewell = farewell
        self._uuids = farewell.uuids
        self._done = False
        self._title = elided(self.tr("Forget {name} for good?").format(name=farewell.name), "heading")
        final = self.tr("This cannot be undone, by Ctrl+Z or from the trash. What you exported stays.")
        self._line = label(final, "secondary", wrap=True)
        self.going = LinesCard(self.tr("This goes"))
        self.staying = MentionsCard()
        self.backups = BackupsCard()
        self.progress = ProgressRow(cancellable=False)
        self.error = InlineError()
        self.keep_button = outlined(self.tr("Keep"), "arrow-left")
        self.forget_button = filled(self.tr("Forget for good"), "eye-off")
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        self._lay_out()
        self.going.show_lines(going(farewell))
        self.staying.show_mentions(staying(farewell), farewell.mentions)
        self.keep_button.clicked.connect(self.closed)
        self.close_button.clicked.connect(self.closed)
        self.forget_button.clicked.connect(self.go_on)
        self.staying.contact_opened.connect(self.contact_opened)
        self._look_for_backups()

    def take_focus(self) -> None:
        """Begin where nothing is lost."""
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Forget the person; afterwards the same button writes the backups anew."""
        book, now, contact, uuids = self._context.book, self._context.now, self.farewell.contact, self._uuids
        backups = self.backups.rewrite.isChecked()
        self.error.show_error("")
        self._busy(True)
        if self._done:
            work = lambda: forget_in_backups(book, uuids, now)  # noqa: E731
        else:
            work = lambda: forget_everywhere(book, contact, now, backups=backups)  # noqa: E731
        self._context.worker.run(work, while_alive(self, self._finished), while_alive(self, self._failed))

    def _lay_out(self) -> None:
        head = form_head([self._title, self._line], self.close_button, _SIDE, below=10)
        page = Page(side=_SIDE)
        for part in (self.going, self.staying, self.backups):
            page.column.addWidget(part)
        page.column.addStretch(1)
        foot = QVBoxLayout()
        foot.setContentsMargins(_SIDE, 11, _SIDE, 14)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep_button)
        buttons.addWidget(self.forget_button)
        box = QWidget()
        box.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        self._foot = QStackedWidget()
        self._foot.addWidget(box)
        self._foot.addWidget(self.progress)
        foot.addWidget(self.error)
        foot.addWidget(self._foot)
        stand_on(self, head, (page, 1), Hairline(), foot)

    def _look_for_backups(self) -> None:
        book, uuids = self._context.book, self._uuids
        work = lambda: still_holding(book.path.parent, uuids, book.key)  # noqa: E731
        self._context.worker.run(work, while_alive(self, self._show_backups), lane="forgetting")

    def _show_backups(self, found: Sequence[Holding]) -> None:
        if not self._done:
            self.backups.show_backups(self.farewell.name, found)

    def _busy(self, busy: bool) -> None:
        if busy:
            self.progress.show_busy(self.tr("Forgetting…") if not self._done else self.tr("Writing backups anew…"))
        self._foot.setCurrentIndex(1 if busy else 0)
        self.close_button.setEnabled(not busy)

    def _finished(self, outcome: Outcome) -> None:
        self._busy(False)
        if outcome.forgotten is not None:
            self._done, self._uuids = True, outcome.forgotten.uuids
            self._show_forgotten(clean=outcome.forgotten.clean)
            self._context.feed.publish(outcome.forgotten.changes)
            self._context.wrote.emit(outcome.forgotten.changes)
        self._show_left(outcome)

    def _show_forgotten(self, *, clean: bool) -> None:
        name = self.farewell.name
        self._title.setText(self.tr("{name} is forgotten").format(name=name))
        if clean:
            self._line.setText(self.tr("Nothing that was theirs is left in the book's files."))
        else:
            self._line.setText(self.tr("Another program is reading the book: the last traces are wiped by tomorrow."))
        self.going.hide()
        self.keep_button.set_words(self.tr("Close"))
        self.keep_button.set_icon("check")

    def _show_left(self, outcome: Outcome) -> None:
        left = outcome.backups.left
        self.backups.show_backups(self.farewell.name, left)
        self.backups.rewrite.hide()
        again = any(one.holds is Holds.YES for one in left)
        self.forget_button.set_words(self.tr("Write these backups anew"))
        self.forget_button.set_icon("refresh-cw")
        self.forget_button.setVisible(again)
        self.error.show_error("\n".join(outcome.backups.troubles))
        self.keep_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _failed(self, error: Exception) -> None:
        self._busy(False)
        if isinstance(error, Refused | BookError):
            self.error.show_error(str(error))
        else:
            self._context.worker.unexpected.emit(error)
