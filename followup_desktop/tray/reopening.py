"""What macOS asks of the app while the tray is the only process of it, passed on to the window.

There an app that runs is not started again: its icon, and files to be opened with it, go to the process that is there.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from followup_desktop.desktop.application import Application
from followup_desktop.desktop.left_files import leave_files
from followup_desktop.desktop.paths import Folders
from followup_desktop.tray.window_link import WindowLink


class Reopening(QObject):
    """Listens to the application for it. Lives as long as the tray."""

    def __init__(
        self,
        application: QApplication,
        folders: Folders,
        say: Callable[[str], None] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`say` says a word of desktop/words.py to the window, which is started where there is none."""
        super().__init__(parent)
        self._runtime = folders.runtime
        self._say = say or WindowLink(folders, parent=self).say
        if isinstance(application, Application):
            application.file_opened.connect(self.open_file)
        if sys.platform == "darwin":
            application.applicationStateChanged.connect(self._look)

    def open_file(self, file: Path) -> None:
        """Show a file in the window's import."""
        self._say(leave_files(self._runtime, [file]))

    def _look(self, state: Qt.ApplicationState) -> None:
        """The tray comes to the front with its own small windows, or because somebody wants to see the app."""
        shows_something = any(widget.isVisible() for widget in QApplication.topLevelWidgets())
        if state is Qt.ApplicationState.ApplicationActive and not shows_something:
            self._say("raise")
