"""Opening the composer over the window: one panel, one message at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.errors import NotFound
from followup_desktop.window.composer.composer import Composer
from followup_desktop.window.composer.purpose import Purpose
from followup_desktop.window.context import Context
from followup_desktop.window.kit.panel import SlidePanel

WIDTH = 1000
"""Pixels at the usual text size."""
_NAME = "composer panel"


def open_composer(
    context: Context, over: QWidget, contact: int, check_in: str = "", purpose: Purpose | None = None
) -> None:
    """Write to a contact, in a panel that slides in over a widget.

    `check_in` is the uuid of what it is written for, or there is a purpose that is no check-in.
    """
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over)
    former = panel.findChild(Composer)
    if former is not None:
        former.keep_draft()
    try:
        composer = Composer(context, contact, check_in, purpose)
    except NotFound as missing:
        context.refused.emit(str(missing))
        return
    composer.closed.connect(panel.slide_out)
    panel.set_content(composer)
    panel.slide_in()
    panel.raise_()
    composer.begin()


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over, scaled(WIDTH))
    panel.setObjectName(_NAME)

    def leave() -> None:
        composer = panel.findChild(Composer)
        if composer is not None:
            composer.leave()

    panel.close_asked.connect(leave)
    return panel
