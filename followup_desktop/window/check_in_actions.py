"""What a person does with a check-in, wherever it is shown: done with a line, snooze, skip. The one way to do each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn, Snooze, snoozed_to
from followup_desktop.domain.interactions import Channel
from followup_desktop.store.writes.check_ins import Done, complete_check_in, skip_check_in, snooze_check_in
from followup_desktop.window.channel_chips import ChannelChip
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import filled, icon_button
from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.saving import Saving
from followup_desktop.window.words import short_day

ORIGIN = "window"
LONGEST_LINE = 500
"""Characters of the one line that 'done' asks for."""


def complete_unlogged(context: Context, check_in: CheckIn) -> None:
    """Say that a check-in is done where there was no contact to log."""
    context.write(lambda book, now: complete_check_in(book, check_in.uuid, Done(channel=None), now, ORIGIN))


def skip(context: Context, check_in: CheckIn) -> None:
    """Let this one go."""
    context.write(lambda book, now: skip_check_in(book, check_in.uuid, now, ORIGIN))


def snooze(context: Context, check_in: CheckIn, until: date | datetime) -> None:
    """Move a check-in to a day or a moment."""
    context.write(lambda book, now: snooze_check_in(book, check_in.uuid, until, now, ORIGIN))


class SnoozeMenu(Menu):
    """The five choices of 'later', each with the day it means, and a calendar for any other day."""

    def __init__(self, context: Context, check_in: CheckIn, anchor: QWidget) -> None:
        super().__init__(anchor)
        self._context, self._check_in, self._anchor = context, check_in, anchor
        now = context.now
        for choice, words, icon in self._choices():
            until = snoozed_to(choice, now)
            when = f"{until:%H:%M}" if isinstance(until, datetime) else short_day(until, now.date(), weekday=True)
            self.add(f"{words} · {when}", partial(snooze, context, check_in, until), icon)
        self.addSeparator()
        self.add(self.tr("Choose a day…"), self.open_calendar, "calendar")

    def open(self) -> None:
        """Open below the widget it was made for, ready for the arrow keys."""
        self.open_at(self._anchor)
        self.setActiveAction(self.actions()[0])

    def open_calendar(self) -> CalendarPopup:
        """Open a calendar at tomorrow."""
        popup = CalendarPopup(self._context.today + timedelta(days=1), self._anchor)
        context, check_in = self._context, self._check_in
        popup.picked.connect(lambda day: snooze(context, check_in, day))
        popup.open_below(self._anchor)
        return popup

    def _choices(self) -> tuple[tuple[Snooze, str, str], ...]:
        return (
            (Snooze.LATER_TODAY, self.tr("Later today"), "clock"),
            (Snooze.TOMORROW, self.tr("Tomorrow"), "sun"),
            (Snooze.THIS_WEEKEND, self.tr("This weekend"), "coffee"),
            (Snooze.NEXT_WEEK, self.tr("Next week"), "arrow-right"),
            (Snooze.NEXT_MONTH, self.tr("Next month"), "moon"),
        )


class DoneRow(QWidget):
    """The row that 'done' opens: one optional line, the channel, and a button. Enter completes, Escape cancels."""

    finished = Signal()
    """It is logged."""
    cancelled = Signal()

    def __init__(
        self, context: Context, check_in: CheckIn, suggested: Channel | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context, self._check_in = context, check_in
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("How was it? (optional)"))
        self.line.setAccessibleName(self.tr("How was it? Optional"))
        self.line.setMaxLength(LONGEST_LINE)
        self.line.returnPressed.connect(self.finish)
        self.chip = ChannelChip(suggested or Channel.OTHER)
        self.chip.chosen.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.button = filled(self.tr("Log it"), "check")
        self.button.clicked.connect(self.finish)
        self.error = InlineError()
        self._saving = Saving(context, self, self.error)
        self._saving.refused.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._lay_out()

    def _lay_out(self) -> None:
        cancel = icon_button("x", self.tr("Not yet"), "Esc")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.line, self.chip, self.button, cancel):
            row.addWidget(part, 1 if part is self.line else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.error)

    def finish(self) -> None:
        """Log it. Where that is refused, the reason stands below the field and what was typed stays."""
        how = Done(self.chip.channel, self.line.text())
        uuid = self._check_in.uuid
        self._saving.save(
            lambda: lambda book, now: complete_check_in(book, uuid, how, now, ORIGIN),
            lambda changes: self.finished.emit(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels; no key goes further, so that a D that nobody took is not another command."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        event.accept()
