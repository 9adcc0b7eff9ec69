"""Undo and redo, for everything, also after a restart."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.changes import Changes, ChangeSet
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.errors import StaleUndo
from followup_desktop.store.journal import replay_backwards
from followup_desktop.store.reads.history import next_redo, next_undo, set_of
from followup_desktop.store.writes.change import Change, change


def undo(book: Book, now: datetime, uuid: str | None = None, origin: str = "") -> Changes:
    """Undo a change, the newest that is not undone where none is named.

    Raises Refused where there is nothing to undo, NotFound, or StaleUndo where what it did was changed again since.
    """
    if (whole := set_of(book, uuid) if uuid else next_undo(book)) and whole.whole and not whole.undone:
        return _reverse_whole(book, whole, now, origin)
    with change(book, "", now, origin, kind="undo") as work:
        target = set_of(book, uuid) if uuid else next_undo(book)
        if target is None:
            raise Refused(_("There is nothing to undo"))
        if target.undone:
            raise Refused(_("This is undone already"))
        _reverse(work, target, target.id, undone_by=work.set_id)
    return work.done


def redo(book: Book, now: datetime, origin: str = "", uuid: str | None = None) -> Changes:
    """Do again what was undone: last, or the change that is named, if nothing it did was touched since.

    Raises Refused where there is nothing, NotFound, or StaleUndo.
    """
    if (whole := set_of(book, uuid) if uuid else next_redo(book)) and whole.whole and whole.undone:
        return _reverse_whole(book, whole, now, origin)
    with change(book, "", now, origin, kind="redo") as work:
        target = set_of(book, uuid) if uuid else next_redo(book)
        if target is None or not target.undone:
            raise Refused(_("There is nothing to redo"))
        undone_by = int(book.value("SELECT undone_by FROM change_sets WHERE id = ?", (target.id,)))
        _reverse(work, target, undone_by, undone_by=None)
    return work.done


def _reverse_whole(book: Book, target: ChangeSet, now: datetime, origin: str) -> Changes:
    # Loaded here: restoring needs much that no other write does.
    from followup_desktop.store.restore import reverse

    return reverse(book, target, now, origin)


def _reverse(work: Change, target: ChangeSet, replayed: int, *, undone_by: int | None) -> None:
    work.label = target.label
    replay_backwards(work.book.connection, replayed)
    work.book.execute("UPDATE change_sets SET target = ? WHERE id = ?", (target.id, work.set_id))
    work.book.execute("UPDATE change_sets SET undone_by = ? WHERE id = ?", (undone_by, target.id))


def try_undo(book: Book, target: ChangeSet, now: datetime) -> str:
    """Why a change cannot be undone by itself (or done again, where it is undone), in words; empty where it can.

    It is tried and taken back at once: nothing is written, but others wait with their writes meanwhile.
    """
    undone_by = book.value("SELECT undone_by FROM change_sets WHERE id = ?", (target.id,))
    if target.whole:
        return ""
    with book.trial():
        work = Change(book, "", now)
        work.set_id = work.insert("change_sets", label="", made_at=now.isoformat())
        book.execute("INSERT INTO open_set VALUES (?)", (work.set_id,))
        try:
            replay_backwards(book.connection, undone_by or target.id)
        except StaleUndo as stale:
            return str(stale)
    return ""
