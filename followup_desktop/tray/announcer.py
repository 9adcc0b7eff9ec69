"""The announcer: shows what the agent announces, natively where that works, and says what the person pressed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, Signal, Slot

from followup_desktop.desktop import log
from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.reminders import Announcement
from followup_desktop.notify.values import DISMISSED, OPEN, Notice, Outcome, Pressed
from followup_desktop.tray.notices import DONE, SNOOZE, notice_of

_REMEMBERED = 20
"""Notices that are listened to, the newest: who has left more than these unanswered acts in the program."""


class Notifies(Protocol):
    """What the announcer needs of notify.Notifier; its callbacks may come from any thread."""

    def show(self, notice: Notice) -> None:
        """Show the notice, in the place of an earlier one of its id."""

    def withdraw(self, notice_id: str) -> None:
        """Take the notice off the screen."""

    def close(self) -> None:
        """Stop listening."""


@dataclass(slots=True)
class _Shown:
    """A notice that is or was on the screen. `live` ends with the first press, or when its check-in is answered."""

    announcement: Announcement
    live: bool = True

    @property
    def only(self) -> CheckIn | None:
        """The check-in of a notice that is about one."""
        return self.announcement.check_ins[0] if len(self.announcement.check_ins) == 1 else None


class Announcer(QObject):
    """Shows announcements. A button acts once, however often and however late it is pressed; Open always opens."""

    open_asked = Signal(object)
    """A CheckIn whose contact is to be shown, or None for Today."""
    done_asked = Signal(object)
    """A CheckIn that is done."""
    snooze_asked = Signal(object)
    """A CheckIn that is put off."""
    shown = Signal(object, str)
    """The keys of an announcement, and the channel by which it was shown."""
    toast_asked = Signal(object)
    """A Notice that no channel of the system could show; emitted on the notifier's thread."""
    withdrawn = Signal(str)
    """The id of a notice that need not be seen any more."""

    outcome_came = Signal(object)
    """An Outcome, on the notifier's thread."""
    press_came = Signal(object)
    """A Pressed, on the notifier's thread."""

    def __init__(self, make_notifier: Callable[[Announcer], Notifies], parent: QObject | None = None) -> None:
        """`make_notifier` is called when something is announced for the first time: until then nothing is loaded."""
        super().__init__(parent)
        self._make = make_notifier
        self._notifier: Notifies | None = None
        self._shown: dict[str, _Shown] = {}
        self._on_their_way: list[tuple[str, tuple[str, ...]]] = []
        self.outcome_came.connect(self._settled)
        self.press_came.connect(self.press)

    def announce(self, announcement: Announcement, *, hide_names: bool, locked: bool = False) -> None:
        """Show an announcement; returns at once. While the book is `locked` it says so."""
        if self._notifier is None:
            self._notifier = self._make(self)
        notice = notice_of(announcement, hide_names=hide_names, locked=locked)
        self._shown.pop(notice.id, None)
        self._shown[notice.id] = _Shown(announcement)
        if len(self._shown) > _REMEMBERED:
            del self._shown[next(iter(self._shown))]
        self._on_their_way.append((notice.id, announcement.keys))
        self._notifier.show(notice)

    def forget_all_but(self, due: Collection[str]) -> None:
        """Withdraw the notices whose check-ins, named by UUID, have all been answered elsewhere."""
        for notice_id, shown in self._shown.items():
            if shown.live and not any(check_in.uuid in due for check_in in shown.announcement.check_ins):
                shown.live = False
                self._withdraw(notice_id)

    def withdraw_all(self) -> None:
        """Take everything off the screen and forget it: nobody may be named there any more."""
        shown, self._shown = self._shown, {}
        for notice_id, each in shown.items():
            if each.live:
                self._withdraw(notice_id)

    def close(self) -> None:
        """Stop listening; what is on the screen stays there."""
        if self._notifier is not None:
            self._notifier.close()
            self._notifier = None

    @Slot(object)
    def press(self, pressed: Pressed) -> None:
        """Do what was pressed, here or on a toast."""
        shown = self._shown.get(pressed.notice_id)
        if shown is None or pressed.what == DISMISSED:
            return
        live, shown.live = shown.live, False
        if pressed.what == OPEN:
            self.open_asked.emit(shown.only)
        elif live and shown.only is not None and pressed.what in (DONE, SNOOZE):
            (self.done_asked if pressed.what == DONE else self.snooze_asked).emit(shown.only)
        log.event("notice.pressed", several=shown.only is None, again=not live)

    def _withdraw(self, notice_id: str) -> None:
        if self._notifier is not None:
            self._notifier.withdraw(notice_id)
        self.withdrawn.emit(notice_id)

    @Slot(object)
    def _settled(self, outcome: Outcome) -> None:
        """Each notice has one outcome, and two of one id have theirs in their order."""
        log.event(f"notice.{outcome.channel}", buttons=outcome.buttons)
        for number, (notice_id, keys) in enumerate(self._on_their_way):
            if notice_id == outcome.notice_id:
                del self._on_their_way[number]
                self.shown.emit(keys, str(outcome.channel))
                return
