"""The forms that open over the window, each with the function that opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk

OpenForm = Callable[[Context, Desk, QWidget, int | None], None]
"""Opens a form over a widget (the window's body) for a contact, or for none."""


def _editor(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    from followup_desktop.window.editor.opening import open_editor

    open_editor(context, desk, over, contact)


def import_files(context: Context, desk: Desk, over: QWidget, files: Sequence[Path] = ()) -> None:
    """Open the import over a widget, beginning with files where there are some."""
    from followup_desktop.window.importing.opening import open_import

    open_import(context, desk, over, files)


def _import(context: Context, desk: Desk, over: QWidget, _contact: int | None) -> None:
    import_files(context, desk, over)


def _merge(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    from followup_desktop.window.merging.opening import open_merging

    if contact is not None:
        open_merging(context, desk, over, contact)


def _reminder(context: Context, _desk: Desk, over: QWidget, contact: int | None) -> None:
    from followup_desktop.window.reminding.opening import open_reminder

    if contact is not None:
        open_reminder(context, over, contact)


def export(context: Context, desk: Desk, over: QWidget, contacts: Sequence[int] | None) -> None:
    """Ask where to write contacts (None: all) and write them; a widget has one export at a time."""
    from followup_desktop.window.exporting import Exporting

    exporting = over.findChild(Exporting, options=Qt.FindChildOption.FindDirectChildrenOnly)
    (exporting or Exporting(context, desk, over)).ask(contacts)


def write(context: Context, over: QWidget, contact: int, check_in: str = "") -> None:
    """Open the composer over a widget; `check_in` is the uuid of what is written for."""
    from followup_desktop.window.composer.opening import open_composer

    open_composer(context, over, contact, check_in)


FORMS: dict[str, OpenForm] = {"editor": _editor, "merge": _merge, "reminder": _reminder, "import": _import}
"""By name: 'editor' (no contact: a new one), 'merge' and 'reminder' (for a contact), 'import'."""
