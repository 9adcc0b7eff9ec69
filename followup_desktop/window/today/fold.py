"""A fold of Today: a line of words that opens into rows, one for each person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import RADIUS_FIELD, one_line, paint_ring
from followup_desktop.window.today.fold_row import FoldRow

Item = TypeVar("Item")


class FoldLine(Clickable):
    """The line itself: a chevron and words."""

    def __init__(self) -> None:
        super().__init__()
        self.set_open(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_open(self, is_open: bool) -> None:
        """Point down to what is open, else aside."""
        self._open = is_open
        self.setAccessibleDescription(self.tr("Open") if is_open else self.tr("Folded"))
        self.update()

    def sizeHint(self) -> QSize:
        """A line."""
        return QSize(200, scaled(34))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(120, scaled(34))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens and folds as Space does; Up and Down are the page's."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
            case Qt.Key.Key_Up | Qt.Key.Key_Down:
                event.ignore()
            case _:
                super().keyPressEvent(event)

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """Ring, chevron and words."""
        if self.ring_shown:
            paint_ring(painter, rect, RADIUS_FIELD, look)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.right() - 21 if mirrored else rect.left() + 3
        aside = "chevron-left" if mirrored else "chevron-right"
        icon = "chevron-down" if self._open else aside
        paint_icon(painter, QRectF(left, rect.center().y() - 9, 18, 18), icon, "sub", look)
        font = text_font("body")
        painter.setFont(font)
        painter.setPen(look.color("text" if self.hovered() else "sub"))
        inner = rect.adjusted(8, 0, -28, 0) if mirrored else rect.adjusted(28, 0, -8, 0)
        words = QFontMetrics(font).elidedText(self.words, Qt.TextElideMode.ElideRight, round(inner.width()))
        painter.drawText(inner, one_line(self.layoutDirection()), words)


class Fold(QWidget, Generic[Item]):
    """A line with how many there are; opened, a row for each, made by `make`. Rows of what stays are kept."""

    def __init__(self, make: Callable[[Item], FoldRow], trailing: QWidget | None = None) -> None:
        super().__init__()
        self._make = make
        self._items: tuple[Item, ...] = ()
        self._made: dict[Item, FoldRow] = {}
        self.line = FoldLine()
        self.line.clicked.connect(self.toggle)
        head = QHBoxLayout()
        head.addWidget(self.line, 1)
        if trailing is not None:
            head.addWidget(trailing)
        self._rows = QWidget()
        self._column = QVBoxLayout(self._rows)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._rows.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._rows)

    @property
    def rows(self) -> list[FoldRow]:
        """The rows that stand open, from the top."""
        return [] if self._rows.isHidden() else [self._made[item] for item in self._items]

    @property
    def stops(self) -> list[QWidget]:
        """What the keys move between: the line and the rows that stand open."""
        return [] if self.isHidden() else [self.line, *(row.line for row in self.rows)]

    def show_items(self, words: str, items: Sequence[Item]) -> None:
        """Show these; nothing where there are none. A focus on a row that goes stays at its place."""
        place, focused = self._focused_place(), QApplication.focusWidget()
        self._items = tuple(items)
        self.setVisible(bool(items))
        self.line.set_words(words)
        for item in [item for item in self._made if item not in self._items]:
            self._let_go(self._made.pop(item))
        if not self._rows.isHidden():
            self._fill()
        if place is not None and QApplication.focusWidget() is not focused and not self.isHidden():
            stops = self.stops
            stops[min(place, len(stops) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def toggle(self) -> None:
        """Open the fold, or close it."""
        opened = self._rows.isHidden()
        if opened:
            self._fill()
        self._rows.setVisible(opened)
        self.line.set_open(opened)

    def _fill(self) -> None:
        for place, item in enumerate(self._items):
            if item not in self._made:
                self._made[item] = self._make(item)
            if self._column.indexOf(self._made[item]) != place:
                self._column.insertWidget(place, self._made[item])
                self._made[item].show()

    def _let_go(self, row: FoldRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _focused_place(self) -> int | None:
        focused = QApplication.focusWidget()
        if focused is self.line:
            return 0
        holds = (row.isAncestorOf(focused) for row in self.rows) if focused is not None else ()
        return next((place for place, held in enumerate(holds, 1) if held), None)
