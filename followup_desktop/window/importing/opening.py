"""Opening the import over the window."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.importing.page import ImportPage
from followup_desktop.window.kit.panel import SlidePanel

_NAME = "import panel"
_WHOLE = 1 << 20


def open_import(context: Context, desk: Desk, over: QWidget, files: Sequence[Path] = ()) -> ImportPage:
    """Import over the whole of a widget, beginning with files where there are some."""
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over)
    page = panel.findChild(ImportPage)
    if page is None or not panel.is_open:
        page = ImportPage(context)
        page.closed.connect(panel.slide_out)
        page.contacts_asked.connect(lambda: desk.view_asked.emit("contacts"))
        page.deal_asked.connect(desk.deal_asked)
        page.result.duplicates_asked.connect(page.closed)
        page.result.duplicates_asked.connect(desk.duplicates_asked)
        panel.set_content(page)
    panel.slide_in()
    panel.raise_()
    page.choosing.focus_action()
    page.start(files)
    return page


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over, _WHOLE)
    panel.setObjectName(_NAME)

    def leave() -> None:
        page = panel.findChild(ImportPage)
        if page is not None:
            page.leave()

    panel.close_asked.connect(leave)
    # A plan may hold thousands of people: it goes with its page.
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
