"""The trash: who was deleted in the last 30 days, each to be brought back, or forgotten at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.trash import Deleted
from followup_desktop.store.reads.trash import trash
from followup_desktop.store.writes.trash import bring_back
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.history.side_by_side import SideBySide
from followup_desktop.window.history.table import LinesTable
from followup_desktop.window.history.trash_detail import TrashDetail
from followup_desktop.window.history.trash_model import TrashModel
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.portraits import Portraits

ORIGIN = "window"


class TrashPage(QWidget):
    """It follows the book."""

    def __init__(self, context: Context, desk: Desk, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self.model = TrashModel(context, self)
        self.table = LinesTable(self.model, portraits)
        self.table.setAccessibleName(self.tr("Those in the trash"))
        self.detail = TrashDetail(portraits)
        text = self.tr("Whoever you delete rests here for 30 days, with all that was theirs.")
        self.empty = EmptyState("trash-2", self.tr("The trash is empty"), text)
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.empty)
        self._sides = SideBySide(None, self.list, self.detail, self)
        self.table.chosen.connect(self._look_at)
        self.table.entered.connect(self.bring_back)
        self.table.deleted.connect(self.forget)
        self.detail.back_asked.connect(self.bring_back)
        self.detail.forget_asked.connect(self.forget)
        context.feed.changed.connect(self._changed)
        self.read()

    def take_focus(self) -> None:
        """Go on with the keyboard in the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read who is in the trash."""
        book, today = self._context.book, self._context.today
        self._context.worker.run(lambda: trash(book, today), while_alive(self, self._show), lane="trash")

    def bring_back(self) -> None:
        """Bring whoever is looked at back into the book."""
        one = self.detail.shown
        if one is None:
            return

        def refused(refusal: Refused) -> None:
            self.detail.error.show_error(str(refusal))

        self._context.write(
            lambda book, now: bring_back(book, [one.id], now, ORIGIN), refused=while_alive(self, refused)
        )

    def forget(self) -> None:
        """Ask whether whoever is looked at shall be forgotten for good."""
        if self.detail.shown is not None:
            self._desk.forget_asked.emit(self.detail.shown.id)

    def _show(self, found: Sequence[Deleted]) -> None:
        before = self.table.currentIndex().row()
        shown = self.detail.shown
        self.model.show_deleted(found)
        self.list.setCurrentWidget(self.table if found else self.empty)
        self._sides.show_detail(bool(found))
        place = self.model.place_of(shown.id) if shown is not None else -1
        self.table.go_to(place if place >= 0 else min(max(before, 0), len(found) - 1))
        if not found:
            self.detail.show_deleted(None, self._context.today)

    def _look_at(self, place: int) -> None:
        self.detail.show_deleted(self.model.one(place), self._context.today)

    def _changed(self, changes: Changes) -> None:
        if changes.contacts or changes.everything:
            self.read()
