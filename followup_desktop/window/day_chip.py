"""A chip that stands for a day: today, yesterday, or one from the calendar."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.words import short_day


class DayChip(MenuChip):
    """The day of something that happened. It takes any day: the form says whether one still ahead makes sense."""

    chosen = Signal(object)
    """The datetime.date that the person chose."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.set_name(self.tr("Day"))
        self._today = today
        self._day: date | None = None
        self.clicked.connect(self.open_menu)
        self.show_day(None)

    @property
    def day(self) -> date:
        """The day that is chosen; today as long as none was."""
        return self._day or self._today()

    @property
    def explicit(self) -> date | None:
        """The day that is chosen, or None for whatever day it is."""
        return self._day

    def show_day(self, day: date | None) -> None:
        """Stand for a day, or with None for today."""
        self._day = day
        today = self._today()
        names = {today: self.tr("today"), today - timedelta(days=1): self.tr("yesterday")}
        self.show_choice(names.get(self.day) or short_day(self.day, today), "calendar")

    def open_menu(self) -> Menu:
        """Offer today, yesterday and the calendar."""
        menu = Menu(self)
        yesterday = self._today() - timedelta(days=1)
        menu.add(self.tr("Today"), lambda: self.choose(None), "sun")
        menu.add(self.tr("Yesterday"), lambda: self.choose(yesterday), "history")
        menu.add(self.tr("Choose a day…"), self.open_calendar, "calendar")
        menu.open_at(self)
        return menu

    def open_calendar(self) -> CalendarPopup:
        """Open a calendar at the chosen day."""
        popup = CalendarPopup(self.day, self)
        popup.picked.connect(self.choose)
        popup.open_below(self)
        return popup

    def choose(self, day: date | None) -> None:
        """Take a day as chosen by the person."""
        self.show_day(day)
        self.chosen.emit(self.day)
