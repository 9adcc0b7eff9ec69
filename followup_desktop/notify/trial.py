"""One test notification, sent the way that reminders go, for the command line; waits for the outcome."""

from __future__ import annotations

import queue
from pathlib import Path

from followup_desktop.notify.notifier import DEADLINE, Notifier
from followup_desktop.notify.values import Channel, Notice, Outcome

_ID = "test"
_WAYS = 2


def send_test(app_name: str, title: str, body: str, icon: Path | None = None, deadline: float = DEADLINE) -> Outcome:
    """Show a notice and say which way it went; each of the two ways has `deadline` seconds."""
    outcomes: queue.Queue[Outcome] = queue.Queue()
    notifier = Notifier(app_name, on_outcome=outcomes.put, on_pressed=lambda _: None, icon=icon, deadline=deadline)
    try:
        notifier.show(Notice(_ID, title, body))
        return outcomes.get(timeout=(_WAYS + 1) * deadline)
    except queue.Empty:
        return Outcome(_ID, Channel.NONE, "no answer")
    finally:
        notifier.close()
