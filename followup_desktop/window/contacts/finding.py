"""Finding contacts: what the search field and the filters ask for, answered by the worker, the newest question only."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Signal

from followup_desktop.store.book import Book
from followup_desktop.store.reads.lists import ListQuery, contact_ids, ids_by_more, ids_by_name
from followup_desktop.window.context import Context

_LANE = "contact list"


class Finder(QObject):
    """Asks the book for ids. Names are answered at once; what was found elsewhere is added when it is known."""

    found = Signal(object, object, bool)
    """The query, its ids in order, and whether that is all."""
    found_more = Signal(object, object)
    """The query, and ids that belong below the ones found before."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context

    def ask(self, query: ListQuery) -> None:
        """Ask; an older question that is not answered yet is dropped."""
        if not query.text:
            self.ask_whole(query)
            return
        book, today = self._context.book, self._context.today
        self._context.worker.run(
            lambda: ids_by_name(book, query, today), lambda ids: self._named(query, ids, today), lane=_LANE
        )

    def ask_whole(self, query: ListQuery) -> None:
        """Ask for the whole answer in one piece: after a change of the book nothing may vanish and come back."""
        book, today = self._context.book, self._context.today
        self._context.worker.run(
            lambda: _all_ids(book, query, today), lambda ids: self.found.emit(query, ids, True), lane=_LANE
        )

    def _named(self, query: ListQuery, ids: list[int], today: date) -> None:
        book = self._context.book
        self.found.emit(query, ids, False)
        self._context.worker.run(
            lambda: _without(ids_by_more(book, query, today), ids),
            lambda more: self.found_more.emit(query, more),
            lane=_LANE,
        )


def _all_ids(book: Book, query: ListQuery, today: date) -> list[int]:
    if not query.text:
        return contact_ids(book, query, today)
    named = ids_by_name(book, query, today)
    return named + _without(ids_by_more(book, query, today), named)


def _without(ids: list[int], known: list[int]) -> list[int]:
    there = set(known)
    return [contact for contact in ids if contact not in there]
