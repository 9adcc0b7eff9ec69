"""Whether the book is sound: what `doctor` asks of the file, of what is kept in it, and of its backups."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import apsw

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store import digests, facts
from followup_desktop.store.backup import BACKUPS
from followup_desktop.store.backups.condition import condition
from followup_desktop.store.backups.keeping import LEFT_BEHIND, LEFT_FOR
from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import is_unclean
from followup_desktop.store.connection import check_sqlite
from followup_desktop.store.encryption import older_backups
from followup_desktop.store.errors import BookError, BookUnsafe
from followup_desktop.store.files import SIDE_FILES
from followup_desktop.store.full_check import whole_pictures
from followup_desktop.store.network import is_on_network
from followup_desktop.store.rows import marks
from followup_desktop.store.tables import Contacts
from followup_desktop.store.words_index import index_text, query_text

_AT_ONCE = 200
_MOST_RECOMPUTED = 5000
"""Of a larger book so many contacts are recomputed, evenly chosen: all of 100,000 would take minutes."""
_NEWEST_NOTES = 500
_WORDS_LOOKED_FOR = 3
_KEPT = ", ".join(("id", *Contacts.kept))
_FOUND = "SELECT 1 FROM interaction_words WHERE rowid = ? AND interaction_words MATCH ?"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at: its name for scripts, whether it is as it should be, and one line about it."""

    name: str
    ok: bool
    detail: str


def checks(book: Book, now: datetime) -> Iterator[Check]:
    """All checks of the book, one after another; a few seconds for 10,000 contacts."""
    looks: tuple[tuple[str, Callable[[], Check]], ...] = (
        ("sqlite", _sqlite),
        ("integrity", lambda: _integrity(book)),
        ("foreign_keys", lambda: _foreign_keys(book)),
        ("rows", lambda: _rows(book)),
        ("pictures", lambda: _pictures(book)),
        ("search_index", lambda: _search_index(book)),
        ("kept_facts", lambda: _kept_facts(book, now.date())),
        ("folder", lambda: _folder(book.path.parent)),
        ("permissions", lambda: _permissions(book.path)),
        ("files", lambda: _files(book.path.parent, now)),
        ("backups", lambda: Check("backups", *condition(book, now))),
        ("encryption", lambda: _encryption(book)),
        ("forgotten", lambda: _forgotten(book)),
    )
    for name, look in looks:
        try:
            yield look()
        except BookError as error:
            yield Check(name, False, str(error))


def _forgotten(book: Book) -> Check:
    """Whether every trace of who was forgotten is wiped: another program can have been in the way."""
    if is_unclean(book):
        return Check("forgotten", False, _("traces of somebody who was forgotten are still to be wiped"))
    return Check("forgotten", True, _("no traces are left of anybody"))


def _sqlite() -> Check:
    version = apsw.sqlite_lib_version()
    try:
        check_sqlite(version)
    except BookUnsafe as error:
        return Check("sqlite", False, str(error))
    return Check("sqlite", True, version)


def _integrity(book: Book) -> Check:
    found = [str(line) for (line,) in book.rows("PRAGMA integrity_check(10)")]
    if found == ["ok"]:
        return Check("integrity", True, _("the file is whole"))
    return Check("integrity", False, "; ".join(found))


def _foreign_keys(book: Book) -> Check:
    tables = sorted({str(row[0]) for row in book.rows("PRAGMA foreign_key_check")})
    if tables:
        return Check("foreign_keys", False, _("rows belong to nothing in: {tables}").format(tables=", ".join(tables)))
    return Check("foreign_keys", True, _("every row belongs to what it names"))


def _rows(book: Book) -> Check:
    """Every row is as it was written: what SQLite does not see, a bit that turned in a name."""
    untrue = [block for block in digests.blocks(book) if digests.is_true(book, block) is False]
    if untrue:
        tables = ", ".join(sorted({block.table for block in untrue}))
        text = ngettext("{n} part of {tables} is not as it was written", "{n} parts of {tables} are not as they were"
                        " written", len(untrue))  # fmt: skip
        return Check("rows", False, text.format(n=len(untrue), tables=tables))
    return Check("rows", True, _("every row is as it was written"))


def _pictures(book: Book) -> Check:
    wrong = sum(not whole for whole in whole_pictures(book))
    if wrong:
        text = ngettext("{n} portrait is damaged: choose it anew", "{n} portraits are damaged: choose them anew", wrong)
        return Check("pictures", False, text.format(n=wrong))
    return Check("pictures", True, _("all portraits are whole"))


def _search_index(book: Book) -> Check:
    """Every interaction with words is indexed and no other; the newest are found by their words."""
    with book.snapshot():
        indexed = {row for (row,) in book.rows("SELECT rowid FROM interaction_words")}
        missing = extra = 0
        for row, notes in _notes(book):
            wanted = bool(index_text(notes))
            missing += wanted and row not in indexed
            extra += row in indexed and not wanted
            indexed.discard(row)
        lost = sum(not _is_found(book, row, notes) for row, notes in _newest_notes(book))
    wrong = missing + extra + len(indexed) + lost
    if wrong:
        text = ngettext("{n} entry of the timeline is indexed wrongly", "{n} entries are indexed wrongly", wrong)
        return Check("search_index", False, text.format(n=wrong))
    return Check("search_index", True, _("everything that was noted can be found"))


