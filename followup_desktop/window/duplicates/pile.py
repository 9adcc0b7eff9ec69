"""The pairs of one search: which are left to look at, and which one is looked at now."""

from __future__ import annotations

from collections.abc import Sequence

from followup_desktop.domain.duplicates.comparing import Certainty
from followup_desktop.store.reads.duplicates import Duplicate


class Pile:
    """`found` are all pairs of the search, the surest first; `open` those that nobody has settled yet."""

    def __init__(self, found: Sequence[Duplicate] = ()) -> None:
        self.found = tuple(found)
        self.open: Sequence[Duplicate] = self.found
        self.shown: Duplicate | None = None
        self._skipped: set[Duplicate] = set()
        self._swapped = False

    @property
    def left(self) -> list[Duplicate]:
        """Those that are open and were not skipped."""
        return [each for each in self.open if each not in self._skipped]

    @property
    def certain(self) -> int:
        """How many of those that are left are surely one person."""
        return sum(each.certainty is Certainty.CERTAIN for each in self.left)

    @property
    def sides(self) -> tuple[int, int]:
        """The row numbers of the contact that would be kept and of the one that goes into it."""
        assert self.shown is not None
        keep, other = self.shown.keep, self.shown.other
        return (other, keep) if self._swapped else (keep, other)

    def go_on(self) -> None:
        """Look at the surest that is left, or go on with the one that is looked at if that is."""
        left = self.left
        if self.shown not in left:
            self.shown, self._swapped = next(iter(left), None), False

    def skip(self) -> None:
        """Leave the one that is looked at for another search."""
        if self.shown is not None:
            self._skipped.add(self.shown)

    def swap(self) -> None:
        """Keep the other one."""
        self._swapped = not self._swapped
