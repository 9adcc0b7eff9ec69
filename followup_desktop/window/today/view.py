"""Today: what to do now, in its order, and a few to stay in touch with (product.md, Today)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.words import day_name
from followup_desktop.store.writes.settings import resume_all
from followup_desktop.window.after_logging import AfterLogging
from followup_desktop.window.check_in_actions import ORIGIN
from followup_desktop.window.context import Context
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.headings import PageHeading
from followup_desktop.window.today.cards import Cards, Section
from followup_desktop.window.today.folds import Folds
from followup_desktop.window.today.greeting import greeting, summary
from followup_desktop.window.today.quiet import QuietDay
from followup_desktop.window.today.reading import Day, read_day
from followup_desktop.window.today.stops import StopsPage

_TICK_MS = 60_000
_FEW = 3
_BELOW = 200
"""Pixels around the first of the cards that were folded: one sees that more follow."""
_WIDEST, _SIDE, _SIDE_NARROW, _NARROW = 1300, 60, 22, 900


class TodayView(QWidget):
    """The day. It follows the book, and the clock while it is visible."""

    contact_opened = Signal(int)
    """The row number of the contact whose page is wished for."""
    log_asked = Signal(int)
    """The row number of the contact for whom something is to be logged."""
    write_asked = Signal(int, str)
    """The row number of the contact to write to, and the uuid of the check-in to write for."""
    day_asked = Signal(object)
    """The datetime.date on which everybody whose occasion it is should be shown."""
    import_asked = Signal()
    new_contact_asked = Signal()
    counted = Signal(int)
    """How many check-ins there are to do: the number on the rail."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._more = 0
        self._all_held = False
        self._day: Day | None = None
        self._stale = True
        self._build()
        self._clock = QTimer(self, interval=_TICK_MS)
        self._clock.timeout.connect(self.tick)
        context.feed.changed.connect(self._changed)
        context.logged.connect(self._logged)

    def _build(self) -> None:
        self.page = StopsPage(self._stops, side=_SIDE, widest=_WIDEST)
        self.heading = PageHeading(greeting(self._context.now))
        self._paused = Banner("pause", "", closable=False)
        self._paused.add_button(self.tr("Resume"), "play").clicked.connect(self._resume)
        self.cards = Cards(self._context)
        self.after_logging = AfterLogging(self._context, self.cards)
        self.after_logging.offered.connect(self.cards.show)
        self._quiet = QuietDay(self._context)
        self.folds = Folds(self._context)
        for part in (self.heading, self._paused, self.cards, self._quiet, self.folds):
            self.page.column.addWidget(part)
        self.page.column.addStretch(1)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Cards are made while their place is hidden: made in sight, each would have the whole page laid out anew.
        for part in (self._paused, self.cards, self._quiet, self.folds):
            part.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.cards.opened.connect(self.contact_opened)
        self.cards.log_asked.connect(self.log_asked)
        self.cards.write_asked.connect(self.write_asked)
        self.cards.day_asked.connect(self.day_asked)
        self.folds.opened.connect(self.contact_opened)
        self.folds.write_asked.connect(self.write_asked)
        self.folds.more_asked.connect(self.ask_for_more)
        self.folds.held_asked.connect(self.show_held)
        self._quiet.more_asked.connect(self.ask_for_more)
        self._quiet.import_asked.connect(self.import_asked)
        self._quiet.new_contact_asked.connect(self.new_contact_asked)

    @property
    def title(self) -> str:
        """The name of the view."""
        return self.tr("Today")

    @property
    def day(self) -> Day | None:
        """What is shown; None before the first read has come back."""
        return self._day

    def refresh(self) -> None:
        """Read the day anew, on the worker."""
        self._stale = False
        now, more, book = self._context.now, self._more, self._context.book
        self._context.worker.run(lambda: read_day(book, now, more), self._show, lane="today")

    def ask_for_more(self) -> None:
        """Show a few more than the daily few, until the day ends."""
        self._more += (self._day.few if self._day else 0) or _FEW
        self.refresh()

    def take_focus(self) -> None:
        """Go on with the keyboard at the first card; before there is one, J and Down lead to it."""
        first = next(iter(self._stops()), self)
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_held(self) -> None:
        """Show all that is held back after a vacation, until the day ends."""
        self._all_held = True
        if self._day is not None:
            self._show(self._day)
            held = {check_in.uuid for check_in in self._day.today.held}
            first = next((card for card in self.cards.cards if card.check_in.uuid in held), None)
            if first is not None:
                first.setFocus(Qt.FocusReason.TabFocusReason)
                QTimer.singleShot(0, first, lambda: self.page.ensureWidgetVisible(first, 0, _BELOW))

    def tick(self) -> None:
        """Follow the clock: a new day begins with its own few."""
        if self._day is not None and self._day.today.day != self._context.today:
            self._more, self._all_held = 0, False
            self.refresh()
        self._show_heading()

    def _show(self, day: Day) -> None:
        self._day = day
        shown = day.today
        self._show_heading()
        held = shown.held if self._all_held else ()
        sections = (
            Section(self.tr("At their time"), shown.timed),
            Section(self.tr("Promises"), shown.promises),
            Section(self.tr("Occasions"), shown.occasions),
            Section(self.tr("A few to stay in touch with"), shown.few),
            Section(self.tr("From your time away"), held),
        )
        self.cards.show_day(day, sections)
        self.cards.setVisible(bool(shown.shown or held) or not self.after_logging.isHidden())
        self._quiet.setVisible(not shown.shown and not held)
        if not shown.shown:
            self._quiet.show_day(day)
        self.folds.show_day(day, all_held=self._all_held)
        self._paused.setVisible(day.paused_until is not None)
        if day.paused_until is not None and self._paused.text() != self._paused_words(day.paused_until):
            self._paused.show_text(self._paused_words(day.paused_until))
        self.counted.emit(len(shown.shown))

    def _show_heading(self) -> None:
        people = {check_in.contact for check_in in self._day.today.shown} if self._day else ()
        back = self._day is not None and self._day.back
        self.heading.show_text(greeting(self._context.now, back=back), summary(len(people)))

    def _paused_words(self, until: date) -> str:
        if until == date.max:
            return self.tr("Everything is paused: nothing is announced until you resume.")
        return self.tr("Everything is paused until {day}: nothing is announced.").format(day=day_name(until))

    def _resume(self) -> None:
        self._context.write(lambda book, now: resume_all(book, now, ORIGIN))

    def _logged(self, interaction: int) -> None:
        """Offer what follows from what was just logged, where the card stood that it is about."""
        if not self.isVisible():
            return
        self.after_logging.show_after(interaction, named=True)
        places = [self.cards.place_of(contact) for contact in self.after_logging.people]
        self.cards.seat(self.after_logging, max(places, default=0))

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J and Down lead to the first card."""
        self.page.keyPressEvent(event)

    def _stops(self) -> list[QWidget]:
        """What the keys move between."""
        return [*self.cards.cards, *self.folds.stops]

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up, and follow the clock from now on."""
        super().showEvent(event)
        self._clock.start()
        self.tick()
        if self._stale:
            self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        """No clock while nobody looks; what fitted a while ago is not asked again."""
        self._clock.stop()
        self.after_logging.dismiss()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Less air at the sides where room is short."""
        super().resizeEvent(event)
        side = _SIDE if self.width() >= _NARROW else _SIDE_NARROW
        margins = self.page.column.contentsMargins()
        if margins.left() != side:
            self.page.column.setContentsMargins(side, margins.top(), side, margins.bottom())
