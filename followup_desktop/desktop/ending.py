"""Asking the window or the tray of a book to end, and waiting until it has."""

from __future__ import annotations

import time
from pathlib import Path

from followup_desktop.desktop.running import Role, is_running

_LOOK = 0.05
"""Seconds between two looks."""


def end(role: Role, runtime: Path, seconds: float) -> bool:
    """Ask the role's process to end; whether none runs after so many seconds at most."""
    if not is_running(role, runtime):
        return True
    from followup_desktop.desktop.words import send_word

    send_word(role, runtime, "quit")
    limit = time.monotonic() + seconds
    while is_running(role, runtime):
        if time.monotonic() > limit:
            return False
        time.sleep(_LOOK)
    return True
