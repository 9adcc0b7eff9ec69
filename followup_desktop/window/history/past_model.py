"""The changes of the history as lines: numbers under their days, and pages of rows in a small cache."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import OrderedDict

from PySide6.QtCore import QObject

from followup_desktop.store.reads.past import Index, Past, past_rows
from followup_desktop.window.context import Context
from followup_desktop.window.history.lines import Line, Lines
from followup_desktop.window.history.words import day_heading, icon_of, origin_words

PAGE = 100
_KEPT_PAGES = 24


class PastModel(Lines):
    """A page of changes is read when one of them is painted; tens of thousands cost no more than a few."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._index = Index(array("q"), ())
        self._headings: list[int] = []
        self._pages: OrderedDict[int, dict[int, Past]] = OrderedDict()

    @property
    def ids(self) -> array[int]:
        """The numbers of all changes that are shown, the newest first."""
        return self._index.ids

    def show_index(self, index: Index) -> None:
        """Show other changes, or the same anew."""
        self.beginResetModel()
        self._index = index
        self._headings = [begins + number for number, (begins, _day) in enumerate(index.days)]
        self._pages.clear()
        self.endResetModel()

    def count(self) -> int:
        return len(self._index.ids) + len(self._headings)

    def headings(self) -> list[int]:
        return self._headings

    def is_heading(self, place: int) -> bool:
        number = bisect_right(self._headings, place) - 1
        return number >= 0 and self._headings[number] == place

    def line(self, place: int) -> Line | None:
        number = bisect_right(self._headings, place) - 1
        if self._headings[number] == place:
            return Line(day_heading(self._index.days[number][1], self._context.today), heading=True)
        past = self.past(place)
        return None if past is None else self._line(past)

    def past(self, place: int) -> Past | None:
        """The change of a line; None for a heading, and where it is gone."""
        if not 0 <= place < self.count() or self.is_heading(place):
            return None
        among = place - bisect_right(self._headings, place)
        return self._page(among // PAGE).get(self._index.ids[among])

    def place_of(self, set_id: int) -> int:
        """The line of a change, or -1."""
        try:
            among = self._index.ids.index(set_id)
        except ValueError:
            return -1
        return among + bisect_right([begins for begins, _day in self._index.days], among)

    def _line(self, past: Past) -> Line:
        change = past.change
        if past.for_good:
            second = self.tr("cannot be undone")
        else:
            second = " · ".join(filter(None, (self.tr("undone") if change.undone else "", origin_words(change.origin))))
        return Line(change.label, second, f"{change.made_at:%H:%M}", icon_of(past), faint=change.undone)

    def _page(self, number: int) -> dict[int, Past]:
        if number not in self._pages:
            ids = self._index.ids[number * PAGE : (number + 1) * PAGE]
            self._pages[number] = past_rows(self._context.book, ids)
            if len(self._pages) > _KEPT_PAGES:
                self._pages.popitem(last=False)
        self._pages.move_to_end(number)
        return self._pages[number]
