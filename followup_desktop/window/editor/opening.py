"""Opening the editor over the window: one panel, one contact at a time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.errors import NotFound
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.editor.editor import Editor
from followup_desktop.window.kit.panel import SlidePanel

WIDTH = 540
_NAME = "editor panel"


def open_editor(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    """Edit a contact, or a new one (None), in the panel that slides in over a widget."""
    try:
        editor = Editor(context, contact)
    except NotFound as missing:
        context.refused.emit(str(missing))
        return
    panel = over.findChild(SlidePanel, _NAME) or _make_panel(over)
    former = panel.findChild(Editor)
    if former is not None:
        former.keep_draft()
    is_new = contact is None
    editor.closed.connect(panel.slide_out)
    if is_new:
        editor.saved.connect(desk.contact_asked)
    panel.set_content(editor)
    panel.slide_in()
    panel.raise_()
    editor.form.focus_first()


def _make_panel(over: QWidget) -> SlidePanel:
    panel = SlidePanel(over, WIDTH)
    panel.setObjectName(_NAME)

    def leave() -> None:
        editor = panel.findChild(Editor)
        if editor is not None:
            editor.leave()

    panel.close_asked.connect(leave)
    panel.closed.connect(lambda: panel.set_content(QWidget()))
    return panel
