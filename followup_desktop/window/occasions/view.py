"""Occasions: whose birthday, anniversary or holiday comes when, as a month or as a list (product.md, Occasions)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.headings import PageHeading
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.occasions.model import OccasionModel
from followup_desktop.window.occasions.month_page import MonthPage
from followup_desktop.window.occasions.rows import Ahead, read_ahead
from followup_desktop.window.occasions.table import OccasionTable
from followup_desktop.window.portraits import Portraits
from followup_desktop.window.state import WindowState

_MONTH, _LIST = "month", "list"
_STATE = "occasions"
_SIDE, _SIDE_NARROW, _NARROW, _WIDEST_LIST = 28, 16, 760, 900


class OccasionsView(QWidget):
    """The month with the chosen day's people, or what comes next by month. It follows the book and remembers which."""

    contact_opened = Signal(int)
    """The row number of the contact whose page is wished for."""
    write_asked = Signal(int, str)
    """The row number of the contact to write to, and the uuid of the occasion to write for."""
    import_asked = Signal()
    export_asked = Signal()
    """Write all dates to a calendar file."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stale = True
        self._next: int | None = None
        self.portraits = Portraits(context, self)
        self.model = OccasionModel(context, parent=self)
        self.table = OccasionTable(self.model, self.portraits)
        self.table.setAccessibleName(self.tr("What comes next"))
        self.month = MonthPage(context, self.portraits)
        self._build()
        self._connect()

    @property
    def title(self) -> str:
        """The name of the view."""
        return self.tr("Occasions")

    def restore_state(self, state: WindowState) -> None:
        """Show the month or the list, as it was left."""
        if state.text(_STATE) == _LIST:
            self.choice.choose(_LIST)
            self._show_choice(_LIST)

    def keep_state(self, state: WindowState) -> None:
        """Remember which of them is shown."""
        state.keep(_STATE, self.choice.current())

    def step_back(self) -> bool:
        """From the people of a day to the month; whether there was anything to step back from."""
        return self.choice.current() == _MONTH and self.month.step_back()

    def take_focus(self) -> None:
        """Go on with the keyboard in the month or in the list."""
        shown = self.month.grid if self.choice.current() == _MONTH else self.table
        shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_day(self, day: date) -> None:
        """Show a day in its month, and its people."""
        self.choice.choose(_MONTH)
        self._show_choice(_MONTH)
        self.month.show_day(day)
        self.month.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def refresh(self) -> None:
        """Read everything anew."""
        self._stale = False
        self.month.forget()
        self._read_list(0)

    def _build(self) -> None:
        choices = [(_MONTH, self.tr("Month"), "calendar"), (_LIST, self.tr("List"), "list")]
        self.choice = SegmentedChoice(choices, self.tr("How occasions are shown"))
        self.export_button = outlined(self.tr("Export birthdays…"), "upload")
        self.heading = PageHeading(self.title)
        self.heading.trailing.addWidget(self.choice)
        self.heading.trailing.addWidget(self.export_button)
        self.empty = EmptyState(
            "cake",
            self.tr("Nobody's birthday is known yet"),
            self.tr("Import your contacts, or add a birthday or any other date where you edit somebody."),
            self.tr("Import contacts"),
            "download",
        )
        self._list = QWidget()
        row = QHBoxLayout(self._list)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.table, 1000)
        row.addStretch(1)
        self.table.setMaximumWidth(_WIDEST_LIST)
        self.stack = QStackedWidget()
        for page in (self.month, self._list, self.empty):
            self.stack.addWidget(page)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_SIDE, 22, _SIDE, 22)
        self._column.setSpacing(14)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.choice.chosen.connect(self._show_choice)
        self.export_button.clicked.connect(self.export_asked)
        self.empty.acted.connect(self.import_asked)
        self.model.more_asked.connect(self._read_more)
        self.month.read.connect(self._show_any)
        for table in (self.table, self.month.panel.table):
            table.contact_opened.connect(self.contact_opened)
            table.write_asked.connect(self.write_asked)
            table.day_opened.connect(self.open_day)
        self._context.feed.changed.connect(self._changed)

    def _show_choice(self, key: str) -> None:
        if self.stack.currentWidget() is not self.empty:
            self.stack.setCurrentWidget(self.month if key == _MONTH else self._list)

    def _show_any(self, known: bool) -> None:
        """Show what is known, or that nothing is."""
        self.choice.setVisible(known)
        self.export_button.setVisible(known)
        shown = self.month if self.choice.current() == _MONTH else self._list
        self.stack.setCurrentWidget(shown if known else self.empty)

    def _read_list(self, start: int) -> None:
        book, today = self._context.book, self._context.today
        taken = while_alive(self, lambda ahead: self._take(ahead, start))
        self._context.worker.run(lambda: read_ahead(book, today, start), taken, lane="occasions list")

    def _read_more(self) -> None:
        if self._next is not None:
            self._read_list(self._next)

    def _take(self, ahead: Ahead, start: int) -> None:
        self._next = ahead.next
        if start:
            self.model.append(ahead.rows, more=ahead.next is not None)
            return
        bar = self.table.verticalScrollBar()
        place, chosen = bar.value(), self.model.row(self.table.currentIndex().row())
        self.model.set_rows(ahead.rows, more=ahead.next is not None)
        if chosen is not None and chosen in ahead.rows:
            self.table.setCurrentIndex(self.model.index(ahead.rows.index(chosen), 0))
        bar.setValue(place)
        self._show_any(ahead.any)

    def _changed(self, changes: Changes) -> None:
        if not (changes.contacts or changes.circles or changes.preferences or changes.everything):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._stale:
            self.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less air at the sides where room is short, and the export without its words."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        side = _SIDE_NARROW if narrow else _SIDE
        self._column.setContentsMargins(side, 22, side, 22)
        self.export_button.set_words("" if narrow else self.tr("Export birthdays…"))
        self.export_button.setAccessibleName(self.tr("Export birthdays…"))
        self.export_button.setToolTip(self.tr("Export birthdays…") if narrow else "")
