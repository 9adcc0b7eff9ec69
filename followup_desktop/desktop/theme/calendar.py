"""A month as the program shows it: Qt's own calendar without week numbers, grid and red weekends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QWidget

from followup_desktop.desktop.theme.tokens import tokens_of


def make_calendar(near: QWidget) -> QCalendarWidget:
    """A calendar in the colours that a widget has."""
    calendar = QCalendarWidget()
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    calendar.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
    calendar.setGridVisible(False)
    look = tokens_of(near)
    heads = QTextCharFormat()
    heads.setForeground(look.color("faint"))
    heads.setBackground(look.color("card"))
    calendar.setHeaderTextFormat(heads)
    workday = calendar.weekdayTextFormat(Qt.DayOfWeek.Monday)
    for weekend in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(weekend, workday)
    return calendar
