"""Rows that can be added, removed and put in another order: ways to reach, addresses, dates, relations."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menus import Menu, menu_button

_UP, _DOWN = "Alt+Shift+Up", "Alt+Shift+Down"


class Row(QWidget):
    """One row of a kind: a subclass puts its fields into `line` and answers for its value."""

    edited = Signal()
    removed = Signal()
    moved = Signal(int)
    """The person wants it one place up (-1) or down (1)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = InlineError()
        self.line = QHBoxLayout()
        self.line.setSpacing(5)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(4)
        self.column.addLayout(self.line)
        self.column.addWidget(self._error)
        for keys, step in ((_UP, -1), (_DOWN, 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.moved.emit, step))

    def show_value(self, value: dict[str, Any]) -> None:
        """Show a row of the form."""
        raise NotImplementedError

    def value(self) -> dict[str, Any]:
        """The row as the form holds it."""
        raise NotImplementedError

    def is_blank(self) -> bool:
        """Whether nothing was written into it."""
        raise NotImplementedError

    def first_field(self) -> QWidget:
        """Where writing begins, and where what is wrong is shown."""
        raise NotImplementedError

    def set_error(self, text: str) -> None:
        """Say what is wrong with the row; nothing for an empty text."""
        self._error.show_error(text)
        field = self.first_field()
        field.setAccessibleDescription(text)
        field.setProperty("invalid", bool(text))
        field.style().unpolish(field)
        field.style().polish(field)

    def error(self) -> str:
        """What is shown as wrong."""
        return self._error.text()

    def add_handles(self, *, movable: bool = True) -> None:
        """Add what moves the row and what removes it, at the end of its line."""
        if movable:
            handle = menu_button("grip-vertical", self.tr("Move this line"), self._fill_moves)
            handle.setFixedWidth(20)
            self.line.insertWidget(0, handle, 0, Qt.AlignmentFlag.AlignTop)
        remove = icon_button("x", self.tr("Remove this line"))
        remove.clicked.connect(self.removed)
        self.line.addWidget(remove, 0, Qt.AlignmentFlag.AlignTop)

    def _fill_moves(self, menu: Menu) -> None:
        menu.add(self.tr("Move up"), partial(self.moved.emit, -1), "chevron-up", shortcut=_UP)
        menu.add(self.tr("Move down"), partial(self.moved.emit, 1), "chevron-down", shortcut=_DOWN)


class Rows(QWidget):
    """All rows of one kind, and the chips that add one."""

    edited = Signal()

    def __init__(
        self, make: Callable[[], Row], adders: Sequence[tuple[str, dict[str, Any]]], parent: QWidget | None = None
    ) -> None:
        """`adders` are the words of a chip and the row that it adds."""
        super().__init__(parent)
        self._make = make
        self._rows: list[Row] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(7)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._column)
        chips = FlowLayout(gap=6)
        self._adders = [self._adder(words, value) for words, value in adders]
        for chip in self._adders:
            chips.addWidget(chip)
        column.addLayout(chips)

    @property
    def rows(self) -> list[Row]:
        """The rows as they stand."""
        return list(self._rows)

    def show_value(self, values: Sequence[dict[str, Any]]) -> None:
        """Show these rows and no others."""
        for row in self._rows:
            self._discard(row)
        self._rows = []
        for value in values:
            self._append(value)

    def value(self) -> list[dict[str, Any]]:
        """All rows into which something was written."""
        return [row.value() for row in self._filled()]

    def set_error(self, place: int, text: str) -> QWidget:
        """Show what is wrong with a row of `value()`; the field to go to."""
        row = self._filled()[place]
        row.set_error(text)
        return row.first_field()

    def clear_errors(self) -> None:
        """Nothing is wrong."""
        for row in self._rows:
            row.set_error("")

    def add(self, value: dict[str, Any]) -> Row:
        """Add a row and go to it."""
        row = self._append(value)
        row.first_field().setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        return row

    def _filled(self) -> list[Row]:
        return [row for row in self._rows if not row.is_blank()]

    def _adder(self, words: str, value: dict[str, Any]) -> ChoiceChip:
        chip = ChoiceChip(words, "plus", checkable=False)
        chip.setAccessibleName(self.tr("Add: {what}").format(what=words))
        chip.clicked.connect(lambda: self.add(value))
        return chip

    def _append(self, value: dict[str, Any]) -> Row:
        row = self._make()
        row.show_value(value)
        row.edited.connect(self.edited)
        row.removed.connect(partial(self._remove, row))
        row.moved.connect(partial(self._move, row))
        self._rows.append(row)
        self._column.addWidget(row)
        before = self._rows[-2] if len(self._rows) > 1 else None
        if before is not None:
            _follow(before, row)
        return row

    def _remove(self, row: Row) -> None:
        place = self._rows.index(row)
        self._rows.remove(row)
        self._discard(row)
        beside = self._rows[min(place, len(self._rows) - 1)].first_field() if self._rows else self._adders[0]
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _move(self, row: Row, step: int) -> None:
        place = self._rows.index(row) + step
        if not 0 <= place < len(self._rows):
            return
        self._rows.remove(row)
        self._rows.insert(place, row)
        self._column.removeWidget(row)
        self._column.insertWidget(place, row)
        for before, after in pairwise(self._rows):
            _follow(before, after)
        self.edited.emit()

    def _discard(self, row: Row) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()


def _follow(before: QWidget, after: QWidget) -> None:
    """Have Tab go from the last field of one row to the first of the next."""
    fields = [_reachable(row) for row in (before, after)]
    chain = [*fields[0], *fields[1]]
    for one, other in pairwise(chain):
        QWidget.setTabOrder(one, other)


def _reachable(row: QWidget) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus
    inside = (field for field in row.findChildren(QWidget) if not field.isWindow())
    return [field for field in inside if field.focusPolicy() & tab and field.window() is row.window()]
