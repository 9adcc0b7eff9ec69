"""Writing an import, with progress, a way to stop it, and a way to take it back."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from followup_desktop.desktop.untrusted.parent import Stopped
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.imports import ImportPlan, Outcome
from followup_desktop.store.errors import StalePlan
from followup_desktop.store.reads.history import history
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.imports import commit_import
from followup_desktop.window.context import Context

_RECENT = 20


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of it: how many, and the change set by which it can be taken back ('' where nothing changed)."""

    new: int
    merged: int
    unchanged: int
    skipped: int
    uuid: str
    entries: int = 0


class Committing(QObject):
    """One commit at a time, on the worker. Until it is through, stopping it leaves the book as it was."""

    progressed = Signal(int, int)
    done = Signal(object)
    """The Imported."""
    stopped = Signal()
    stale = Signal()
    """The book was changed since the plan was made; nothing was written."""
    failed = Signal(str)
    undone = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stop = threading.Event()
        self._uuid = ""
        self._entries = 0
        self.under_way = False

    def start(self, plan: ImportPlan, circle: int | None, tags: Sequence[str], entries: int = 0) -> None:
        """Write a plan, of which so many entries of the timeline are new."""
        self._entries = entries
        stop = self._stop = threading.Event()
        self.under_way = True

        def progress(done: int, total: int) -> None:
            if stop.is_set():
                raise Stopped("")
            self.progressed.emit(done, total)

        self._context.write(
            lambda book, now: commit_import(
                book, plan, now, circle=circle, tags=tags, progress=progress, origin="window"
            ),
            lambda changes: self._done(plan, changes),
            self._refused,
        )

    def stop(self) -> None:
        """Ask it to stop; it may be through already."""
        self._stop.set()

    def undo(self) -> None:
        """Take the import back, whatever was done since."""
        uuid = self._uuid
        self._context.write(
            lambda book, now: undo(book, now, uuid, origin="window"), lambda _changes: self.undone.emit()
        )

    def _done(self, plan: ImportPlan, changes: Changes) -> None:
        self.under_way = False
        recent = history(self._context.book, _RECENT)
        self._uuid = next((entry.uuid for entry in recent if changes and entry.id == changes.set_id), "")
        new, merged, unchanged, skipped = (plan.count(outcome) for outcome in Outcome)
        self.done.emit(Imported(new, merged, unchanged, skipped, self._uuid, self._entries if changes else 0))

    def _refused(self, refusal: Refused) -> None:
        self.under_way = False
        if isinstance(refusal, Stopped):
            self.stopped.emit()
        elif isinstance(refusal, StalePlan):
            self.stale.emit()
        else:
            self.failed.emit(str(refusal))
