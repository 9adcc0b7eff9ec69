"""Interactions by their place in a timeline, read a page at a time and kept while they are near."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Iterable

from followup_desktop.domain.interactions import Interaction
from followup_desktop.store.book import Book
from followup_desktop.store.reads.timeline import interactions

PAGE = 40
_KEPT_PAGES = 40


class Pages:
    """The interactions of a list of ids. A page is read when something of it is asked for."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._ids: array[int] = array("q")
        self._kept: OrderedDict[int, dict[int, Interaction]] = OrderedDict()

    def show(self, ids: array[int]) -> None:
        """Be about other ids. What was read and stands at the same place stays."""
        old, self._ids = self._ids, ids
        for page in list(self._kept):
            if old[page * PAGE : (page + 1) * PAGE] != ids[page * PAGE : (page + 1) * PAGE]:
                del self._kept[page]

    def at(self, place: int) -> Interaction | None:
        """The interaction at a place from 0; None where it is gone since the ids were read."""
        page = place // PAGE
        if page not in self._kept:
            ids = self._ids[page * PAGE : (page + 1) * PAGE]
            self._kept[page] = interactions(self._book, ids)
            if len(self._kept) > _KEPT_PAGES:
                self._kept.popitem(last=False)
        self._kept.move_to_end(page)
        return self._kept[page].get(self._ids[place])

    def drop(self, touched: Iterable[int]) -> None:
        """Read anew what holds any of these ids, when it is asked for."""
        gone = set(touched)
        for page in [page for page, found in self._kept.items() if not gone.isdisjoint(found)]:
            del self._kept[page]

    def drop_all(self) -> None:
        """Read everything anew, when it is asked for."""
        self._kept.clear()