def _notes(book: Book) -> Iterator[tuple[int, str]]:
    """All notes by number, but their beginnings only: enough to see whether there are words."""
    last = 0
    while rows := book.rows("SELECT id, substr(notes, 1, 1000) FROM interactions WHERE id > ? LIMIT 5000", (last,)):
        yield from rows
        last = rows[-1][0]


def _newest_notes(book: Book) -> Sequence[tuple[Any, ...]]:
    return book.rows(f"SELECT id, notes FROM interactions WHERE notes <> '' ORDER BY id DESC LIMIT {_NEWEST_NOTES}")


def _is_found(book: Book, row: int, notes: str) -> bool:
    words = query_text(" ".join(notes.split()[:_WORDS_LOOKED_FOR]))
    return not words or book.row(_FOUND, (row, words)) is not None


def _kept_facts(book: Book, today: date) -> Check:
    """Last contacts, due dates, names and search texts, recomputed and compared; nothing of it is written."""
    everybody = [row for (row,) in book.rows("SELECT id FROM contacts ORDER BY id")]
    ids = everybody[:: 1 + len(everybody) // _MOST_RECOMPUTED]
    wrong = sum(_differing(book, ids[start : start + _AT_ONCE], today) for start in range(0, len(ids), _AT_ONCE))
    if wrong:
        text = ngettext("{n} contact's dates or names are not as they follow", "{n} contacts' dates or names are not as"
                        " they follow", wrong)  # fmt: skip
        return Check("kept_facts", False, text.format(n=wrong))
    text = ngettext("dates and names of {n} contact follow from the rest", "dates and names of {n} contacts follow from"
                    " the rest", len(ids))  # fmt: skip
    return Check("kept_facts", True, text.format(n=len(ids)))


def _differing(book: Book, ids: Sequence[int], today: date) -> int:
    """How many of these contacts would be kept otherwise. Others wait for a few milliseconds meanwhile."""
    with book.trial():
        before = _kept_rows(book, ids)
        facts.refresh_names(book, ids)
        facts.refresh_rhythms(book, ids, today)
        after = _kept_rows(book, ids)
    return len({row[0] for row in before ^ after})


def _kept_rows(book: Book, ids: Sequence[int]) -> set[tuple[Any, ...]]:
    columns = _KEPT.replace("check_in", "hex(check_in)")
    rows = set(book.rows(f"SELECT {columns} FROM contacts WHERE id IN ({marks(ids)})", ids))
    keys = book.rows(f"SELECT contact_id, key FROM match_keys WHERE contact_id IN ({marks(ids)})", ids)
    return rows | set(keys)


def _folder(folder: Path) -> Check:
    """A book on another computer's disk is one that two computers may damage together."""
    if is_on_network(folder):
        text = _("the book is on another computer's disk, where it can be damaged: move its folder to this computer")
        return Check("folder", False, text)
    return Check("folder", True, _("on a disk of this computer"))


def _permissions(path: Path) -> Check:
    """Nobody but the owner may read; looked up by name, for the book's files are never opened beside SQLite."""
    if os.name != "posix":
        return Check("permissions", True, _("as the folder of this user gives them"))
    if found := open_to_others(path):
        text = _("others may look into: {names}").format(names=", ".join(place.name for place in found[:5]))
        return Check("permissions", False, text)
    return Check("permissions", True, _("nobody else can read the book"))


def open_to_others(path: Path) -> list[Path]:
    """The book's folders and files that others may look into."""
    files = [path.with_name(f"{path.name}{side}") for side in SIDE_FILES]
    folder = path.parent / BACKUPS
    found = [path.parent, folder, *files, *sorted(folder.glob("*"))]
    return [place for place in found if place.exists() and _mode(place) & 0o077]


def stale_files(folder: Path, now: datetime) -> list[Path]:
    """What was left half-done, a day or more ago, by a process that was stopped."""
    found = [left for place in (folder, folder / BACKUPS) for pattern in LEFT_BEHIND for left in place.glob(pattern)]
    return [left for left in found if datetime.fromtimestamp(left.stat().st_mtime, now.tzinfo) < now - LEFT_FOR]


def _files(folder: Path, now: datetime) -> Check:
    left = stale_files(folder, now)
    if left:
        names = ", ".join(place.name for place in left[:5])
        return Check("files", False, _("left half-done, and of no use: {names}").format(names=names))
    return Check("files", True, _("nothing was left half-done"))


def _mode(place: Path) -> int:
    return stat.S_IMODE(place.stat().st_mode)


def _encryption(book: Book) -> Check:
    """A book without a passphrase is as the person wants it; but not one whose backups can be read without it."""
    if not book.encrypted:
        return Check("encryption", True, _("the book has no passphrase: who has the file can read it"))
    older = [file.name for file in older_backups(book.path.parent, book.key)]
    if older:
        text = _("the passphrase of the book does not protect these backups, made before: {names}")
        return Check("encryption", False, text.format(names=", ".join(older[:5])))
    return Check("encryption", True, _("the book and its backups are encrypted"))
