"""Opening the question whether somebody shall be forgotten for good."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.errors import NotFound
from followup_desktop.store.reads.mentions import Farewell, before_forgetting
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.forgetting.form import Forgetting
from followup_desktop.window.kit.panel import SlidePanel

WIDTH = 600
"""Pixels at the usual text size."""
_NAME = "forgetting panel"


def open_forgetting(context: Context, desk: Desk, over: QWidget, contact: int) -> None:
    """Look what would go and what would stay, and ask in a panel that slides in over a widget."""
    book = context.book

    def show(farewell: Farewell) -> None:
        panel = over.findChild(SlidePanel, _NAME) or _make_panel(over, desk)
        form = Forgetting(context, farewell)
        form.closed.connect(panel.slide_out)
        form.contact_opened.connect(desk.contact_asked)
        panel.set_content(form)
        panel.slide_in()
        panel.raise_()
        form.take_focus()

    def failed(error: Exception) -> None:
        if isinstance(error, NotFound):
            context.refused.emit(str(error))
        else:
            context.worker.unexpected.emit(error)

    work = lambda: before_forgetting(book, contact)  # noqa: E731
    context.worker.run(work, while_alive(over, show), while_alive(over, failed), lane="forgetting")


def _make_panel(over: QWidget, desk: Desk) -> SlidePanel:
    panel = SlidePanel(over, scaled(WIDTH))
    panel.setObjectName(_NAME)
    panel.close_asked.connect(panel.slide_out)
    desk.contact_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
