"""Draws a backup of the list: when or by which name, why and how large, and whether something is with it."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.store.backups.shelf import State, Stored
from followup_desktop.window.backups.model import STORED_ROLE, TODAY_ROLE
from followup_desktop.window.backups.wording import second_line, state_word, title
from followup_desktop.window.kit.paint import chip_size, paint_chip, paint_ring

HEIGHT = 54
_SIDE, _GAP, _BAR = 22, 10, 3
_ROLES = {State.DAMAGED: "drifting", State.UNSEEN: "quiet", State.VERIFIED: "accent"}


class BackupDelegate(QStyledItemDelegate):
    """The whole row mirrors in right-to-left layouts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), scaled(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        look, rect = tokens_of(self._view), QRectF(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        _ground(painter, rect, option, look, mirrored)
        stored, today = index.data(STORED_ROLE), index.data(TODAY_ROLE)
        room = _chip(painter, rect, stored, look, mirrored)
        left = rect.left() + (room if mirrored else _SIDE)
        words = QRectF(left, rect.top(), rect.width() - room - _SIDE, rect.height())
        _words(painter, words, title(stored, today), second_line(stored, today), look)
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


def _chip(painter: QPainter, rect: QRectF, stored: Stored, look: Tokens, mirrored: bool) -> float:
    """Draw the chip where there is something to say; the room that it takes at the trailing edge."""
    word = state_word(stored)
    if not word:
        return _SIDE
    chip = chip_size(word)
    left = rect.left() + _SIDE if mirrored else rect.right() - _SIDE - chip.width()
    place = QRectF(left, rect.center().y() - chip.height() / 2, chip.width(), chip.height())
    paint_chip(painter, place, word, _ROLES[stored.state], look)
    return _SIDE + chip.width() + _GAP


def _words(painter: QPainter, rect: QRectF, name: str, second: str, look: Tokens) -> None:
    strong, small = text_font("strong"), text_font("secondary")
    heights = [QFontMetrics(font).height() for font in (strong, small)]
    top = rect.center().y() - (sum(heights) + 2) / 2
    _line(painter, QRectF(rect.left(), top, rect.width(), heights[0]), name, strong, look, "text")
    below = QRectF(rect.left(), top + heights[0] + 2, rect.width(), heights[1])
    _line(painter, below, second, small, look, "sub")


def _line(painter: QPainter, rect: QRectF, text: str, font: QFont, look: Tokens, role: str) -> None:
    painter.setFont(font)
    painter.setPen(look.color(role))
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
