"""What is done on the worker: forgetting, and writing backups anew, as far as that can be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.old_backups import Holding, Holds, rewrite, still_holding
from followup_desktop.store.writes.forgetting import Forgotten, forget

ORIGIN = "window"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it: the backups that were written anew, those that still hold somebody, and why each does."""

    forgotten: Forgotten | None
    rewritten: Sequence[Path]
    left: Sequence[Holding]
    troubles: Sequence[str]


def forget_all(
    book: Book, contact: int, now: datetime, *, backups: bool, progress: Callable[[int, int], None]
) -> Outcome:
    """Forget somebody, and on request in the backups too. Raises NotFound, BookError: then nothing was done."""
    forgotten = forget(book, [contact], now, ORIGIN)
    return _in_backups(book, forgotten, forgotten.uuids, now, progress if backups else None)


def rewrite_all(book: Book, uuids: Collection[str], now: datetime, progress: Callable[[int, int], None]) -> Outcome:
    """Write the backups anew that still hold people."""
    return _in_backups(book, None, uuids, now, progress)


def _in_backups(
    book: Book,
    forgotten: Forgotten | None,
    uuids: Collection[str],
    now: datetime,
    progress: Callable[[int, int], None] | None,
) -> Outcome:
    folder = book.path.parent
    found = still_holding(folder, uuids, book.key)
    wanted = [one for one in found if one.holds is Holds.YES] if progress is not None else []
    rewritten, troubles = [], []
    for number, one in enumerate(wanted):
        if progress is not None:
            progress(number, len(wanted))
        try:
            rewrite(one.file, uuids, now, book.key)
            rewritten.append(one.file)
        except (Refused, BookError) as error:
            troubles.append(f"{one.file.name}: {error}")
    return Outcome(forgotten, rewritten, [one for one in found if one.file not in rewritten], troubles)
