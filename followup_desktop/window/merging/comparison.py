"""Both contacts field by field, and beside them what merging makes of them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup_desktop.window.importing.wording import lines
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.merging.reading import Pair, Side
from followup_desktop.window.value_lines import value_lines

_NARROW = 640
_NAMES_WIDTH = 110
_SIDES = 3


class Comparison(Card):
    """A grid of fields: the contact that is kept, the other one, and the result with what is new to the kept one."""

    def __init__(self, pair: Pair, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(12)
        self.column.addLayout(self._grid)
        self._heads = [
            _head(self.tr("Kept"), pair.kept.name),
            _head(self.tr("Goes into it"), pair.other.name),
            _head(self.tr("Afterwards"), pair.result.name),
        ]
        kept, other, result = (self._lines(side) for side in (pair.kept, pair.other, pair.result))
        self._rows = [self._row(name, kept, other, result) for name in dict.fromkeys((*result, *kept, *other))]
        self._narrow = False
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short a field's name stands above its values."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()
            for kept in (self._heads[0], *(values[0] for _name, values in self._rows)):
                kept.setVisible(not narrow)

    def _lines(self, side: Side) -> dict[str, list[str]]:
        count = side.interactions
        happened = self.tr("1 interaction") if count == 1 else self.tr("{n} interactions").format(n=f"{count:,}")
        ours = {self.tr("Circle"): side.circle, self.tr("Timeline"): happened if count else ""}
        return lines(side.fields) | {name: [text] for name, text in ours.items() if text}

    def _row(self, name: str, *sides: dict[str, list[str]]) -> tuple[QWidget, list[QWidget]]:
        """A field's name, and its values of the three."""
        kept, other, result = (side.get(name, []) for side in sides)
        added = set(result) - set(kept)
        values = [value_lines(kept), value_lines(other), value_lines(result, added)]
        for widget, head in zip(values, self._heads, strict=True):
            widget.setAccessibleName(f"{name}, {head.accessibleName()}")
        return label(name, "secondary", wrap=True), values

    def _lay_out(self) -> None:
        """Wide: name, kept, other, result. Narrow: the name above, and no column of what the result says anyway."""
        first = 0 if self._narrow else 1
        sides = range(first, first + (_SIDES - 1 if self._narrow else _SIDES))
        self._grid.setColumnMinimumWidth(0, 0 if self._narrow else _NAMES_WIDTH)
        for column in range(_SIDES + 1):
            self._grid.setColumnStretch(column, int(column in sides))
        self._place(0, sides, self._heads)
        row = 1
        for name, values in self._rows:
            self._grid.addWidget(name, row, 0, 1, len(sides) if self._narrow else 1, Qt.AlignmentFlag.AlignTop)
            row += int(self._narrow)
            self._place(row, sides, values)
            row += 1

    def _place(self, row: int, columns: range, widgets: Sequence[QWidget]) -> None:
        for column, widget in zip(columns, widgets[-len(columns) :], strict=True):
            self._grid.addWidget(widget, row, column, Qt.AlignmentFlag.AlignTop)


def _head(role: str, name: str) -> QWidget:
    """What a column is, and whose."""
    box = QWidget()
    box.setAccessibleName(f"{role}: {name}")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label(role, "section"))
    column.addWidget(elided(name, "strong"))
    return box
