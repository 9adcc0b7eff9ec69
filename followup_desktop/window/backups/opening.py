"""Opening the backups over the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.backups.form import Backups
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.panel import SlidePanel

WIDTH = 960
"""Pixels at the usual text size."""
_NAME = "backups panel"


def open_backups(context: Context, desk: Desk, over: QWidget) -> None:
    """Show all backups in a panel that slides in over a widget; where it is open, it is only gone to."""
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over)
    if panel.findChild(Backups) is None:
        form = Backups(context, desk)
        form.closed.connect(panel.slide_out)
        panel.set_content(form)
    panel.slide_in()
    panel.raise_()


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over, scaled(WIDTH))
    panel.setObjectName(_NAME)
    panel.close_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
