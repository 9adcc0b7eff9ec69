"""The list column: search, filters, the contacts, and the bar for several of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.circles import Circle
from followup_desktop.store.reads.lists import ListQuery, all_tags, count_contacts, has_contacts
from followup_desktop.store.reads.settings import circles
from followup_desktop.window.contacts.filters import Filters
from followup_desktop.window.contacts.finding import Finder
from followup_desktop.window.contacts.model import ContactModel
from followup_desktop.window.contacts.table import ContactTable
from followup_desktop.window.context import Context
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.search import SearchField
from followup_desktop.window.kit.text import label
from followup_desktop.window.portraits import Portraits

if TYPE_CHECKING:
    from followup_desktop.window.contacts.bulk import BulkBar, ContactActions

LEAST_WIDTH = 260
_LOADING_MS = 250
_SIDE = 16


class ListPanel(QWidget):
    """Answers what is typed and chosen; keeps place and selection when the book changes."""

    peopled = Signal(bool)
    """Whether there is anybody in the book, archived ones included."""
    loaded = Signal()
    """An answer is shown: the ids are there."""

    def __init__(self, context: Context, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._asked: ListQuery | None = None
        self._shown: ListQuery | None = None
        self.search = SearchField(self.tr("Search names, notes, talks"), self.tr("Ctrl F"))
        self.filters = Filters(lambda: all_tags(context.book))
        self.model = ContactModel(context, self)
        self.table = ContactTable(self.model, portraits)
        self._finder = Finder(context, self)
        self._nothing = EmptyState("search", "", "", self.tr("Clear filter"), kind="outlined")
        self._loading = label(self.tr("Loading…"), "faint")
        self._slow = QTimer(self, singleShot=True, interval=_LOADING_MS)
        self._lay_out()
        self._connect()

    @cached_property
    def contact_actions(self) -> ContactActions:
        """What can be done with contacts; made when there is something to do."""
        from followup_desktop.window.contacts.bulk import ContactActions

        return ContactActions(self._context, self)

    @cached_property
    def bulk(self) -> BulkBar:
        """The bar for several contacts; made when several are selected for the first time."""
        from followup_desktop.window.contacts.bulk import BulkBar

        bar = BulkBar(self.contact_actions, self.table.selected)
        bar.ended.connect(lambda: self.table.select(self.table.current()))
        self._top.addWidget(bar)
        return bar

    def start(self) -> None:
        """Ask for the list for the first time."""
        self._ask()
        self._count()
        self._slow.start()

    def refresh(self) -> None:
        """Ask again for what is shown, keeping place and selection."""
        if self._asked is not None:
            self._finder.ask_whole(self._asked)
        self._count()

    def select(self, contact: int | None) -> None:
        """Mark a contact's row, if it is in the list as it is now."""
        self.table.select(contact)

    @property
    def nothing_shown(self) -> bool:
        """Whether the place of the list says that nobody was found."""
        return self._stack.currentWidget() is self._nothing

    def focus_search(self) -> None:
        """Begin to type what to look for."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def clear(self) -> None:
        """Let go of search and filters."""
        self.search.clear()
        self.filters.clear()

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._loading.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for state in (self.table, self._nothing, self._loading):
            self._stack.addWidget(state)
        self._top = top = QVBoxLayout()
        top.setContentsMargins(_SIDE, 16, _SIDE, 0)
        top.setSpacing(10)
        for part in (self.search, self.filters):
            top.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(self._stack, 1)
        self.setMinimumWidth(LEAST_WIDTH)

    def _connect(self) -> None:
        self.search.textChanged.connect(lambda _text: self._ask())
        self.search.left_down.connect(self._enter_list)
        self.search.entered.connect(self._enter_list)
        self.filters.changed.connect(self._ask)
        self._finder.found.connect(self._show)
        self._finder.found_more.connect(self._show_more)
        self._nothing.acted.connect(self.clear)
        self._slow.timeout.connect(lambda: self._stack.setCurrentWidget(self._loading))
        self.table.selection_changed.connect(self._selected)
        self.table.delete_asked.connect(lambda: self.contact_actions.delete(self.table.selected()))
        self._context.feed.changed.connect(self._changed)

    def _ask(self) -> None:
        query = dataclasses.replace(self.filters.query, text=self.search.text().strip())
        if query != self._asked:
            self._asked = query
            self._finder.ask(query)

    def _changed(self, changes: Changes) -> None:
        """Read anew what was touched; who is listed, and in which order, may be another matter now."""
        if changes.everything:
            self.model.forget_all()
        elif changes.contacts:
            self.model.forget(changes.contacts)
        if changes.everything or changes.contacts or changes.circles or changes.interactions:
            self.refresh()

    def _count(self) -> None:
        book = self._context.book

        def counted(counts: tuple[int, Sequence[Circle], bool]) -> None:
            everybody, every_circle, anybody = counts
            self.filters.show_counts(everybody, every_circle)
            self.peopled.emit(anybody)

        self._context.worker.run(
            lambda: (count_contacts(book), circles(book), has_contacts(book)), counted, lane="contact counts"
        )

    def _show(self, query: ListQuery, ids: Sequence[int], whole: bool) -> None:
        self._slow.stop()
        again = query == self._shown
        self._shown = query
        if not (again and list(self.model.ids) == list(ids)):
            self.table.show_ids(ids, keep_place=again)
        if whole or ids:
            self._settle(query)

    def _show_more(self, query: ListQuery, ids: Sequence[int]) -> None:
        self.model.append_ids(ids)
        self._settle(query)

    def _settle(self, query: ListQuery) -> None:
        """Show the rows, or what to do where there are none."""
        if self.model.ids:
            self._stack.setCurrentWidget(self.table)
        else:
            self._show_nothing(query)
            self._stack.setCurrentWidget(self._nothing)
        if query.text:
            announce(self.search, self.tr("{n} found").format(n=len(self.model.ids)))
        self.loaded.emit()

    def _show_nothing(self, query: ListQuery) -> None:
        if query.text:
            text = self.tr("No name, note or talk holds “{text}”.").format(text=query.text[:60])
        else:
            text = self.tr("Nobody in your book fits these filters.")
        filtered = bool(query.text) or self.filters.active
        title = self.tr("Nobody found") if filtered else self.tr("Nobody here yet")
        action = self.tr("Clear filter") if filtered else ""
        self._nothing.show_state("search" if filtered else "users", title, text if filtered else "", action)

    def _selected(self) -> None:
        count = self.table.selected_count()
        self.filters.setVisible(count <= 1)
        if count > 1 or "bulk" in vars(self):
            self.bulk.setVisible(count > 1)
            self.bulk.show_count(count)

    def _enter_list(self) -> None:
        if not self.model.ids:
            return
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.table.current() is None or self.search.text():
            self.table.setCurrentIndex(self.model.index(0, 0))
