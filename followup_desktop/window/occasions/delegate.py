"""Draws a row of a list of occasions: the day, the face, who and what, how far away, and the pen to write with."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.domain.contact_dates import DateKind
from followup_desktop.domain.holidays import place_name
from followup_desktop.domain.names import initials
from followup_desktop.domain.spoken import ENGLISH, weekday
from followup_desktop.store.reads.celebrations import Celebration
from followup_desktop.window.kit.paint import RADIUS_FIELD, color_index, one_line, paint_avatar, paint_box, paint_ring
from followup_desktop.window.occasions.model import ROW_ROLE, OccasionModel
from followup_desktop.window.occasions.rows import Row, people_words, what_words
from followup_desktop.window.portraits import Portraits

HEIGHT, HEADING = 56, 44
_SIDE, _DATE, _FACE, _GAP, _ICON, _PEN = 14, 46, 36, 12, 14, 32
_AWAY_FROM = 420
"""Pixels of a row's width from which there is room to say how far away the day is."""
_ICONS = {DateKind.BIRTHDAY: "cake", DateKind.ANNIVERSARY: "heart", DateKind.OTHER: "calendar", None: "party-popper"}


class OccasionDelegate(QStyledItemDelegate):
    """Paints rows from the model's values; mirrored in right-to-left layouts."""

    def __init__(self, model: OccasionModel, portraits: Portraits, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._model = model
        self._portraits = portraits
        self._view = view
        self.pen_hovered = -1
        """The row whose pen is below the pointer."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW_ROLE)
        return QSize(option.rect.width(), scaled(HEADING if row is not None and row.heading else HEIGHT))

    def pen_of(self, rect: QRect, row: Row | None) -> QRect:
        """Where the pen of a row is; nowhere for a heading or a holiday."""
        if row is None or row.person is None:
            return QRect()
        left = rect.left() + _SIDE - 6 if self._mirrored() else rect.right() - _SIDE + 6 - _PEN
        return QRect(left, rect.center().y() - _PEN // 2, _PEN, _PEN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW_ROLE)
        if row is None:
            return
        look = tokens_of(self._view)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self._view.layoutDirection())
        if row.heading:
            self._paint_heading(painter, QRectF(option.rect), row.heading, look)
        else:
            self._paint_ground(painter, option, look, chosen=index.row() == self._view.currentIndex().row())
            self._paint_row(painter, option, row, index.row(), look)
        painter.restore()

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

    def _paint_heading(self, painter: QPainter, rect: QRectF, words: str, look: Tokens) -> None:
        painter.setFont(text_font("section"))
        painter.setPen(look.color("faint"))
        place = rect.adjusted(_SIDE, 0, -_SIDE, -8)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeading), words)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, look: Tokens, *, chosen: bool) -> None:
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        if chosen and option.state & QStyle.StateFlag.State_Selected:
            paint_box(painter, rect, RADIUS_FIELD, look.color("selected"), None)
            if self._view.hasFocus():
                paint_ring(painter, rect, RADIUS_FIELD, look)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            paint_box(painter, rect, RADIUS_FIELD, look.color("hover"), None)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, place: int, look: Tokens) -> None:
        rect = QRectF(option.rect)
        left = float(_SIDE)
        if self._model.dated:
            if row.first:
                self._paint_date(painter, self._from(rect, left, scaled(_DATE)), row, look)
            left += scaled(_DATE)
        face = self._from(rect, left, _FACE)
        face = QRectF(face.left(), rect.center().y() - _FACE / 2, _FACE, _FACE)
        self._paint_face(painter, face, row, look)
        left += _FACE + _GAP
        right = rect.width() - _SIDE
        if row.person is not None:
            self._paint_pen(painter, option, row, place, look)
            right -= _PEN + 4
        if self._model.dated and rect.width() >= _AWAY_FROM:
            right -= self._paint_away(painter, rect, right, self._model.away(row), look)
        self._paint_words(painter, self._from(rect, left, max(0.0, right - left)), row, look)

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
            self._line(painter, upper, row.person.name, "strong", "text", look)
            self._paint_what(painter, lower, row.person, look)
        elif row.holiday is not None:
            self._line(painter, upper, row.holiday.name, "strong", "text", look)
            self._line(painter, lower, people_words(row.holiday.people), "secondary", "sub", look)

    def _paint_what(self, painter: QPainter, place: QRectF, one: Celebration, look: Tokens) -> None:
        left = place.right() - _ICON if self._mirrored() else place.left()
        box = QRectF(left, place.center().y() - _ICON / 2, _ICON, _ICON)
        paint_icon(painter, box, _ICONS[one.kind], "faint", look)
        used = _ICON + 5
        words = place.adjusted(0, 0, -used, 0) if self._mirrored() else place.adjusted(used, 0, 0, 0)
        # Those who celebrate a holiday stand under its name.
        told = place_name(one.place) if one.kind is None else what_words(one)
        self._line(painter, words, told, "secondary", "sub", look)

    def _paint_away(self, painter: QPainter, rect: QRectF, right: float, words: str, look: Tokens) -> float:
        """How far away it is, before the pen; how much room that takes."""
        width = QFontMetrics(text_font("secondary")).horizontalAdvance(words) + 4.0
        place = self._from(rect, right - width, width)
        self._line(painter, place, words, "secondary", "sub", look)
        return width + _GAP

    def _paint_pen(self, painter: QPainter, option: QStyleOptionViewItem, row: Row, place: int, look: Tokens) -> None:
        box = QRectF(self.pen_of(option.rect, row))
        over = self.pen_hovered == place
        if over:
            paint_box(painter, box, RADIUS_FIELD, look.color("line"), None)
        paint_icon(painter, box.adjusted(7, 7, -7, -7), "pen-line", "text" if over else "faint", look)

    def _line(self, painter: QPainter, place: QRectF, words: str, font: str, role: str, look: Tokens) -> None:
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
        x = rect.right() - left - width if self._mirrored() else rect.left() + left
        return QRectF(x, rect.top(), width, rect.height())

    def _mirrored(self) -> bool:
        return self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft


def pen_at(view: QAbstractItemView, delegate: OccasionDelegate, point: QPoint, row: Row | None) -> bool:
    """Whether a point of a view's viewport is on a row's pen."""
    return delegate.pen_of(view.visualRect(view.indexAt(point)), row).contains(point)
