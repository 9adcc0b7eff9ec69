"""A list of rows under headings that is walked by keys: its table, and the frame of its rows' painting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.window.kit.paint import RADIUS_FIELD, one_line, paint_box, paint_ring

_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}
_Index = QModelIndex | QPersistentModelIndex


class Walked(Protocol):
    """What the table asks its model beside what Qt asks."""

    def count(self) -> int:
        """How many rows there are."""

    def is_heading(self, place: int) -> bool:
        """Whether a place cannot be chosen."""

    def headings(self) -> Sequence[int]:
        """The places of the headings."""


class WalkedTable(QTableView):
    """J, K and the arrows walk past the headings; Enter, Delete and other letters are for whoever shows it.

    `heights` are those of a row and of a heading, at the usual size of text.
    """

    def __init__(self, model: QAbstractItemModel, heights: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Any = model
        self._heights = heights
        self._tall: list[int] = []
        self.setModel(model)
        self.setProperty("bare", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(1)
        self._fit_rows()
        model.modelReset.connect(self._fit_rows)

    def walk(self, place: int, step: int) -> None:
        """Choose a row, or the next in that direction that can be chosen."""
        rows: Walked = self._rows
        while 0 <= place < rows.count() and rows.is_heading(place):
            place += step
        if 0 <= place < rows.count():
            self.setCurrentIndex(self.model().index(place, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk; Escape is for whoever is around."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and event.key() in _STEPS:
            step = _STEPS[Qt.Key(event.key())]
            self.walk(self.currentIndex().row() + step, step)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are shortcuts here."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes by keyboard is on a row."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and not self.currentIndex().isValid():
            self.walk(0, 1)

    def changeEvent(self, event: QEvent) -> None:
        """Rows grow with the text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange):
            self._fit_rows()

    def fit_headings(self) -> None:
        """Give headings their height, also those that came since."""
        self._tall = list(self._rows.headings())
        for place in self._tall:
            self.setRowHeight(place, scaled(self._heights[1]))

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(self._heights[0]))
        # A header keeps the heights of its rows whatever they are of.
        for place in self._tall:
            self.setRowHeight(place, scaled(self._heights[0]))
        self.fit_headings()


class WalkedDelegate(QStyledItemDelegate):
    """Paints headings and the ground of rows; what a row says is its subclass's. Mirrored in right-to-left layouts."""

    def __init__(self, view: QAbstractItemView, role: int, heights: tuple[int, int], side: int) -> None:
        """`role` gives a row's value, `side` is the room at both of its ends, `heights` are as for the table."""
        super().__init__(view)
        self._view = view
        self._role = role
        self._heights = heights
        self._side = side

    def heading_of(self, row: Any) -> str:
        """The words of a heading, '' for a row."""
        raise NotImplementedError

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Any, place: int, look: Tokens) -> None:
        """Paint what a row says."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        row = index.data(self._role)
        return QSize(option.rect.width(), scaled(self._heights[row is not None and bool(self.heading_of(row))]))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row = index.data(self._role)
        if row is None:
            return
        look = tokens_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._view.layoutDirection())
        if words := self.heading_of(row):
            self._paint_heading(painter, QRectF(option.rect), words, look)
        else:
            self._paint_ground(painter, option, look, chosen=index.row() == self._view.currentIndex().row())
            self.paint_row(painter, option, row, index.row(), look)
        painter.restore()

    def part(self, rect: QRectF, left: float, width: float) -> QRectF:
        """A part of a row, counted from its leading edge."""
        x = rect.right() - left - width if self.mirrored else rect.left() + left
        return QRectF(x, rect.top(), width, rect.height())

    def write(self, painter: QPainter, place: QRectF, words: str, font: str, role: str, look: Tokens) -> None:
        """Paint words on one line, in their own direction, shortened where they do not fit."""
        painter.setFont(text_font(font))
        painter.setPen(look.color(role))
        direction = painter.layoutDirection()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flat = " ".join(words.split())
        shown = QFontMetrics(text_font(font)).elidedText(flat, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, one_line(self._view.layoutDirection()), shown)
        painter.setLayoutDirection(direction)

    @property
    def mirrored(self) -> bool:
        """Whether rows begin at the right."""
        return self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def _paint_heading(self, painter: QPainter, rect: QRectF, words: str, look: Tokens) -> None:
        painter.setFont(text_font("section"))
        painter.setPen(look.color("faint"))
        place = rect.adjusted(self._side, 0, -self._side, -8)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading), words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, look: Tokens, *, chosen: bool) -> None:
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if chosen and option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, rect, RADIUS_FIELD, look.color("selected"), None)
            if self._view.hasFocus():
                paint_ring(painter, rect, RADIUS_FIELD, look)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, RADIUS_FIELD, look.color("hover"), None)
