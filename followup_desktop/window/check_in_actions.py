"""What a person does with a check-in, wherever it is shown: done with a line, snooze, skip. The one way to do each."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.check_ins import CheckIn, Snooze, snoozed_to
from followup_desktop.domain.interactions import Channel
from followup_desktop.store.writes.check_ins import Done, complete_check_in, skip_check_in, snooze_check_in
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.one_line import OneLine
from followup_desktop.window.words import short_day

ORIGIN = "window"


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


class DoneRow(OneLine):
    """The row that 'done' opens: one optional line, the channel, and a button. Enter completes, Escape cancels."""

    def __init__(
        self, context: Context, check_in: CheckIn, suggested: Channel | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, suggested or Channel.OTHER, self.tr("How was it?"), parent)
        self._check_in = check_in

    def write(self, channel: Channel, line: str) -> Write:
        """Complete the check-in, and log the interaction."""
        uuid, how = self._check_in.uuid, Done(channel, line)
        return lambda book, now: complete_check_in(book, uuid, how, now, ORIGIN)
