"""What is done on the worker: forgetting, and writing backups anew, as far as that can be."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from followup_desktop.store.book import Book
from followup_desktop.store.old_backups import Rewritten, rewrite_all, still_holding
from followup_desktop.store.writes.forgetting import Forgotten, forget

ORIGIN = "window"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of it; `forgotten` is None where only backups were written anew."""

    forgotten: Forgotten | None
    backups: Rewritten


def forget_everywhere(book: Book, contact: int, now: datetime, *, backups: bool) -> Outcome:
    """Forget somebody, and on request in the backups too. Raises NotFound, BookError: then nothing was done."""
    forgotten = forget(book, [contact], now, ORIGIN)
    if backups:
        return Outcome(forgotten, rewrite_all(book.path.parent, forgotten.uuids, now, book.key))
    left = still_holding(book.path.parent, forgotten.uuids, book.key)
    return Outcome(forgotten, Rewritten((), tuple(left), ()))


def forget_in_backups(book: Book, uuids: Collection[str], now: datetime) -> Outcome:
    """Write the backups anew that still hold people."""
    return Outcome(None, rewrite_all(book.path.parent, uuids, now, book.key))
