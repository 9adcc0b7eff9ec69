"""The forms that open over the window, each with the function that opens it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk

if TYPE_CHECKING:
    from followup_desktop.window.composer.purpose import Purpose
    from followup_desktop.window.exporting import Exporting

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


def _backups(context: Context, desk: Desk, over: QWidget, _contact: int | None) -> None:
    from followup_desktop.window.backups.opening import open_backups

    open_backups(context, desk, over)


def _deal(context: Context, desk: Desk, over: QWidget, _contact: int | None) -> None:
    from followup_desktop.window.dealing.opening import open_dealing

    open_dealing(context, desk, over)


def _merge(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    from followup_desktop.window.merging.opening import open_merging

    if contact is not None:
        open_merging(context, desk, over, contact)


def _duplicates(context: Context, _desk: Desk, over: QWidget, _contact: int | None) -> None:
    from followup_desktop.window.duplicates.opening import open_duplicates

    open_duplicates(context, over)


def _forget(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    from followup_desktop.window.forgetting.opening import open_forgetting

    if contact is not None:
        open_forgetting(context, desk, over, contact)


def _history(context: Context, desk: Desk, over: QWidget, _contact: int | None) -> None:
    show_history(context, desk, over, "past")


def show_history(context: Context, desk: Desk, over: QWidget, part: str) -> None:
    """Open the history over a widget: what was done ('past'), or the trash ('trash')."""
    from followup_desktop.window.history.opening import open_history

    open_history(context, desk, over, part)


def _reminder(context: Context, _desk: Desk, over: QWidget, contact: int | None) -> None:
    if contact is not None:
        remind(context, over, contact)


def remind(context: Context, over: QWidget, contact: int, purpose: Purpose | None = None) -> None:
    """Plan a check-in for a contact over a widget, beginning with a purpose where there is one."""
    from followup_desktop.window.reminding.opening import open_reminder

    open_reminder(context, over, contact, (purpose.kind, purpose.reason) if purpose else None)


def _enjoy(context: Context, desk: Desk, over: QWidget, _contact: int | None) -> None:
    from followup_desktop.window.connections.opening import open_enjoying

    open_enjoying(context, desk, over)


def _introduce(context: Context, desk: Desk, over: QWidget, contact: int | None) -> None:
    from followup_desktop.window.connections.opening import open_introductions

    open_introductions(context, desk, over, contact)


def _exporting(context: Context, desk: Desk, over: QWidget) -> Exporting:
    from followup_desktop.window.exporting import Exporting

    exporting = over.findChild(Exporting, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return exporting or Exporting(context, desk, over)


def export(context: Context, desk: Desk, over: QWidget, contacts: Sequence[int] | None) -> None:
    """Ask where to write contacts (None: all) and write them; a widget has one export at a time."""
    _exporting(context, desk, over).ask(contacts)


def export_dates(context: Context, desk: Desk, over: QWidget) -> None:
    """Ask where to write everybody's dates and write them, as a calendar."""
    _exporting(context, desk, over).ask_dates()


def quick_add(context: Context, over: QWidget) -> None:
    """Open the quick add over a widget."""
    from followup_desktop.window.quick_add import open_quick_add

    open_quick_add(context, over)


def write(context: Context, over: QWidget, contact: int, check_in: str = "", purpose: Purpose | None = None) -> None:
    """Open the composer over a widget; `check_in` is the uuid of what is written for, if it is no other purpose."""
    from followup_desktop.window.composer.opening import open_composer

    open_composer(context, over, contact, check_in, purpose)


FORMS: dict[str, OpenForm] = {
    "editor": _editor,
    "merge": _merge,
    "duplicates": _duplicates,
    "reminder": _reminder,
    "import": _import,
    "history": _history,
    "forget": _forget,
    "backups": _backups,
    "deal": _deal,
    "enjoy": _enjoy,
    "introduce": _introduce,
}
"""By name. 'editor' without a contact makes a new one; 'merge', 'reminder' and 'forget' are for a contact."""
