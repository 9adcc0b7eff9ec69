"""A month as a sheet of days, each with the people whose occasion it is: painted, walked through by keyboard."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.domain.words import day_name
from followup_desktop.store.reads.celebrations import Celebration, Holiday
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.focus_ring import FocusRing
from followup_desktop.window.kit.text import plain_tooltip
from followup_desktop.window.occasions.day_cell import Cell, paint_cell, paint_lines, paint_sheet, paint_weekdays
from followup_desktop.window.occasions.rows import people_words, what_words
from followup_desktop.window.occasions.sheet import WEEK, walked
from followup_desktop.window.portraits import Portraits

Mark = Celebration | Holiday
"""What stands on a day."""
_HEAD = 32
_LEAST_CELL = 48
_IN_TOOLTIP = 12


class MonthGrid(FocusRing, QWidget):
    """Arrows move by a day and a week, Page Up and Down by a month, Home and End within it, T to today; Enter opens."""

    day_chosen = Signal(object)
    """The datetime.date that the person came to, in this month or another."""
    day_opened = Signal(object)
    """Enter or a double click: the person wants to see the day's people."""

    def __init__(self, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portraits = portraits
        self._days: Sequence[date] = ()
        self._marks: Mapping[date, Sequence[Mark]] = {}
        self._month = self._today = self._chosen = date.min
        self._hovered: date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleDescription(self.tr("Arrows choose a day, Page Up and Page Down a month, Enter opens"))
        portraits.arrived.connect(self.update)

    @property
    def chosen(self) -> date:
        """The day on which the person is."""
        return self._chosen

    def show_days(self, month: date, days: Sequence[date], today: date, chosen: date) -> None:
        """Show another sheet: its days, whole weeks of them, with the chosen one among them."""
        self._month, self._days, self._today = month, days, today
        self.choose(chosen)

    def show_marks(self, marks: Mapping[date, Sequence[Mark]]) -> None:
        """Show what falls on which day."""
        self._marks = marks
        self.choose(self._chosen)

    def choose(self, day: date) -> None:
        """Be on another day of the sheet, without announcing it."""
        self._chosen = day
        self.setAccessibleName(self.words_of(day))
        self.update()

    def words_of(self, day: date) -> str:
        """'Friday 27 November: Dorota Łuczak, Birthday · turns 40'."""
        told = [_mark_words(mark) for mark in self._marks.get(day, ())]
        shown = "; ".join(told[:_IN_TOOLTIP])
        more = self.tr(" and {n} more").format(n=len(told) - _IN_TOOLTIP) if len(told) > _IN_TOOLTIP else ""
        today = self.tr(", today") if day == self._today else ""
        return f"{day_name(day)}{today}: {shown or self.tr('nothing')}{more}"

    def sizeHint(self) -> QSize:
        """Room for a few names a day."""
        return QSize(840, _HEAD + 6 * 104)

    def minimumSizeHint(self) -> QSize:
        """Room for the faces of a day or two."""
        return QSize(WEEK * 40, _HEAD + 6 * scaled(_LEAST_CELL))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The sheet, the days of the week, and every day."""
        look = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(self.layoutDirection())
        sheet = QRectF(self.rect()).adjusted(0, 0, 0, -2)
        paint_sheet(painter, sheet, look)
        if not self._days:
            return
        paint_weekdays(painter, [self._place(number) for number in range(WEEK)], self._days, scaled(_HEAD), look)
        for number, day in enumerate(self._days):
            cell = Cell(
                day=day,
                rect=self._place(number),
                marks=self._marks.get(day, ()),
                in_month=(day.year, day.month) == (self._month.year, self._month.month),
                today=day == self._today,
                chosen=day == self._chosen,
                hovered=day == self._hovered,
                ringed=day == self._chosen and self.ring_shown,
            )
            paint_cell(painter, cell, self._portraits, look)
        paint_lines(painter, sheet, scaled(_HEAD), len(self._days) // WEEK, look)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, or open the day."""
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        day = walked(Qt.Key(event.key()), self._chosen, self._today, mirrored=mirrored)
        if day is not None and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._ringed = True
            self._go(day)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.day_opened.emit(self._chosen)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click chooses."""
        day = self._day_at(event.position().toPoint())
        if day is not None and event.button() is Qt.MouseButton.LeftButton:
            self._ringed = False
            self._go(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two open."""
        if event.button() is Qt.MouseButton.LeftButton and self._day_at(event.position().toPoint()) is not None:
            self.day_opened.emit(self._chosen)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the day below the pointer."""
        self._hover(self._day_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        """Mark none."""
        self._hover(None)
        super().leaveEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell in full what a day has, where the pointer rests."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(event.pos())
            if day is not None and self._marks.get(day):
                QToolTip.showText(event.globalPos(), plain_tooltip(self.words_of(day)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def _go(self, day: date) -> None:
        if not FIRST <= day <= LAST:
            return
        if day in self._days:
            self.choose(day)
        self.day_chosen.emit(day)
        announce(self, self.words_of(day))

    def _hover(self, day: date | None) -> None:
        if day != self._hovered:
            self._hovered = day
            self.update()

    def _place(self, number: int) -> QRectF:
        """Where a day of the sheet is."""
        rows = max(1, len(self._days) // WEEK)
        row, column = divmod(number, WEEK)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            column = WEEK - 1 - column
        height, width = (self.height() - 2 - scaled(_HEAD)) / rows, self.width() / WEEK
        left, top = round(column * width), round(scaled(_HEAD) + row * height)
        return QRectF(left, top, round((column + 1) * width) - left, round(scaled(_HEAD) + (row + 1) * height) - top)

    def _day_at(self, point: QPoint) -> date | None:
        return next((day for number, day in enumerate(self._days) if self._place(number).contains(point)), None)


FIRST, LAST = date(1900, 1, 31), date(9000, 1, 1)
"""The calendar goes no further than anybody's life."""


def _mark_words(mark: Mark) -> str:
    if isinstance(mark, Celebration):
        return f"{mark.name}, {what_words(mark)}"
    return f"{mark.name}, {people_words(mark.people)}"
