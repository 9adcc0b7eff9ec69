"""Work of which a form waits for the newest answer only, and which ends when the form is closed."""

from __future__ import annotations

import threading

from followup_desktop.desktop.worker import Cancelled


class Looking:
    """Begun anew for each question; `check` ends what was begun before, or was given up."""

    def __init__(self) -> None:
        self._stop = threading.Event()

    def begin(self) -> Looking:
        """Give up what is under way, for something new."""
        self.give_up()
        return Looking()

    def give_up(self) -> None:
        """Look no longer."""
        self._stop.set()

    def check(self) -> None:
        """Raise Cancelled where nobody waits any more; on the worker's thread."""
        if self._stop.is_set():
            raise Cancelled
