"""Choosing the day on which announcing begins again: a small calendar of the tray's own."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from followup_desktop.desktop.plain_text import PlainLabel
from followup_desktop.desktop.theme.calendar import make_calendar
from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.tray.bringing_up import bring_up

_WIDTH = 360
_OFFERED = timedelta(days=3)


class PauseDay(QDialog):
    """A month to choose a day from, tomorrow or later. Enter or a double click takes it, Escape leaves."""

    chosen = Signal(object)
    """The day (datetime.date) on which announcing begins again."""

    def __init__(self, today: date) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("tray.pause")
        self.setWindowTitle(self.tr("Pause reminders – Followup"))
        self.setFixedWidth(scaled(_WIDTH))
        heading = PlainLabel(self.tr("Remind me again on"))
        heading.setFont(text_font("heading"))
        self.calendar = make_calendar(self)
        self.calendar.setAccessibleName(heading.text())
        self.calendar.setMinimumDate(_qt(today + timedelta(days=1)))
        self.calendar.setSelectedDate(_qt(today + _OFFERED))
        self.calendar.activated.connect(self.accept)
        self.buttons = QDialogButtonBox()
        accept = self.buttons.addButton(self.tr("Pause until then"), QDialogButtonBox.ButtonRole.AcceptRole)
        accept.setObjectName("tray.pause.accept")
        accept.setDefault(True)
        self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        for part in (heading, self.calendar, self.buttons):
            column.addWidget(part)

    def bring_up(self) -> None:
        """Show it in the middle of the screen with the pointer."""
        bring_up(self, self.calendar)

    def accept(self) -> None:
        """Take the day that is marked."""
        day = self.calendar.selectedDate()
        super().accept()
        self.chosen.emit(date(day.year(), day.month(), day.day()))


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
