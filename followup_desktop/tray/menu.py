"""The tray's menu: the first few due with what can be done about them, quick log, pause, open, quit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from followup_desktop.desktop.plain_text import literal
from followup_desktop.domain.check_ins import CheckIn, Snooze, snoozed_to
from followup_desktop.domain.words import kind_name
from followup_desktop.tray.look import Sight
from followup_desktop.tray.notices import reason
from followup_desktop.tray.wording import in_menu, snooze_name, to_do, when

LISTED = 6
"""Check-ins named in the menu, at most."""
_WEEK, _TWO_WEEKS = timedelta(days=7), timedelta(days=14)


class RoundMenu(QMenu):
    """A menu with the theme's corners, where this program draws it itself."""

    def __init__(self, title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(literal(title), parent)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


class TrayMenu(RoundMenu):
    """Made anew by `show_sight`; one that is open is left alone until it closes."""

    open_asked = Signal(object)
    """A CheckIn whose contact is to be shown, or None for Today."""
    done_asked = Signal(object)
    """A CheckIn that is done."""
    snooze_asked = Signal(object, str)
    """A CheckIn, and a Snooze for how long it is put off."""
    log_asked = Signal()
    pause_asked = Signal(object)
    """The day on which announcing begins again; date.max is for good."""
    hold_asked = Signal()
    """Announce nothing for an hour."""
    day_asked = Signal()
    """A day is to be chosen on which announcing begins again."""
    resume_asked = Signal()
    window_asked = Signal()
    quit_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._next: tuple[Sight, datetime] | None = None
        self._inner: list[QMenu] = []
        self.aboutToHide.connect(self._renew_later)

    def show_sight(self, sight: Sight, now: datetime) -> None:
        """Show what is due now, as soon as the menu is closed."""
        if self.isVisible():
            self._next = (sight, now)
            return
        self._next = None
        self._empty()
        self._add_due(sight, now)
        self.addSeparator()
        if sight.locked:
            self._add("tray.unlock", self.tr("Locked: open Followup to unlock it…"), self.window_asked.emit)
        else:
            self._add("tray.log", self.tr("Log something…"), self.log_asked.emit)
            self._add_pause(sight, now)
            self.addSeparator()
            self._add("tray.open", self.tr("Open Followup"), self.window_asked.emit)
        self._add("tray.quit", self.tr("Quit"), self.quit_asked.emit)

    def _empty(self) -> None:
        self.clear()
        for inner in self._inner:
            inner.deleteLater()
        self._inner.clear()

    def _renew_later(self) -> None:
        # The entry that was chosen is told only after the menu has closed: it must still be there then.
        QTimer.singleShot(0, self, self._renew)

    def _renew(self) -> None:
        if self._next is not None:
            self.show_sight(*self._next)

    def _add_due(self, sight: Sight, now: datetime) -> None:
        due = sight.today.shown
        heading = self._add("tray.heading", to_do(len(due)), partial(self.open_asked.emit, None))
        self.setDefaultAction(heading)
        if sight.locked:
            return
        for check_in in due[:LISTED]:
            self._add_check_in(check_in, now, hide_names=sight.preferences.hide_names)
        more = len(due) - LISTED
        if more > 0:
            text = self.tr("%n more…", "", more)
            self._add("tray.more", text, partial(self.open_asked.emit, None))

    def _add_check_in(self, check_in: CheckIn, now: datetime, *, hide_names: bool) -> None:
        """Who it is for and why; where names are hidden only its kind, for a panel may draw this for all to see."""
        at = f"{check_in.due_at:%H:%M} · " if check_in.due_at else ""
        entry = self._add_menu(self, at + in_menu(kind_name(check_in.kind) if hide_names else check_in.contact_name))
        if not hide_names:
            self._add("tray.why", in_menu(reason(check_in)), partial(self.open_asked.emit, check_in), entry)
            entry.addSeparator()
        self._add("tray.done", self.tr("Done"), partial(self.done_asked.emit, check_in), entry)
        self._add_snooze(entry, check_in, now)
        self._add("tray.contact", self.tr("Open"), partial(self.open_asked.emit, check_in), entry)

    def _add_snooze(self, entry: QMenu, check_in: CheckIn, now: datetime) -> None:
        snooze = self._add_menu(entry, self.tr("Snooze"))
        for choice in Snooze:
            words = f"{snooze_name(choice)} · {when(snoozed_to(choice, now))}"
            put_off = partial(self.snooze_asked.emit, check_in, str(choice))
            self._add(f"tray.snooze.{choice}", words, put_off, snooze)

    def _add_pause(self, sight: Sight, now: datetime) -> None:
        if sight.paused:
            self._add("tray.resume", self._resume_words(sight, now), self.resume_asked.emit)
            return
        pause = self._add_menu(self, self.tr("Pause"))
        self._add("tray.pause.hour", self.tr("For an hour"), self.hold_asked.emit, pause)
        today = now.date()
        for name, words, day in (
            ("today", self.tr("For today"), today + timedelta(days=1)),
            ("week", self.tr("For a week"), today + _WEEK),
            ("weeks", self.tr("For two weeks"), today + _TWO_WEEKS),
            ("always", self.tr("Until I resume"), date.max),
        ):
            self._add(f"tray.pause.{name}", words, partial(self.pause_asked.emit, day), pause)
        self._add("tray.pause.day", self.tr("Until a day…"), self.day_asked.emit, pause)

    def _resume_words(self, sight: Sight, now: datetime) -> str:
        until: date | datetime | None = sight.preferences.paused_until
        if not sight.today.paused and sight.preferences.held_until is not None:
            until = sight.preferences.held_until.astimezone(now.tzinfo)
        if until is None or until == date.max:
            return self.tr("Resume")
        return self.tr("Resume (paused until {day})").format(day=when(until))

    def _add(self, name: str, text: str, slot: Callable[[], object], menu: QMenu | None = None) -> QAction:
        action = (menu or self).addAction(literal(text))
        action.setObjectName(name)
        action.triggered.connect(lambda _checked: slot())
        return action

    def _add_menu(self, menu: QMenu, text: str) -> QMenu:
        inner = RoundMenu(text, menu)
        menu.addMenu(inner)
        if menu is self:
            self._inner.append(inner)
        return inner
