"""Undo and redo in the window: the toast after each write, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import history, next_redo, next_undo
from followup_desktop.window.context import Context
from followup_desktop.window.kit.toast import Toast

_RECENT = 20
_REDO = "redo"


@dataclass(frozen=True, slots=True)
class _Message:
    """What the toast will say: its words, its action and that action's token."""

    text: str
    action: str = ""
    token: str = ""


class Undoing(QObject):
    """Says what was done and takes it back. Undo from the toast names the change it was offered for."""

    def __init__(self, context: Context, over: QWidget) -> None:
        """`over` is the widget at whose bottom the toast appears."""
        super().__init__(over)
        self._context = context
        self.toast = Toast(over)
        self.toast.acted.connect(self._act)
        context.wrote.connect(self._wrote)
        context.refused.connect(self.say)
        # A write's own words come first, then what its caller makes of it ('Undone: …'): only the last is shown.
        self._message = _Message("")
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show)

    def say(self, text: str) -> None:
        """Show one line without an action."""
        self._show_soon(_Message(text))

    def undo(self) -> None:
        """Take back the newest change that is not undone; say so where there is none."""
        self._reverse(_undo, undone=True)

    def redo(self) -> None:
        """Do again what was undone last; say so where there is nothing."""
        self._reverse(_redo, undone=False)

    def next_labels(self) -> tuple[str, str]:
        """What undo and redo would do now, in words; empty where there is nothing."""
        newest, undone = next_undo(self._context.book), next_redo(self._context.book)
        return newest.label if newest else "", undone.label if undone else ""

    def _wrote(self, changes: Changes) -> None:
        made = (entry.uuid for entry in history(self._context.book, _RECENT) if entry.id == changes.set_id)
        uuid = next(made, "")
        self._show_soon(_Message(changes.label, self.tr("Undo") if uuid else "", uuid))

    def _act(self, token: str) -> None:
        if token == _REDO:
            self.redo()
        else:
            self._reverse(lambda book, now: _undo(book, now, token), undone=True)

    def _reverse(self, write: Callable[[Book, datetime], Changes], *, undone: bool) -> None:
        def done(changes: Changes) -> None:
            if undone:
                text = self.tr("Undone: {what}").format(what=changes.label)
                self._show_soon(_Message(text, self.tr("Redo"), _REDO))
            else:
                text = self.tr("Done again: {what}").format(what=changes.label)
                self._show_soon(_Message(text, self.tr("Undo"), self._newest()))

        self._context.write(write, done)

    def _newest(self) -> str:
        newest = next_undo(self._context.book)
        return newest.uuid if newest else ""

    def _show_soon(self, message: _Message) -> None:
        self._message = message
        self._soon.start()

    def _show(self) -> None:
        self.toast.show_message(self._message.text, self._message.action, self._message.token)


def _undo(book: Book, now: datetime, uuid: str | None = None) -> Changes:
    # Loaded here and not at the start: nothing of the first frame writes.
    from followup_desktop.store.writes.history import undo

    return undo(book, now, uuid, origin="window")


def _redo(book: Book, now: datetime) -> Changes:
    from followup_desktop.store.writes.history import redo

    return redo(book, now, origin="window")
