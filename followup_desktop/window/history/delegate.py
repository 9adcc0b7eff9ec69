"""Draws a line of the past: its icon or face, what it says, and the word at the trailing edge."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.domain.names import initials
from followup_desktop.window.history.lines import LINE_ROLE, Line
from followup_desktop.window.kit.paint import RADIUS_FIELD, color_index, one_line, paint_avatar, paint_box, paint_ring
from followup_desktop.window.portraits import Portraits

HEIGHT, HEADING = 54, 42
_SIDE, _FACE, _GAP, _ICON = 12, 34, 12, 18


class LineDelegate(QStyledItemDelegate):
    """Paints rows from the model's lines; mirrored in right-to-left layouts."""

    def __init__(self, portraits: Portraits, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._portraits = portraits
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = index.data(LINE_ROLE)
        return QSize(option.rect.width(), scaled(HEADING if line is not None and line.heading else HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(LINE_ROLE)
        if line is None:
            return
        look = tokens_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._view.layoutDirection())
        if line.heading:
            self._paint_heading(painter, QRectF(option.rect), line.title, look)
        else:
            self._paint_ground(painter, option, look, chosen=index.row() == self._view.currentIndex().row())
            self._paint_line(painter, QRectF(option.rect), line, look)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRectF, words: str, look: Tokens) -> None:
        painter.setFont(text_font("section"))
        painter.setPen(look.color("faint"))
        place = rect.adjusted(_SIDE, 0, -_SIDE, -7)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading), words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, look: Tokens, *, chosen: bool) -> None:
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if chosen:
            paint_box(painter, rect, RADIUS_FIELD, look.color("selected"), None)
            if self._view.hasFocus():
                paint_ring(painter, rect, RADIUS_FIELD, look)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, RADIUS_FIELD, look.color("hover"), None)

    def _paint_line(self, painter: QPainter, rect: QRectF, line: Line, look: Tokens) -> None:
        mark = self._from(rect, _SIDE, _FACE)
        mark = QRectF(mark.left(), rect.center().y() - _FACE / 2, _FACE, _FACE)
        if line.face is not None:
            contact, portrait = line.face
            paint_avatar(painter, mark, initials(line.title), color_index(contact), self._portraits.get(portrait))
        else:
            inset = (_FACE - _ICON) / 2
            paint_icon(painter, mark.adjusted(inset, inset, -inset, -inset), line.icon, "faint", look)
        left, right = _SIDE + _FACE + _GAP, rect.width() - _SIDE
        right -= self._paint_aside(painter, rect, right, line.aside, look)
        self._paint_words(painter, self._from(rect, left, max(0.0, right - left)), line, look)

    def _paint_words(self, painter: QPainter, place: QRectF, line: Line, look: Tokens) -> None:
        first, second = QFontMetrics(text_font("body")).height(), QFontMetrics(text_font("secondary")).height()
        top = place.center().y() - (first + (second + 2 if line.second else 0)) / 2
        upper = QRectF(place.left(), top, place.width(), first)
        self._words(painter, upper, line.title, "body", "faint" if line.faint else "text", look)
        lower = QRectF(place.left(), top + first + 2, place.width(), second)
        self._words(painter, lower, line.second, "secondary", "faint" if line.faint else "sub", look)

    def _paint_aside(self, painter: QPainter, rect: QRectF, right: float, words: str, look: Tokens) -> float:
        """The word at the trailing edge; how much room it takes."""
        if not words:
            return 0.0
        width = QFontMetrics(text_font("secondary")).horizontalAdvance(words) + 4.0
        self._words(painter, self._from(rect, right - width, width), words, "secondary", "faint", look)
        return width + _GAP

    def _words(self, painter: QPainter, place: QRectF, words: str, font: str, role: str, look: Tokens) -> None:
        painter.setFont(text_font(font))
        painter.setPen(look.color(role))
        direction = painter.layoutDirection()
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        flat = " ".join(words.split())
        shown = QFontMetrics(text_font(font)).elidedText(flat, Qt.TextElideMode.ElideRight, int(place.width()))
        painter.drawText(place, one_line(self._view.layoutDirection()), shown)
        painter.setLayoutDirection(direction)

    def _from(self, rect: QRectF, left: float, width: float) -> QRectF:
        """A part of a row, counted from its leading edge."""
        mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = rect.right() - left - width if mirrored else rect.left() + left
        return QRectF(x, rect.top(), width, rect.height())
