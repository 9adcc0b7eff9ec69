"""Draws a row of a list of occasions: the day, the face, who and what, how far away, and the pen to write with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QToolTip

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.domain.holidays import place_name
from followup_desktop.domain.names import initials
from followup_desktop.domain.spoken import ENGLISH, weekday
from followup_desktop.store.reads.celebrations import Celebration
from followup_desktop.window.kit.paint import RADIUS_FIELD, color_index, paint_avatar, paint_box
from followup_desktop.window.kit.walked_table import WalkedDelegate
from followup_desktop.window.occasions.model import ROW_ROLE, OccasionModel
from followup_desktop.window.occasions.rows import Row, people_words, what_words
from followup_desktop.window.portraits import Portraits

HEIGHT, HEADING = 56, 44
_SIDE, _DATE, _FACE, _GAP, _ICON, _PEN = 14, 46, 36, 12, 14, 32
_AWAY_FROM = 420
"""Pixels of a row's width from which there is room to say how far away the day is."""
_ICONS = {DateKind.BIRTHDAY: "cake", DateKind.ANNIVERSARY: "heart", DateKind.OTHER: "calendar", None: "party-popper"}


class OccasionDelegate(WalkedDelegate):
    """Paints rows from the model's values."""

    def __init__(self, model: OccasionModel, portraits: Portraits, view: QAbstractItemView) -> None:
        super().__init__(view, ROW_ROLE, (HEIGHT, HEADING), _SIDE)
        self._model = model
        self._portraits = portraits
        self.pen_hovered = -1
        """The row whose pen is below the pointer."""

    def heading_of(self, row: Row) -> str:
        return row.heading

    def pen_of(self, rect: QRect, row: Row | None) -> QRect:
        """Where the pen of a row is; nowhere for a heading or a holiday."""
        if row is None or row.person is None:
            return QRect()
        left = rect.left() + _SIDE - 6 if self.mirrored else rect.right() - _SIDE + 6 - _PEN
        return QRect(left, rect.center().y() - _PEN // 2, _PEN, _PEN)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The pen says what it does; a row says itself in full."""
        if event.type() is not QEvent.Type.ToolTip or not index.isValid():
            return False
        row = self._model.row(index.row())
        on_pen = self.pen_of(option.rect, row).contains(event.pos())
        QToolTip.showText(event.globalPos(), self.tr("Write (W)") if on_pen else "", view)
        return True

    def paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, place: int, look: Tokens) -> None:
        rect = QRectF(option.rect)
        left = float(_SIDE)
        if self._model.dated:
            if row.first:
                self._paint_date(painter, self.part(rect, left, scaled(_DATE)), row, look)
            left += scaled(_DATE)
        face = self.part(rect, left, _FACE)
        face = QRectF(face.left(), rect.center().y() - _FACE / 2, _FACE, _FACE)
        self._paint_face(painter, face, row, look)
        left += _FACE + _GAP
        right = rect.width() - _SIDE
        if row.person is not None:
            self._paint_pen(painter, option, row, place, look)
            right -= _PEN + 4
        if self._model.dated and rect.width() >= _AWAY_FROM:
            right -= self._paint_away(painter, rect, right, self._model.away(row), look)
        self._paint_words(painter, self.part(rect, left, max(0.0, right - left)), row, look)

    def _paint_date(self, painter: QPainter, place: QRectF, row: Row, look: Tokens) -> None:
        assert row.on is not None
        today = row.on == self._model.today
        number, name = text_font("heading"), text_font("faint")
        heights = QFontMetrics(number).height(), QFontMetrics(name).height()
        top = place.center().y() - sum(heights) / 2
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        for font, height, words, role in (
            (number, heights[0], str(row.on.day), "accent" if today else "text"),
            (name, heights[1], weekday(row.on, ENGLISH)[:3], "accent" if today else "faint"),
        ):
            painter.setFont(font)
            painter.setPen(look.color(role))
            painter.drawText(QRectF(place.left(), top, place.width(), height), flags, words)
            top += height

    def _paint_face(self, painter: QPainter, face: QRectF, row: Row, look: Tokens) -> None:
        if row.person is not None:
            one = row.person
            photo = self._portraits.get(one.portrait)
            paint_avatar(painter, face, initials(one.name), color_index(one.contact), photo)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("ready_tint"))
        painter.drawEllipse(face)
        paint_icon(painter, face.adjusted(9, 9, -9, -9), "party-popper", "ready", look)

    def _paint_words(self, painter: QPainter, place: QRectF, row: Row, look: Tokens) -> None:
        strong, second = text_font("strong"), text_font("secondary")
        heights = QFontMetrics(strong).height(), QFontMetrics(second).height()
        top = place.center().y() - (sum(heights) + 2) / 2
        upper = QRectF(place.left(), top, place.width(), heights[0])
        lower = QRectF(place.left(), top + heights[0] + 2, place.width(), heights[1])
        if row.person is not None:
            self.write(painter, upper, row.person.name, "strong", "text", look)
            self._paint_what(painter, lower, row.person, look)
        elif row.holiday is not None:
            self.write(painter, upper, row.holiday.name, "strong", "text", look)
            self.write(painter, lower, people_words(row.holiday.people), "secondary", "sub", look)

    def _paint_what(self, painter: QPainter, place: QRectF, one: Celebration, look: Tokens) -> None:
        left = place.right() - _ICON if self.mirrored else place.left()
        box = QRectF(left, place.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, box, _ICONS[one.kind], "faint", look)
        used = _ICON + 5
        words = place.adjusted(0, 0, -used, 0) if self.mirrored else place.adjusted(used, 0, 0, 0)
        # Those who celebrate a holiday stand under its name.
        told = place_name(one.place) if one.kind is None else what_words(one)
        self.write(painter, words, told, "secondary", "sub", look)

    def _paint_away(self, painter: QPainter, rect: QRectF, right: float, words: str, look: Tokens) -> float:
        """How far away it is, before the pen; how much room that takes."""
        width = QFontMetrics(text_font("secondary")).horizontalAdvance(words) + 4.0
        place = self.part(rect, right - width, width)
        self.write(painter, place, words, "secondary", "sub", look)
        return width + _GAP

    def _paint_pen(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, place: int, look: Tokens) -> None:
        box = QRectF(self.pen_of(option.rect, row))
        over = self.pen_hovered == place
        if over:
            paint_box(painter, box, RADIUS_FIELD, look.color("line"), None)
        paint_icon(painter, box.adjusted(7, 7, -7, -7), "pen-line", "text" if over else "faint", look)


def pen_at(view: QAbstractItemView, delegate: OccasionDelegate, point: QPoint, row: Row | None) -> bool:
    """Whether a point of a view's viewport is on a row's pen."""
    return delegate.pen_of(view.visualRect(view.indexAt(point)), row).contains(point)
