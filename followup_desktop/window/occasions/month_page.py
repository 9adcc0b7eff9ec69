"""The month with the day beside it: which month, the sheet of its days, and the people of the chosen one."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.dates import add_months
from followup_desktop.domain.spoken import ENGLISH, month_and_year
from followup_desktop.store.reads.celebrations import Occasions
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.text import label
from followup_desktop.window.occasions.day_panel import DayPanel
from followup_desktop.window.occasions.month_grid import Mark, MonthGrid
from followup_desktop.window.occasions.rows import Day, Month, read_day, read_month
from followup_desktop.window.occasions.sheet import days_of, week_start
from followup_desktop.window.portraits import Portraits

_BESIDE_FROM = 880
"""Pixels from which the day stands beside the month."""
_PANEL = 320
_KEPT = 6
"""Sheets that are kept, so that turning back to one shows it at once."""


class MonthPage(QWidget):
    """Follows the chosen day. What is read stays until `forget`."""

    read = Signal(bool)
    """A month has been read; whether the book knows of any occasion."""

    def __init__(self, context: Context, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._kept: OrderedDict[tuple[date, date], Occasions] = OrderedDict()
        self._span = (date.min, date.min)
        self.grid = MonthGrid(portraits)
        self.panel = DayPanel(context, portraits)
        self._name = label("", "heading")
        self._name.setMinimumWidth(scaled(140))
        self._build()
        self.grid.day_chosen.connect(self.show_day)
        self.grid.day_opened.connect(lambda _day: self.panel.enter())
        self.show_day(context.today)

    def show_day(self, day: date) -> None:
        """Show a day, and its month where that is another one."""
        self._show(day, anew=False)

    def forget(self) -> None:
        """Read everything anew; what is shown stays until then."""
        self._kept.clear()
        self._show(self.grid.chosen, anew=True)

    def step(self, months: int) -> None:
        """Turn to another month."""
        self.show_day(add_months(self.grid.chosen, months))

    def step_back(self) -> bool:
        """From the people back to the sheet; whether there was anything to step back from."""
        if not self.panel.holds_focus():
            return False
        self.grid.setFocus(Qt.FocusReason.BacktabFocusReason)
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the day stands below the month."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_BESIDE_FROM)
        direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._halves.direction() is not direction:
            self._halves.setDirection(direction)
            self._fit(beside=beside)

    def _build(self) -> None:
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        back = icon_button("chevron-right" if mirrored else "chevron-left", self.tr("Previous month"), "Page Up")
        forth = icon_button("chevron-left" if mirrored else "chevron-right", self.tr("Next month"), "Page Down")
        back.clicked.connect(partial(self.step, -1))
        forth.clicked.connect(partial(self.step, 1))
        self._today = outlined(self.tr("Today"))
        self._today.clicked.connect(lambda: self.show_day(self._context.today))
        head = QHBoxLayout()
        head.setSpacing(4)
        for part in (back, forth):
            head.addWidget(part)
        head.addSpacing(8)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._today)
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(14)
        self._halves.addWidget(self.grid, 1)
        self._halves.addWidget(self.panel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addLayout(self._halves, 1)
        self._fit(beside=True)

    def _fit(self, *, beside: bool) -> None:
        if beside:
            self.panel.setFixedWidth(scaled(_PANEL))
            self._halves.setStretch(1, 0)
        else:
            self.panel.setMinimumWidth(0)
            self.panel.setMaximumWidth(1 << 16)
            self._halves.setStretch(0, 3)
            self._halves.setStretch(1, 2)
        vertical = QSizePolicy.Policy.Expanding
        self.panel.setSizePolicy(QSizePolicy.Policy.Preferred, vertical)

    def _show(self, day: date, *, anew: bool) -> None:
        today = self._context.today
        days = days_of(day, week_start(preferences(self._context.book).region))
        span = (days[0], days[-1])
        self._name.setText(month_and_year(day, ENGLISH))
        self._today.setEnabled(day != today)
        self.grid.show_days(day, days, today, day)
        if span != self._span and not anew:
            self.grid.show_marks({})
        if span != self._span or anew:
            self._span = span
            self._read_month()
        self._read_day()

    def _read_month(self) -> None:
        span, book = self._span, self._context.book
        if span in self._kept:
            self._kept.move_to_end(span)
            self.grid.show_marks(_by_day(self._kept[span]))
            return
        self._context.worker.run(
            lambda: read_month(book, *span), while_alive(self, partial(self._take_month, span)), lane="occasions month"
        )

    def _take_month(self, span: tuple[date, date], month: Month) -> None:
        self._kept[span] = month.occasions
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if span == self._span:
            self.grid.show_marks(_by_day(month.occasions))
        self.read.emit(month.any)

    def _read_day(self) -> None:
        day, book = self.grid.chosen, self._context.book
        self._context.worker.run(
            lambda: read_day(book, day), while_alive(self, partial(self._take_day, day)), lane="occasions day"
        )

    def _take_day(self, day: date, read: Day) -> None:
        if day == self.grid.chosen:
            self.panel.show_day(day, read)


def _by_day(occasions: Occasions) -> dict[date, list[Mark]]:
    """What stands on each day: holidays first, then people."""
    marks: dict[date, list[Mark]] = {}
    every: tuple[Mark, ...] = (*occasions.holidays, *occasions.celebrations)
    for mark in every:
        marks.setdefault(mark.on, []).append(mark)
    return marks
