"""Those in the trash as lines."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from followup_desktop.domain.trash import Deleted, time_left
from followup_desktop.domain.words import ago
from followup_desktop.window.context import Context
from followup_desktop.window.history.lines import Line, Lines


class TrashModel(Lines):
    """Whoever was deleted last stands first."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._found: Sequence[Deleted] = ()

    def show_deleted(self, found: Sequence[Deleted]) -> None:
        """Show other people, or the same anew."""
        self.beginResetModel()
        self._found = found
        self.endResetModel()

    def count(self) -> int:
        return len(self._found)

    def one(self, place: int) -> Deleted | None:
        """Who stands in a line."""
        return self._found[place] if 0 <= place < len(self._found) else None

    def place_of(self, contact: int) -> int:
        """The line of somebody, or -1."""
        return next((place for place, one in enumerate(self._found) if one.id == contact), -1)

    def line(self, place: int) -> Line:
        one = self._found[place]
        today = self._context.today
        when = ago(one.deleted_at.date(), today)
        if one.merged_into:
            gone = self.tr("merged into {name}, {when}").format(name=one.merged_into, when=when)
        else:
            gone = self.tr("deleted {when} · {left}").format(when=when, left=time_left(one, today))
        return Line(one.name, gone, face=(one.id, one.portrait))
