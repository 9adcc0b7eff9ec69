"""Draws a line of the past: its icon or face, what it says, and the word at the trailing edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from followup_desktop.desktop.theme.fonts import text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.domain.names import initials
from followup_desktop.window.history.lines import LINE_ROLE, Line
from followup_desktop.window.kit.paint import color_index, paint_avatar
from followup_desktop.window.kit.walked_table import WalkedDelegate
from followup_desktop.window.portraits import Portraits

HEIGHT, HEADING = 54, 42
_SIDE, _FACE, _GAP, _ICON = 12, 34, 12, 18


class LineDelegate(WalkedDelegate):
    """Paints rows from the model's lines."""

    def __init__(self, portraits: Portraits, view: QAbstractItemView) -> None:
        super().__init__(view, LINE_ROLE, (HEIGHT, HEADING), _SIDE)
        self._portraits = portraits

    def heading_of(self, row: Line) -> str:
        return row.title if row.heading else ""

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Line, place: int, look: Tokens) -> None:
        rect, line = QRectF(option.rect), row
        mark = self.part(rect, _SIDE, _FACE)
        mark = QRectF(mark.left(), rect.center().y() - _FACE / 2, _FACE, _FACE)
        if line.face is not None:
            contact, portrait = line.face
            paint_avatar(painter, mark, initials(line.title), color_index(contact), self._portraits.get(portrait))
        else:
            inset = (_FACE - _ICON) / 2
            paint_icon(painter, mark.adjusted(inset, inset, -inset, -inset), line.icon, "faint", look)
        left, right = _SIDE + _FACE + _GAP, rect.width() - _SIDE
        right -= self._paint_aside(painter, rect, right, line.aside, look)
        self._paint_words(painter, self.part(rect, left, max(0.0, right - left)), line, look)

    def _paint_words(self, painter: QPainter, place: QRectF, line: Line, look: Tokens) -> None:
        first, second = QFontMetrics(text_font("body")).height(), QFontMetrics(text_font("secondary")).height()
        top = place.center().y() - (first + (second + 2 if line.second else 0)) / 2
        upper = QRectF(place.left(), top, place.width(), first)
        self.write(painter, upper, line.title, "body", "faint" if line.faint else "text", look)
        lower = QRectF(place.left(), top + first + 2, place.width(), second)
        self.write(painter, lower, line.second, "secondary", "faint" if line.faint else "sub", look)

    def _paint_aside(self, painter: QPainter, rect: QRectF, right: float, words: str, look: Tokens) -> float:
        """The word at the trailing edge; how much room it takes."""
        if not words:
            return 0.0
        width = QFontMetrics(text_font("secondary")).horizontalAdvance(words) + 4.0
        self.write(painter, self.part(rect, right - width, width), words, "secondary", "faint", look)
        return width + _GAP
