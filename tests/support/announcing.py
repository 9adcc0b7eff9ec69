"""A process that announces what is due in a book until it is killed, or kills itself at a step. See test_killed_trays.

What it shows and notes are lines appended to a file: its process, the step, the notification's name and its keys.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QTimer

from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.reminders import Announcement, notification_id
from followup_desktop.store.opening import open_book
from followup_desktop.tray import agent as agent_module
from followup_desktop.tray import look as look_module
from followup_desktop.tray.agent import Agent

_LOOKS_MS = 5


def main(folder: Path, screen: Path, minutes: int, death: float, seed: int) -> None:
    """The clock is so many minutes ahead; at each step the process dies with a probability of `death`."""
    application, chance = QCoreApplication([]), random.Random(seed)

    def may_die() -> None:
        if chance.random() < death:
            os.kill(os.getpid(), signal.SIGKILL)

    def say(step: str, keys: tuple[str, ...]) -> None:
        line = json.dumps([os.getpid(), step, notification_id(keys), keys])
        with screen.open("a") as file:
            file.write(line + "\n")

    def show(announcement: Announcement) -> None:
        may_die()
        say("shown", announcement.keys)
        may_die()
        agent.note_shown(announcement.keys, "native")

    def mortal(step: Callable[..., object]) -> Callable[..., object]:
        def dying(*arguments: object, **named: object) -> object:
            answer = step(*arguments, **named)
            may_die()
            return answer

        return dying

    def noting(book: object, keys: tuple[str, ...], channel: str) -> None:
        note(book, keys, channel)
        say("noted", tuple(keys))
        may_die()

    note, agent_module.record_shown = agent_module.record_shown, noting
    look_module.claim_announcement = mortal(look_module.claim_announcement)
    book = open_book(folder)
    book.close()
    worker = Worker(book.close)
    agent = Agent(book, worker, lambda: datetime.now(UTC) + timedelta(minutes=minutes))
    agent.announced.connect(show)
    looks = QTimer(interval=_LOOKS_MS)
    looks.timeout.connect(agent.look)
    looks.start()
    application.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), float(sys.argv[4]), int(sys.argv[5]))
