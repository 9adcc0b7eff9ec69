"""Opening the merge over the window: one panel, one contact at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.errors import NotFound
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.merging.merging import Merging

WIDTH = 920
_NAME = "merge panel"


def open_merging(context: Context, desk: Desk, over: QWidget, contact: int) -> None:
    """Merge a contact with another one, in a panel that slides in over a widget; then the kept one is shown."""
    try:
        merging = Merging(context, contact)
    except NotFound as missing:
        context.refused.emit(str(missing))
        return
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over)
    merging.closed.connect(panel.slide_out)
    merging.merged.connect(desk.contact_asked)
    panel.set_content(merging)
    panel.slide_in()
    panel.raise_()


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over, WIDTH)
    panel.setObjectName(_NAME)
    panel.close_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
