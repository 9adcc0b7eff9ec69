"""A date as people type it, parts of which may be unknown, with a calendar for those who would rather point."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.calendar import make_calendar
from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.desktop.theme.icons import icon


class DateField(QLineEdit):
    """A line edit with a calendar button. It keeps any text: whether that is a date is the form's to say."""

    picked = Signal(object)
    """The date (datetime.date) chosen in the calendar; its text is already in the field."""

    def __init__(
        self, placeholder: str = "", *, read: Callable[[str], date | None] | None = None,
        write: Callable[[date], str] | None = None, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`read` tells the calendar where to open, `write` how a chosen day is typed; ISO 8601 without them."""
        super().__init__(parent)
        self._read = read or _iso
        self._write = write or date.isoformat
        self.setPlaceholderText(placeholder)
        self._button = QAction(self.tr("Choose a day (Alt+Down)"), self)
        self.addAction(self._button, QLineEdit.ActionPosition.TrailingPosition)
        self._button.triggered.connect(self.open_calendar)
        self._draw_icon()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_button"):
            self._draw_icon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def open_calendar(self) -> CalendarPopup:
        """Open the calendar below the field, at the day that is typed."""
        popup = CalendarPopup(self._read(self.text()), self)
        popup.picked.connect(self._take)
        popup.open_below(self)
        return popup

    def _take(self, day: date) -> None:
        self.setText(self._write(day))
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.picked.emit(day)

    def _draw_icon(self) -> None:
        self._button.setIcon(icon("calendar", "sub", 16, self.palette()))


class CalendarPopup(QFrame):
    """A month to choose a day from. A click or Enter takes it, Escape leaves."""

    picked = Signal(object)
    """The chosen datetime.date."""

    def __init__(self, day: date | None, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("popup", True)
        self.calendar = make_calendar(parent)
        self.calendar.setMinimumSize(scaled(300), scaled(250))
        if day is not None:
            self.calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.addWidget(self.calendar)
        self.calendar.clicked.connect(self._take)
        self.calendar.activated.connect(self._take)

    def open_below(self, anchor: QWidget) -> None:
        """Open at the lower edge of a widget, inside the screen."""
        self.adjustSize()
        place = anchor.mapToGlobal(QPoint(0, anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        if place.y() + self.height() > screen.bottom():
            place.setY(anchor.mapToGlobal(QPoint(0, 0)).y() - self.height() - 4)
        place.setX(max(screen.left(), min(place.x(), screen.right() - self.width())))
        self.move(place)
        self.show()
        self.calendar.setFocus()

    def _take(self, day: QDate) -> None:
        if self.isVisible():
            self.close()
            self.picked.emit(date(day.year(), day.month(), day.day()))


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
