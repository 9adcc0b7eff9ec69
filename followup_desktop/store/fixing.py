"""Mending what a check found, as far as that can be done for sure.

What follows from rows is made anew, and rows are put back as journal or backup have them where their digest proves it.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain

import apsw

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store import digests, facts, journal, words_index
from followup_desktop.store.backup import BACKUPS
from followup_desktop.store.backups.keeping import sweep
from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import clean
from followup_desktop.store.digests import Block
from followup_desktop.store.errors import BookError
from followup_desktop.store.full_check import forget_findings
from followup_desktop.store.health import open_to_others, stale_files
from followup_desktop.store.salvage.attempt import open_backups
from followup_desktop.store.salvage.mending import backup_witness, journal_witness, mend

_REBUILD_WORDS = "INSERT INTO interaction_words (interaction_words) VALUES ('delete-all')"


@dataclass(frozen=True, slots=True)
class Fix:
    """What was done about one check of store/health.py, by its name; `done` is false where it could not be mended."""

    name: str
    done: bool
    detail: str


def fix(book: Book, wrong: Sequence[str], now: datetime) -> Iterator[Fix]:
    """Mend what the checks named in `wrong` found; one answer for each that something can be done about."""
    ways: dict[str, Callable[[], Fix]] = {
        "integrity": lambda: mend_file(book),
        "rows": lambda: mend_rows(book, now),
        "search_index": lambda: _index_anew(book),
        "kept_facts": lambda: _recompute(book, now),
        "permissions": lambda: _close_to_others(book),
        "files": lambda: _sweep(book, now),
        "forgotten": lambda: _wipe(book),
    }
    for name in (name for name in ways if name in wrong):
        try:
            yield ways[name]()
        except (BookError, Refused) as error:
            yield Fix(name, False, str(error))


def mend_rows(book: Book, now: datetime) -> Fix:
    """Put rows back that are not as they were written, from the journal or the newest backup."""
    untrue, unknown = _untrue(book)
    with open_backups(book.path.parent, book.key) as backups, _without_journal(book):
        witnesses = [journal_witness(book.connection), *map(backup_witness, backups)]
        left = [block for block in untrue if not mend(book, block, witnesses)]
        digests.renew(book, unknown)
        if untrue:
            _follow(book, now)
        if not left:
            forget_findings(book)
    if left:
        text = ngettext(
            "{n} part of {tables} is not as it was written, and neither history nor backup has it as it was",
            "{n} parts of {tables} are not as they were written, and neither history nor backup has them as they were",
            len(left),
        )
        tables = ", ".join(sorted({block.table for block in left}))
        return Fix("rows", False, text.format(n=len(left), tables=tables))
    return Fix("rows", True, _("all rows are as they were written"))


def accept_rows(book: Book) -> None:
    """Take all rows as they are now for what was written, because a person looked at them or says so."""
    with book.transaction():
        digests.renew(book, chain(*_untrue(book)))
        forget_findings(book)


def _untrue(book: Book) -> tuple[list[Block], list[Block]]:
    """The blocks that are not as they were written, and those of which that is not known."""
    states = [(block, digests.is_true(book, block)) for block in digests.blocks(book)]
    return [block for block, true in states if true is False], [block for block, true in states if true is None]


@contextlib.contextmanager
def _without_journal(book: Book) -> Iterator[None]:
    """A transaction whose writes are not journaled: undoing them would bring the damage back."""
    book.execute("PRAGMA foreign_keys = 0")
    try:
        with book.transaction():
            for (name,) in book.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'"):
                book.execute(f'DROP TRIGGER "{name}"')
            yield
            journal.install(book.connection)
            if book.row("PRAGMA foreign_key_check"):
                raise Refused(_("What was put back belongs to nothing any more; nothing was changed"))
    finally:
        book.execute("PRAGMA foreign_keys = 1")


def _follow(book: Book, now: datetime) -> None:
    """Make what follows from rows true again."""
    contacts = [row for (row,) in book.rows("SELECT id FROM contacts")]
    facts.refresh_names(book, contacts)
    facts.refresh_rhythms(book, contacts, now.date())
    book.execute(_REBUILD_WORDS)
    words_index.refresh_words(book, [row for (row,) in book.rows("SELECT id FROM interactions")])


def mend_file(book: Book) -> Fix:
    """Make the indexes anew, which follow from the rows; where that does not do, the rows themselves are damaged."""
    with contextlib.suppress(apsw.ConstraintError), book.transaction():
        book.execute("REINDEX")
    if book.value("PRAGMA integrity_check(1)") == "ok":
        with book.transaction():
            forget_findings(book)
        return Fix("integrity", True, _("the indexes were made anew"))
    text = _("the file is damaged: Followup's window offers a backup, or to save what can be read, when it is opened")
    return Fix("integrity", False, text)


def _index_anew(book: Book) -> Fix:
    with book.transaction():
        book.execute(_REBUILD_WORDS)
        words_index.refresh_words(book, [row for (row,) in book.rows("SELECT id FROM interactions")])
    return Fix("search_index", True, _("the search index was made anew"))


def _recompute(book: Book, now: datetime) -> Fix:
    with book.transaction():
        contacts = [row for (row,) in book.rows("SELECT id FROM contacts")]
        facts.refresh_names(book, contacts)
        facts.refresh_rhythms(book, contacts, now.date())
    return Fix("kept_facts", True, _("dates and names were worked out anew"))


def _close_to_others(book: Book) -> Fix:
    for place in open_to_others(book.path):
        try:
            place.chmod(0o700 if place.is_dir() else 0o600)
        except OSError as error:
            return Fix("permissions", False, f"{place.name}: {error.strerror}")
    return Fix("permissions", os.name == "posix", _("nobody else can read the book now"))


def _wipe(book: Book) -> Fix:
    if clean(book):
        return Fix("forgotten", True, _("every trace was wiped"))
    return Fix("forgotten", False, _("another program is using the book: close it and try again"))


def _sweep(book: Book, now: datetime) -> Fix:
    for place in (book.path.parent, book.path.parent / BACKUPS):
        sweep(place, now)
    left = stale_files(book.path.parent, now)
    return Fix("files", not left, _("what was left half-done was taken away"))
