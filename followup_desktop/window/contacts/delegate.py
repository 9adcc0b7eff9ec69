"""Draws a row of the contact list: portrait, name, why now, and the band's dot."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, band_role, tokens_of
from followup_desktop.domain.cadence import Band
from followup_desktop.domain.names import initials
from followup_desktop.store.reads.contacts import ContactRow
from followup_desktop.window.contacts.model import ROW_ROLE, ContactModel
from followup_desktop.window.kit.paint import color_index, paint_avatar, paint_dot, paint_ring
from followup_desktop.window.portraits import Portraits

HEIGHT = 58
_SIDE = 16
_AVATAR = 40
_GAP = 11
_BAR = 3
_DOT = 8
_ICON = 14


class ContactDelegate(QStyledItemDelegate):
    """Paints rows straight from the model's values; the whole row mirrors in right-to-left layouts."""

    def __init__(self, model: ContactModel, portraits: Portraits, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._portraits = portraits
        self._view = parent

    def sizeHint(self, option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), scaled(HEIGHT))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        look = tokens_of(self._view)
        rect = QRectF(option.rect)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        self._ground(painter, rect, option, look, mirrored)
        if row is not None:
            self._person(painter, rect, row, look, mirrored)

    def _ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, look: Tokens, mirrored: bool
    ) -> None:
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, look.color("selected"))
            left = rect.right() - _BAR if mirrored else rect.left()
            painter.fillRect(QRectF(left, rect.top(), _BAR, rect.height()), look.color("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, look.color("hover"))
        if state & QStyle.StateFlag.State_HasFocus and not state & QStyle.StateFlag.State_Selected:
            paint_ring(painter, rect.adjusted(2, 2, -2, -2), 6, look)

    def _person(self, painter: QPainter, rect: QRectF, row: ContactRow, look: Tokens, mirrored: bool) -> None:
        def placed(left: float, width: float) -> QRectF:
            x = rect.right() - left - width if mirrored else rect.left() + left
            return QRectF(x, rect.top(), width, rect.height())

        resting = row.archived or (row.paused_until is not None and row.paused_until > self._model.today)
        circle = placed(_SIDE, _AVATAR)
        circle = QRectF(circle.left(), rect.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
        painter.setOpacity(0.55 if resting else 1.0)
        paint_avatar(painter, circle, initials(row.name), color_index(row.id), self._portraits.get(row.portrait))
        painter.setOpacity(1.0)
        words_left = _SIDE + _AVATAR + _GAP
        words = placed(words_left, rect.width() - words_left - _SIDE - _DOT - _GAP)
        self._words(painter, words, row, look, mirrored, resting)
        mark = placed(rect.width() - _SIDE - _DOT, _DOT)
        if resting:
            box = QRectF(mark.center().x() - _ICON / 2, rect.center().y() - _ICON / 2, _ICON, _ICON)
            paint_icon(painter, box, "archive" if row.archived else "pause", "faint", look)
        elif (band := row.band(self._model.today)) is not Band.NONE:
            paint_dot(painter, QPointF(mark.center().x(), rect.center().y()), band_role(band), look, _DOT)

    def _words(
        self, painter: QPainter, rect: QRectF, row: ContactRow, look: Tokens, mirrored: bool, resting: bool
    ) -> None:
        name_font, why_font = text_font("strong"), text_font("secondary")
        name_height, why_height = QFontMetrics(name_font).height(), QFontMetrics(why_font).height()
        top = rect.center().y() - (name_height + why_height + 2) / 2
        name = QRectF(rect.left(), top, rect.width(), name_height)
        why = QRectF(rect.left(), top + name_height + 2, rect.width(), why_height)
        _line(painter, name, row.name, name_font, look, "sub" if resting else "text", mirrored)
        _line(painter, why, self._model.why(row), why_font, look, "sub", mirrored)


def _line(painter: QPainter, rect: QRectF, text: str, font: QFont, look: Tokens, role: str, mirrored: bool) -> None:
    painter.setFont(font)
    painter.setPen(look.color(role))
    shown = QFontMetrics(font).elidedText(" ".join(text.split()), Qt.TextElideMode.ElideRight, int(rect.width()))
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.drawText(rect, int(flags), shown)
