"""Reminders: when they come, what they say, whether they come at all."""

from __future__ import annotations

from datetime import time

from babel.dates import get_day_names
from PySide6.QtCore import QSignalBlocker, QTime
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.preferences import EVERY_DAY
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.numbers import TimeField
from followup_desktop.window.kit.text import label
from followup_desktop.window.settings.arrival import Arrival
from followup_desktop.window.settings.login import Login
from followup_desktop.window.settings.section import Section, SettingRow
from followup_desktop.window.settings.trial import Trial

_TICK = 26


class RemindersSection(Section):
    """The morning digest, quiet hours, a trial, and starting at login."""

    def title(self) -> str:
        return self.tr("Reminders")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._login = Login(context.book.path.parent)
        self._trial = Trial(context.book.path.parent, self)
        self._arrival = Arrival(context.book.path.parent, self)
        self._build_times()
        self._build_arrival()
        self.refresh()
        self._connect()

    def refresh(self) -> None:
        chosen = preferences(self.context.book)
        widgets: tuple[QWidget, ...] = (
            self.at,
            self.quiet_from,
            self.quiet_until,
            self.login_tick,
            *self.days,
        )
        blockers = [QSignalBlocker(widget) for widget in widgets]
        for field, value in (
            (self.at, chosen.digest_at), (self.quiet_from, chosen.quiet_from), (self.quiet_until, chosen.quiet_until),
        ):  # fmt: skip
            if field.value() != value:
                field.setTime(QTime(value.hour, value.minute))
        for day, chip in enumerate(self.days):
            chip.setChecked(day in chosen.digest_days)
        self.login_tick.setChecked(chosen.start_at_login)
        for blocker in blockers:
            blocker.unblock()
        self._tell_login()

    def showEvent(self, event: QShowEvent) -> None:
        """Find out how reminders arrive when somebody looks."""
        super().showEvent(event)
        self._arrival.look_soon()

    def concerns(self, changes: Changes) -> bool:
        return changes.preferences or changes.everything

    def _build_times(self) -> None:
        self.at = _time(self.tr("Morning digest"))
        self.at_row = SettingRow(
            self.tr("Morning digest"), self.at, self.tr("One notification that says who is due today.")
        )
        days = QWidget()
        row = QHBoxLayout(days)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        short, whole = get_day_names("abbreviated", locale="en"), get_day_names("wide", locale="en")
        self.days = [ChoiceChip(short[day]) for day in EVERY_DAY]
        for day, chip in enumerate(self.days):
            chip.setAccessibleName(whole[day])
            row.addWidget(chip)
        self.days_row = SettingRow(self.tr("On these days"), days, self.tr("On the others it waits."))
        self.quiet_from, self.quiet_until = _time(self.tr("Quiet from")), _time(self.tr("Quiet until"))
        quiet = QWidget()
        row = QHBoxLayout(quiet)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (self.quiet_from, label(self.tr("to"), "secondary"), self.quiet_until):
            row.addWidget(part)
        hint = self.tr("What falls due in these hours is held until they end. Two equal times: never quiet.")
        self.quiet_row = SettingRow(self.tr("Quiet hours"), quiet, hint)
        self.add(self.at_row, self.days_row, self.quiet_row)

    def _build_arrival(self) -> None:
        self.try_button = outlined(self.tr("Send a test notification"), "bell")
        self.try_row = SettingRow(self.tr("See what a reminder looks like"), self.try_button)
        self.look_button = icon_button("refresh-cw", self.tr("Look again"))
        self.arrival_row = SettingRow(self.tr("How reminders reach you"), self.look_button, self.tr("Looking…"))
        self.login_tick = _tick()
        self.start_row = SettingRow(self.tr("Remind me from login on"), self.login_tick)
        self.add(self.arrival_row, self.try_row, self.start_row)

    def _connect(self) -> None:
        self.at.editingFinished.connect(lambda: self.choose(self.at_row, digest_at=self.at.value()))
        for field in (self.quiet_from, self.quiet_until):
            field.editingFinished.connect(self._choose_quiet)
        for chip in self.days:
            chip.clicked.connect(self._choose_days)
        self.login_tick.clicked.connect(self._choose_start)
        self.try_button.clicked.connect(self._try)
        self._trial.answered.connect(self._tell_trial)
        self._arrival.told.connect(lambda text: self.arrival_row.show_text(self.tr("How reminders reach you"), text))
        self.look_button.clicked.connect(self._arrival.look)

    def _choose_quiet(self) -> None:
        self.choose(self.quiet_row, quiet_from=self.quiet_from.value(), quiet_until=self.quiet_until.value())

    def _choose_days(self) -> None:
        self.choose(self.days_row, digest_days=tuple(day for day, chip in enumerate(self.days) if chip.isChecked()))

    def _choose_start(self, wanted: bool) -> None:
        self.choose(self.start_row, start_at_login=wanted)

    def _tell_login(self) -> None:
        """Make the system do what was chosen, and say how it stands."""
        wanted = self.login_tick.isChecked()
        trouble = self._login.follow(wanted)
        on = self.tr("The tray is started when you log in.")
        off = self.tr("The tray is not started at login: without it nothing is announced.")
        self.start_row.show_text(self.tr("Remind me from login on"), on if self._login.enabled() else off)
        self.start_row.set_error(trouble)

    def _try(self) -> None:
        self.try_button.setEnabled(False)
        self.try_row.set_error("")
        self.try_row.show_text(self.tr("See what a reminder looks like"), self.tr("Sending…"))
        self._trial.start()

    def _tell_trial(self, sent: bool, text: str) -> None:
        self.try_button.setEnabled(True)
        self.try_row.show_text(self.tr("See what a reminder looks like"), text if sent else "")
        self.try_row.set_error("" if sent else text)


def _time(name: str) -> TimeField:
    field = TimeField(time(9, 0))
    field.setAccessibleName(name)
    field.setKeyboardTracking(False)
    field.setFixedWidth(96)
    return field


def _tick() -> QCheckBox:
    """A box without words of its own: they stand beside it."""
    tick = QCheckBox()
    tick.setFixedWidth(scaled(_TICK))
    return tick
