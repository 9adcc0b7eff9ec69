"""Draws a person of a plan: initials, name, what tells them apart, and what becomes of them."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.domain.imports import Outcome, Planned
from followup_desktop.domain.names import display_name, initials
from followup_desktop.window.importing.model import ENTRY_ROLE
from followup_desktop.window.importing.wording import ROLES, outcome_word, second_line
from followup_desktop.window.kit.paint import chip_size, color_index, paint_avatar, paint_chip, paint_ring

HEIGHT = 54
_SIDE = 14
_AVATAR = 36
_GAP = 11
_BAR = 3


class PersonDelegate(QStyledItemDelegate):
    """Paints rows straight from the plan's entries; the whole row mirrors in right-to-left layouts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), scaled(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        entry = index.data(ENTRY_ROLE)
        look, rect = tokens_of(self._view), QRectF(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        _ground(painter, rect, option, look, mirrored)
        _person(painter, rect, entry, look, mirrored)
        painter.restore()


def _ground(painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, look: Tokens, mirrored: bool) -> None:
    if option.state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, look.color("selected"))
        left = rect.right() - _BAR if mirrored else rect.left()
        painter.fillRect(QRectF(left, rect.top(), _BAR, rect.height()), look.color("accent"))
    elif option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, look.color("hover"))
    if option.state & QStyle.StateFlag.State_HasFocus and not option.state & QStyle.StateFlag.State_Selected:
        paint_ring(painter, rect.adjusted(2, 2, -2, -2), 6, look)


def _person(painter: QPainter, rect: QRectF, entry: Planned, look: Tokens, mirrored: bool) -> None:
    def placed(left: float, width: float, height: float) -> QRectF:
        x = rect.right() - left - width if mirrored else rect.left() + left
        return QRectF(x, rect.center().y() - height / 2, width, height)

    name = display_name(entry.card.fields)
    gone = entry.outcome in (Outcome.SKIPPED, Outcome.UNCHANGED)
    painter.setOpacity(0.5 if gone else 1.0)
    paint_avatar(painter, placed(_SIDE, _AVATAR, _AVATAR), initials(name), color_index(name))
    painter.setOpacity(1.0)
    word = outcome_word(entry.outcome)
    chip = chip_size(word)
    end = rect.width() - _SIDE - chip.width()
    paint_chip(painter, placed(end, chip.width(), chip.height()), word, ROLES[entry.outcome], look)
    start = _SIDE + _AVATAR + _GAP
    _words(painter, placed(start, end - _GAP - start, rect.height()), name, second_line(entry), look, gone)


def _words(painter: QPainter, rect: QRectF, name: str, second: str, look: Tokens, gone: bool) -> None:
    strong, small = text_font("strong"), text_font("secondary")
    heights = [QFontMetrics(font).height() for font in (strong, small)]
    top = rect.center().y() - (sum(heights) + 2 if second else heights[0]) / 2
    _line(painter, QRectF(rect.left(), top, rect.width(), heights[0]), name, strong, look, "sub" if gone else "text")
    if second:
        below = QRectF(rect.left(), top + heights[0] + 2, rect.width(), heights[1])
        _line(painter, below, second, small, look, "sub")


def _line(painter: QPainter, rect: QRectF, text: str, font: QFont, look: Tokens, role: str) -> None:
    painter.setFont(font)
    painter.setPen(look.color(role))
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(rect.width()))
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
