"""Forgetting old backups: into the system's trash, or for good after a question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from followup_desktop.window.alive import while_alive
from followup_desktop.window.backups.foot import Foot
from followup_desktop.window.backups.working import Working
from followup_desktop.window.desk import Desk


class Forgetting(QObject):
    """Goes with its parent; what is answered later is then let go."""

    changed = Signal()
    """Backups are gone."""
    failed = Signal(object)
    """The error that says why they are not."""

    def __init__(self, working: Working, foot: Foot, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._working, self._foot, self._desk = working, foot, desk
        self._left: list[Path] = []
        foot.deleted.connect(self._delete)

    def forget(self, files: Sequence[Path]) -> None:
        """Move backups to the trash; whether what it does not take is to be deleted is asked at the foot."""
        self._foot.error.show_error("")
        self._foot.question.hide()
        if files:
            done = while_alive(self, partial(self._forgotten, len(files)))
            self._working.to_trash(files, done, while_alive(self, self.failed.emit))

    def _forgotten(self, asked: int, left: list[Path]) -> None:
        self._left = left
        gone = asked - len(left)
        if gone:
            one, many = self.tr("1 backup is in the trash now"), self.tr("{n} backups are in the trash now")
            self._desk.said.emit(one if gone == 1 else many.format(n=gone))
            self.changed.emit()
        if left:
            self._foot.ask(len(left))

    def _delete(self) -> None:
        files, self._left = self._left, []
        done = while_alive(self, lambda _nothing: self.changed.emit())
        self._working.delete(files, done, while_alive(self, self.failed.emit))
