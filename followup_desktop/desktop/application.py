"""What window and tray begin with: Qt's application under the program's name."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication

from followup_desktop import __version__


def make_application() -> QApplication:
    """The QApplication, named, with nothing yet of how it looks: an icon in a panel needs none of it."""
    application = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(application, QApplication)
    application.setApplicationName("followup-desktop")
    application.setApplicationDisplayName("Followup")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("followup-desktop")
    return application
