"""Wiping what deleted rows leave behind in a book's files: in the search index, free pages and the WAL."""

from __future__ import annotations

from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookBusy, BookFull

UNCLEAN = "to clean"
"""Its row in the upkeep's table stands from the moment that somebody is forgotten until everything is wiped."""
MOST_AT_ONCE = 256 * 1024 * 1024
"""Bytes of a book that is written anew unasked: some seconds, in which no other program can write.

A larger one waits for the next time that a person forgets somebody, or for `doctor --fix`.
"""
_MARK = "INSERT OR REPLACE INTO upkeep (name, value) VALUES (?, '')"
_OPTIMIZE = "INSERT INTO interaction_words (interaction_words) VALUES ('optimize')"
_SAMPLED = "SELECT 1 FROM sqlite_schema WHERE name = 'sqlite_stat4'"
"""The planner's samples of indexed values: names are among them. It plans without, and counts stay."""
_FILE, _MEMORY = 1, 2


def mark_unclean(book: Book) -> None:
    """Note that something was forgotten of which there may be traces. Only within a transaction."""
    book.execute(_MARK, (UNCLEAN,))


def zero_what_goes(book: Book) -> None:
    """Have SQLite write zeros over what is deleted by this connection; its makers may have chosen that already."""
    book.connection.execute("PRAGMA secure_delete = 1")


def is_unclean(book: Book) -> bool:
    """Whether traces of what was forgotten may still be in the book's files."""
    return book.row("SELECT 1 FROM upkeep WHERE name = ?", (UNCLEAN,)) is not None


def clean(book: Book) -> bool:
    """Wipe every trace, and say whether that was done; where another program is in the way it is tried again later.

    The whole book is written anew, in seconds of a big one: pages keep bits of rows that stood there long ago.
    """
    try:
        _write_anew(book)
        if not _empty_wal(book):
            return False
        with book.transaction():
            book.execute("DELETE FROM upkeep WHERE name = ?", (UNCLEAN,))
    except (BookBusy, BookFull):
        return False
    return True


def clean_by_itself(book: Book) -> bool:
    """The same as part of the daily upkeep, where there is something to wipe and the book is not too big for it."""
    return is_unclean(book) and book.path.stat().st_size <= MOST_AT_ONCE and clean(book)


def _write_anew(book: Book) -> None:
    connection = book.connection
    zero_what_goes(book)
    # What is written anew goes through a file of its own first, which the cipher knows nothing of.
    connection.execute(f"PRAGMA temp_store = {_MEMORY if book.key else _FILE}")
    try:
        with book.transaction():
            book.execute(_OPTIMIZE)
            if book.row(_SAMPLED):
                book.execute("DELETE FROM sqlite_stat4")
        book.rows("VACUUM")
    finally:
        connection.execute(f"PRAGMA temp_store = {_MEMORY}")


def _empty_wal(book: Book) -> bool:
    """Bring the WAL into the book and cut it to nothing; false where somebody still reads what is in it."""
    ((busy, _frames, _brought),) = book.rows("PRAGMA wal_checkpoint(TRUNCATE)")
    return not busy
