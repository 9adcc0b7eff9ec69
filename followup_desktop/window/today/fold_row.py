"""A row of a fold: a person in a line, with what a card can do: open, write, done, later."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.medium import Suggestion
from followup_desktop.window.check_in_actions import DoneRow, SnoozeMenu, skip
from followup_desktop.window.context import Context
from followup_desktop.window.one_line import OneLine
from followup_desktop.window.today.person_line import PersonLine

_INDENT = 64


class FoldRow(QWidget):
    """The row and, while something is being logged, the line for it below. Enter opens; W, D, S and X act."""

    opened = Signal(int)
    """The contact's row number."""
    write_asked = Signal(int, str)
    """The contact's row number and the check-in's uuid, or nothing: open the composer."""

    def __init__(self, context: Context, contact: int, name: str, text: str) -> None:
        super().__init__()
        self._context, self._contact = context, contact
        self.done_row: OneLine | None = None
        self.line = PersonLine(contact, name, text)
        self.line.clicked.connect(lambda: self.opened.emit(contact))
        self.trailing = QHBoxLayout()
        self.trailing.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addLayout(self.trailing)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addLayout(row)

    def write(self) -> None:
        """Ask for the composer."""
        self.write_asked.emit(self._contact, "")

    def begin_done(self) -> None:
        """Open the line in which to say what happened."""
        if self.done_row is None:
            self.done_row = self.make_done_row()
            self.done_row.cancelled.connect(self.end_done)
            self.done_row.setContentsMargins(_INDENT, 2, 0, 8)
            self._column.addWidget(self.done_row)
            self.done_row.show()
        self.done_row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_done(self) -> None:
        """Close that line without logging anything."""
        if self.done_row is not None:
            self.line.setFocus(Qt.FocusReason.TabFocusReason)
            self._column.removeWidget(self.done_row)
            self.done_row.hide()
            self.done_row.deleteLater()
            self.done_row = None

    def make_done_row(self) -> OneLine:
        """The line for this row. To be overridden."""
        raise NotImplementedError

    def later(self) -> None:
        """What S does. To be overridden."""
        raise NotImplementedError

    def let_go(self) -> None:
        """What X does; nothing where there is nothing to skip."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; W, D, S and X act. Other keys are the page's."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self._contact)
            case Qt.Key.Key_W:
                self.write()
            case Qt.Key.Key_D:
                self.begin_done()
            case Qt.Key.Key_S:
                self.later()
            case Qt.Key.Key_X:
                self.let_go()
            case _:
                event.ignore()


class NextRow(FoldRow):
    """One of those who are next: its check-in can be done, put off or skipped before its day."""

    def __init__(self, context: Context, check_in: CheckIn, suggestion: Suggestion | None) -> None:
        super().__init__(context, check_in.contact, check_in.contact_name, check_in.reason)
        self._check_in, self._suggestion = check_in, suggestion
        self.line.setAccessibleDescription(self.tr("Enter opens, W writes, D is done, S is later, X skips"))

    def write(self) -> None:
        """Ask for the composer, for this check-in."""
        self.write_asked.emit(self._check_in.contact, self._check_in.uuid)

    def make_done_row(self) -> OneLine:
        """How it was."""
        return DoneRow(self._context, self._check_in, self._suggestion.channel if self._suggestion else None)

    def later(self) -> None:
        """Offer the choices of 'later'."""
        SnoozeMenu(self._context, self._check_in, self.line).open()

    def let_go(self) -> None:
        """Skip it."""
        skip(self._context, self._check_in)
