"""Pausing everything: a holiday."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.moments import instant
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.settings import hold_all, pause_all, resume_all
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import filled, outlined
from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.settings.section import ORIGIN, Section, SettingRow
from followup_desktop.window.words import short_day

_HOUR = timedelta(hours=1)


class PauseSection(Section):
    """Announce nothing until a day; resume."""

    def title(self) -> str:
        return self.tr("Pause")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.pause_button = outlined(self.tr("Pause until…"), "pause")
        self.resume_button = filled(self.tr("Resume"), "play")
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.resume_button)
        row.addWidget(self.pause_button)
        self.row = SettingRow("", buttons)
        self.add(self.row)
        self.pause_button.clicked.connect(lambda: open_menu(self.pause_button, self._fill))
        self.resume_button.clicked.connect(self.resume)
        self.refresh()

    def refresh(self) -> None:
        chosen, now = preferences(self.context.book), self.context.now
        today = now.date()
        paused, held = chosen.paused(today), chosen.held(now)
        self.resume_button.setVisible(paused or held)
        hint = self.tr("On your return, what piled up is spread over the following days.")
        if held and not paused and chosen.held_until is not None:
            until = f"{chosen.held_until.astimezone(now.tzinfo):%H:%M}"
            held_hint = self.tr("Then what has come due comes together.")
            self.row.show_text(self.tr("Reminders are held until {time}").format(time=until), held_hint)
        elif not paused or chosen.paused_until is None:
            self.row.show_text(self.tr("Reminders come as chosen"), hint)
        elif chosen.paused_until == date.max:
            self.row.show_text(self.tr("Everything is paused until you resume"), hint)
        else:
            day = short_day(chosen.paused_until, today, weekday=True)
            self.row.show_text(self.tr("Everything is paused until {day}").format(day=day), hint)

    def pause(self, until: date) -> None:
        """Announce nothing until a day."""
        self.row.set_error("")
        self.context.write(lambda book, now: pause_all(book, until, now, ORIGIN), refused=self._refused)

    def hold(self) -> None:
        """Announce nothing for an hour."""
        self.row.set_error("")
        self.context.write(lambda book, now: hold_all(book, instant(now) + _HOUR, now, ORIGIN), refused=self._refused)

    def resume(self) -> None:
        """Announce again."""
        self.context.write(lambda book, now: resume_all(book, now, ORIGIN))

    def _fill(self, menu: Menu) -> None:
        today = self.context.today
        menu.add(self.tr("For an hour"), self.hold)
        menu.add(self.tr("For today"), partial(self.pause, today + timedelta(days=1)))
        offers = ((self.tr("For a week"), 7), (self.tr("For two weeks"), 14), (self.tr("For four weeks"), 28))
        for words, days in offers:
            menu.add(words, partial(self.pause, today + timedelta(days=days)))
        menu.add(self.tr("Until a day…"), self._ask_day, "calendar")
        menu.add(self.tr("Until I resume"), partial(self.pause, date.max))

    def _ask_day(self) -> None:
        popup = CalendarPopup(self.context.today + timedelta(days=14), self.pause_button)
        popup.picked.connect(self.pause)
        popup.open_below(self.pause_button)

    def _refused(self, refusal: Refused) -> None:
        self.row.set_error(str(refusal))
