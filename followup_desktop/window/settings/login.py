"""Starting the tray at login, as it was chosen."""

from __future__ import annotations

from pathlib import Path

from followup_desktop.desktop.autostart import Autostart, autostart
from followup_desktop.desktop.launch import own_command
from followup_desktop.domain.errors import Refused


class Login:
    """The system's own list of what to start, for the tray of one data folder."""

    def __init__(self, data: Path, way: Autostart | None = None) -> None:
        self._data = data
        self._way = way or autostart()

    def enabled(self) -> bool:
        """Whether the system starts the tray at login."""
        try:
            return self._way.enabled()
        except OSError:
            return False

    def follow(self, wanted: bool) -> str:
        """Make the system start the tray, or not; why that cannot be done, or an empty text."""
        try:
            if wanted == self._way.enabled():
                return ""
            if wanted:
                self._way.enable(own_command(tray=True, data=self._data))
            else:
                self._way.disable()
        except Refused as refusal:
            return str(refusal)
        except OSError as error:
            return f"{error.filename or ''}: {error.strerror}".removeprefix(": ")
        return ""
