"""Opening the dealing over the window."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.dealing.dealing import Dealing
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.panel import SlidePanel

_NAME = "dealing panel"
_WHOLE = 1 << 20


def open_dealing(context: Context, desk: Desk, over: QWidget) -> Dealing:
    """Deal out over the whole of a widget; where it is open already, it is only gone to."""
    panel = over.findChild(SlidePanel, _NAME)
    dealing = panel.findChild(Dealing) if panel is not None and panel.is_open else None
    if panel is None or dealing is None:
        panel = panel or _make_panel(over)
        dealing = Dealing(context)
        dealing.closed.connect(panel.slide_out)
        dealing.finished.connect(panel.slide_out)
        dealing.finished.connect(lambda: desk.view_asked.emit("today"))
        panel.set_content(dealing)
    panel.slide_in()
    panel.raise_()
    dealing.setFocus()
    return dealing


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over, _WHOLE)
    panel.setObjectName(_NAME)
    panel.close_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
