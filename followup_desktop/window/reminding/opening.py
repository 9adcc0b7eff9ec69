"""Opening the reminder over the window: one panel, one contact at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.errors import NotFound
from followup_desktop.window.context import Context
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.reminding.reminder import Reminder

_NAME = "reminder panel"


def open_reminder(context: Context, over: QWidget, contact: int, about: tuple[Kind, str] | None = None) -> None:
    """Plan a check-in for a contact, in a panel that slides in over a widget; `about` is what it begins with."""
    try:
        reminder = Reminder(context, contact)
    except NotFound as missing:
        context.refused.emit(str(missing))
        return
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over)
    if about is not None:
        reminder.fields.suggest(*about)
    reminder.closed.connect(panel.slide_out)
    panel.set_content(reminder)
    panel.slide_in()
    panel.raise_()
    reminder.fields.reason.setFocus()


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over)
    panel.setObjectName(_NAME)
    panel.close_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
