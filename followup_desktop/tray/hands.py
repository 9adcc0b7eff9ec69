"""What a person does at the tray, by menu, notification, toast or quick log: the one way to do each."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from PySide6.QtCore import QObject, Signal

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckIn, Snooze
from followup_desktop.domain.moments import instant
from followup_desktop.store.writes.settings import hold_all, pause_all, resume_all
from followup_desktop.tray import look
from followup_desktop.tray.agent import Agent
from followup_desktop.tray.look import Person
from followup_desktop.tray.window_link import WindowLink

_HOUR = timedelta(hours=1)


class Hands(QObject):
    """Carries wishes to the agent, which writes, or to the window."""

    said = Signal(str)
    """One line about something that was done here and is not seen elsewhere."""

    def __init__(self, agent: Agent, window: WindowLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._agent = agent
        self._window = window

    def open(self, check_in: CheckIn | None) -> None:
        """Show the check-in's contact in the window, or Today."""
        self._window.say("digest" if check_in is None else f"open {check_in.contact_uuid}")

    def open_window(self) -> None:
        """Show the window as it is."""
        self._window.say("raise")

    def complete(self, check_in: CheckIn) -> None:
        """The check-in is done."""
        self._agent.write(lambda book, now: look.complete(book, check_in, now))

    def snooze(self, check_in: CheckIn, choice: str) -> None:
        """Put the check-in off; `choice` is a Snooze."""
        self._agent.write(lambda book, now: look.snooze(book, check_in, Snooze(choice), now))

    def snooze_as_usual(self, check_in: CheckIn) -> None:
        """Put the check-in off as the one button 'Snooze' does."""
        self.snooze(check_in, look.usual_snooze(check_in))

    def pause(self, until: date) -> None:
        """Announce nothing until a day."""
        self._agent.write(lambda book, now: pause_all(book, until, now, look.ORIGIN))

    def hold(self) -> None:
        """Announce nothing for an hour."""
        self._agent.write(lambda book, now: hold_all(book, instant(now) + _HOUR, now, look.ORIGIN))

    def resume(self) -> None:
        """Announce again."""
        self._agent.write(lambda book, now: resume_all(book, now, look.ORIGIN))

    def find_people(self, text: str, found: Callable[[list[Person]], None]) -> None:
        """Hand on the people whose names hold a text."""
        now = self._agent.now
        self._agent.ask(lambda book: look.people_named(book, text, now), found, lane="people")

    def log(
        self, who: int | str, channel: Channel, notes: str, logged: Callable[[], None], refused: Callable[[str], None]
    ) -> None:
        """Log what happened today."""

        def done(changes: Changes) -> None:
            logged()
            self.said.emit(changes.label)

        self._agent.write(lambda book, now: look.log(book, who, channel, notes, now), done, refused)
