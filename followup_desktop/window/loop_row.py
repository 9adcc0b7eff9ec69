"""The row for something to come back to, with a day where there is one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.loops import passed_words
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.kit.hint import Hint
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.words import short_day

_LONGEST = 500


class LoopRow(QWidget):
    """One line of text and a day, which may stay open."""

    submitted = Signal()
    removed = Signal()

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("Come back to… “ask how the operation went”"))
        self.line.setAccessibleName(self.tr("Something to come back to"))
        self.line.setMaxLength(_LONGEST)
        self.line.returnPressed.connect(self.submitted)
        self.chip = MenuChip(self.tr("Day to come back on"))
        self.chip.clicked.connect(self.open_menu)
        remove = icon_button("x", self.tr("Nothing to come back to"))
        remove.clicked.connect(self.removed)
        self.hint = Hint("history")
        row = QHBoxLayout()
        row.setSpacing(9)
        row.addWidget(IconMark("message-circle-question-mark", "accent", 16))
        row.addWidget(self.line, 1)
        row.addWidget(self.chip)
        row.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self.hint)
        self.show_loop("", None)

    @property
    def text(self) -> str:
        """What is written."""
        return self.line.text()

    @property
    def day(self) -> date | None:
        """The day, or None."""
        return self._day

    def show_loop(self, text: str, day: date | None) -> None:
        """Show something to come back to."""
        if text != self.line.text():
            self.line.setText(text)
        self._day = day
        words = self.tr("no day") if day is None else short_day(day, self._today())
        self.chip.show_choice(words, "calendar")
        self.hint.say(passed_words(day, self._today()))

    def open_menu(self) -> Menu:
        """Offer near days and the calendar."""
        menu = Menu(self.chip)
        today = self._today()
        offers = ((self.tr("Tomorrow"), 1), (self.tr("In a week"), 7), (self.tr("In a month"), 30))
        for words, days in offers:
            day = today + timedelta(days=days)
            menu.add(f"{words} · {short_day(day, today, weekday=True)}", lambda day=day: self._take(day))  # type: ignore[misc]
        menu.add(self.tr("Choose a day…"), self.open_calendar, "calendar")
        menu.add(self.tr("No day"), lambda: self._take(None))
        menu.open_at(self.chip)
        return menu

    def open_calendar(self) -> CalendarPopup:
        """Open a calendar."""
        popup = CalendarPopup(self._day or self._today(), self.chip)
        popup.picked.connect(self._take)
        popup.open_below(self.chip)
        return popup

    def _take(self, day: date | None) -> None:
        self.show_loop(self.text, day)
