"""Undo and redo, for everything, also after a restart."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes, ChangeSet
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.journal import replay_backwards
from followup_desktop.store.reads.history import next_redo, next_undo, set_of
from followup_desktop.store.writes.change import change


def undo(book: Book, now: datetime, uuid: str | None = None, origin: str = "") -> Changes:
    """Undo a change, the newest that is not undone where none is named.

    Raises Refused where there is nothing to undo, NotFound, or StaleUndo where what it did was changed again since.
    """
    target = set_of(book, uuid) if uuid else next_undo(book)
    if target is None:
        raise Refused(_("There is nothing to undo"))
    if target.undone:
        raise Refused(_("This is undone already"))
    return _reverse(book, target, target.id, "undo", now, origin)


def redo(book: Book, now: datetime, origin: str = "") -> Changes:
    """Do again what was undone last. Raises Refused where there is nothing, or StaleUndo."""
    target = next_redo(book)
    if target is None:
        raise Refused(_("There is nothing to redo"))
    undone_by = int(book.value("SELECT undone_by FROM change_sets WHERE id = ?", (target.id,)))
    return _reverse(book, target, undone_by, "redo", now, origin)


def _reverse(book: Book, target: ChangeSet, replayed: int, kind: str, now: datetime, origin: str) -> Changes:
    with change(book, target.label, now, origin, kind=kind, target=target.id) as work:
        replay_backwards(book.connection, replayed)
        undone_by = work.set_id if kind == "undo" else None
        book.execute("UPDATE change_sets SET undone_by = ? WHERE id = ?", (undone_by, target.id))
    return work.done
