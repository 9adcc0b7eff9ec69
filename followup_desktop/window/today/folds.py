"""What stands folded below the day: what is held back after a vacation, whose reply is waited for, who is next."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.waiting import Waiting
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.today.fold import Fold, FoldLine
from followup_desktop.window.today.fold_row import FoldRow, NextRow
from followup_desktop.window.today.greeting import held_words, waiting_title, who_is_next
from followup_desktop.window.today.reading import Day
from followup_desktop.window.today.waiting_row import WaitingRow


class _Next(NamedTuple):
    check_in: CheckIn
    suggestion: Suggestion | None


class _Awaited(NamedTuple):
    waiting: Waiting
    day: date
    """Tomorrow the same wait is a day longer."""


class Folds(QWidget):
    """The three folds, each of which shows only where there is something in it."""

    opened = Signal(int)
    """The contact's row number."""
    write_asked = Signal(int, str)
    """The contact's row number and the check-in's uuid, or nothing: open the composer."""
    held_asked = Signal()
    """All that is held back is to be shown."""
    more_asked = Signal()
    """'A few more' was pressed."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.more_button = quiet(self.tr("A few more"))
        self.more_button.clicked.connect(self.more_asked)
        self.held_line = FoldLine()
        self.held_line.clicked.connect(self.held_asked)
        self.waiting: Fold[_Awaited] = Fold(lambda item: self._row(WaitingRow(context, item.waiting)))
        self.next: Fold[_Next] = Fold(lambda item: self._row(NextRow(context, *item)), self.more_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for part in (self.held_line, self.waiting, self.next):
            part.hide()
            column.addWidget(part)

    @property
    def stops(self) -> list[QWidget]:
        """What the keys move between."""
        held = [] if self.held_line.isHidden() else [self.held_line]
        return [] if self.isHidden() else [*held, *self.waiting.stops, *self.next.stops]

    def show_day(self, day: Day, *, all_held: bool) -> None:
        """Show what is folded; `all_held` where what is held back stands among the cards."""
        today = day.today
        self.held_line.set_words(held_words(len(today.held)))
        self.held_line.setVisible(bool(today.held) and not all_held)
        self.waiting.show_items(waiting_title(len(today.waiting)), [_Awaited(one, today.day) for one in today.waiting])
        names = list(dict.fromkeys(check_in.contact_name for check_in in today.next))
        following = [_Next(check_in, day.suggestions.get(check_in.uuid)) for check_in in today.next]
        self.next.show_items(who_is_next(names, day.waiting), following)
        self.more_button.setVisible(bool(today.shown))
        self.setVisible(bool(today.held and not all_held) or bool(today.waiting or today.next))

    def _row(self, row: FoldRow) -> FoldRow:
        row.opened.connect(self.opened)
        row.write_asked.connect(self.write_asked)
        return row
