"""Opening the history over the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.history.form import PAST, HistoryForm
from followup_desktop.window.kit.panel import SlidePanel

WIDTH = 960
"""Pixels at the usual text size."""
_NAME = "history panel"


def open_history(context: Context, desk: Desk, over: QWidget, part: str = PAST) -> None:
    """Show the history, or the trash, in a panel that slides in over a widget; where it is open, it is gone to."""
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over, desk)
    form = panel.findChild(HistoryForm)
    if form is None:
        form = HistoryForm(context, desk)
        form.closed.connect(panel.slide_out)
        panel.set_content(form)
    panel.slide_in()
    panel.raise_()
    form.show_part(part)


def _make_panel(over: QWidget, desk: Desk) -> SlidePanel:
    panel = SlidePanel(over, scaled(WIDTH))
    panel.setObjectName(_NAME)
    panel.close_asked.connect(panel.slide_out)
    desk.contact_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
