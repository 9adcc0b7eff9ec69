"""Opening the forms over the window, each in a panel of its own."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.errors import NotFound
from followup_desktop.window.connections.enjoying import Enjoying
from followup_desktop.window.connections.introductions import Introductions
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.panel import SlidePanel

WIDTH = 720
"""Pixels at the usual text size."""
_ENJOYING, _INTRODUCTIONS = "enjoying panel", "introductions panel"


def open_enjoying(context: Context, desk: Desk, over: QWidget) -> None:
    """Ask who would enjoy something, in a panel that slides in over a widget; where it is open, it is only gone to."""
    panel = over.findChild(SlidePanel, _ENJOYING)
    enjoying = panel.findChild(Enjoying) if panel is not None else None
    if panel is None or enjoying is None:
        panel = panel or _make_panel(over, _ENJOYING)
        enjoying = Enjoying(context)
        enjoying.closed.connect(panel.slide_out)
        enjoying.write_asked.connect(desk.write_about_asked)
        enjoying.remind_asked.connect(desk.remind_about_asked)
        panel.closed.connect(enjoying.give_up)
        panel.set_content(enjoying)
    panel.slide_in()
    panel.raise_()
    enjoying.field.setFocus()
    enjoying.field.selectAll()


def open_introductions(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    """Offer pairs to introduce, or those whom one contact should meet, in a panel that slides in over a widget."""
    try:
        introductions = Introductions(context, contact)
    except NotFound as missing:
        context.refused.emit(str(missing))
        return
    panel = over.findChild(SlidePanel, _INTRODUCTIONS) or _make_panel(over, _INTRODUCTIONS)
    former = panel.findChild(Introductions)
    if former is not None:
        former.give_up()
    introductions.closed.connect(panel.slide_out)
    introductions.write_asked.connect(desk.write_about_asked)
    panel.closed.connect(introductions.give_up)
    panel.set_content(introductions)
    panel.slide_in()
    panel.raise_()


def _make_panel(over: QWidget, name: str) -> SlidePanel:
    panel = SlidePanel(over, scaled(WIDTH))
    panel.setObjectName(name)
    panel.close_asked.connect(panel.slide_out)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
