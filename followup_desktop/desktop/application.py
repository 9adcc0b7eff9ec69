"""What window and tray begin with: Qt's application under the program's name."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from followup_desktop import __version__
from followup_desktop.desktop.identity import take_identity


class Application(QApplication):
    """Hears which files the system wants opened: macOS says so while the program runs, and in no argument."""

    file_opened = Signal(object)
    """One file of this machine, as a Path."""

    def event(self, event: QEvent) -> bool:
        """Take the event of an opened file; links to elsewhere are not opened."""
        if not isinstance(event, QFileOpenEvent):
            return super().event(event)
        if event.file():
            self.file_opened.emit(Path(event.file()))
        return True


def make_application() -> QApplication:
    """The QApplication, named, with nothing yet of how it looks: an icon in a panel needs none of it."""
    take_identity()
    application = QApplication.instance() or Application(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("followup-desktop")
    application.setApplicationDisplayName("Followup")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("followup-desktop")
    return application
