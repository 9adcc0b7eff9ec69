"""All changes by day, searched as one types, with the one that is looked at beside them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.reads.past import Index, past_index
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context, Write
from followup_desktop.window.desk import Desk
from followup_desktop.window.history.looking import Look, look_at
from followup_desktop.window.history.past_detail import PastDetail
from followup_desktop.window.history.past_model import PastModel
from followup_desktop.window.history.side_by_side import SideBySide
from followup_desktop.window.history.table import LinesTable
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.search import SearchField
from followup_desktop.window.portraits import Portraits

ORIGIN = "window"


class PastPage(QWidget):
    """It follows the book, and keeps to the change that is looked at while others come above it."""

    def __init__(self, context: Context, desk: Desk, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = desk
        self.search = SearchField(self.tr("Search what was done"))
        self.model = PastModel(context, self)
        self.table = LinesTable(self.model, portraits)
        self.table.setAccessibleName(self.tr("Everything that was done"))
        self.detail = PastDetail()
        self.empty = EmptyState("history", "", "")
        self.list = QStackedWidget()
        self.list.addWidget(self.table)
        self.list.addWidget(self.empty)
        self._sides = SideBySide(self.search, self.list, self.detail, self)
        self._connect()
        self.read()

    def take_focus(self) -> None:
        """Go on with the keyboard in the list."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def read(self) -> None:
        """Read the list anew."""
        book, text = self._context.book, self.search.text()
        self._context.worker.run(lambda: past_index(book, text), while_alive(self, self._show), lane="history")

    def undo(self) -> None:
        """Undo the change that is looked at."""
        if (look := self.detail.look) is not None:
            uuid, label = look.past.change.uuid, look.past.change.label
            self._write(lambda book, now: undo(book, now, uuid, ORIGIN), self.tr("Undone: {what}").format(what=label))

    def redo(self) -> None:
        """Do the change again that is looked at."""
        if (look := self.detail.look) is not None:
            uuid, label = look.past.change.uuid, look.past.change.label
            words = self.tr("Done again: {what}").format(what=label)
            self._write(lambda book, now: redo(book, now, ORIGIN, uuid), words)

    def _connect(self) -> None:
        self.search.searched.connect(lambda _text: self.read())
        self.search.left_down.connect(self.take_focus)
        self.search.entered.connect(self.take_focus)
        self.table.chosen.connect(self._look_at)
        self.table.entered.connect(self._enter)
        self.empty.acted.connect(self.search.clear)
        self.detail.undo_asked.connect(self.undo)
        self.detail.redo_asked.connect(self.redo)
        self.detail.contact_opened.connect(self._desk.contact_asked)
        self._context.feed.changed.connect(self._changed)

    def _show(self, index: Index) -> None:
        chosen = self.model.past(self.table.currentIndex().row())
        scrolled = self.table.verticalScrollBar().value()
        self.model.show_index(index)
        self.list.setCurrentWidget(self.table if index.ids else self.empty)
        self._sides.show_detail(bool(index.ids))
        if not index.ids:
            self._show_empty()
            return
        place = self.model.place_of(chosen.change.id) if chosen is not None else -1
        self.table.go_to(max(place, 0))
        if place >= 0:
            self.table.verticalScrollBar().setValue(scrolled)

    def _show_empty(self) -> None:
        self.detail.show_look(None)
        if self.search.text():
            text = self.tr("No change has these words.")
            self.empty.show_state("search", self.tr("Nothing found"), text, self.tr("Clear search"))
        else:
            text = self.tr("What you add, log and change stands here, and can be undone.")
            self.empty.show_state("history", self.tr("Nothing was done yet"), text)

    def _look_at(self, place: int) -> None:
        past = self.model.past(place)
        if past is None:
            self.detail.show_look(None)
            return
        book, now = self._context.book, self._context.now
        self._context.worker.run(lambda: look_at(book, past, now), while_alive(self, self._looked), lane="history look")

    def _looked(self, look: Look) -> None:
        current = self.model.past(self.table.currentIndex().row())
        if current is not None and current.change.id == look.past.change.id:
            self.detail.show_look(look)

    def _enter(self) -> None:
        """Enter undoes, or does again, what can be."""
        look = self.detail.look
        if look is not None and not look.obstacle:
            (self.redo if look.past.change.undone else self.undo)()

    def _write(self, write: Write, said: str) -> None:
        def refused(refusal: Refused) -> None:
            self.detail.error.show_error(str(refusal))

        self.detail.error.show_error("")
        done = while_alive(self, lambda _changes: self._desk.said.emit(said))
        self._context.write(write, done, while_alive(self, refused))

    def _changed(self, _changes: Changes) -> None:
        self.read()
