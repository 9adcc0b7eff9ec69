"""Why the book cannot be opened or written, in words a person can act on, and how the driver's errors become these."""

from __future__ import annotations

import apsw
from peewee import DatabaseError, PeeweeException

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _


class BookError(Exception):
    """The book cannot be opened, read or written. Its text is one clear line; what is stored is untouched."""


class BookNewer(BookError):
    """The book was written by a newer version of the program."""


class BookOlder(BookError):
    """The book is of an earlier schema, and whoever opens it wants to know before it is brought to this one."""


class BookDamaged(BookError):
    """The file is not a book, or is damaged."""


class BookBusy(BookError):
    """Another program kept the book locked for longer than the busy timeout."""


class BookReadOnly(BookError):
    """The book or its folder cannot be written."""


class BookFull(BookError):
    """The disk is full."""


class BookLocked(BookError):
    """The book is encrypted, and no key was given."""


class WrongKey(BookLocked):
    """The key does not open the book: another passphrase, or a damaged heading."""


class BookUnsafe(BookError):
    """This SQLite can corrupt a book that two processes write (facts: the WAL-reset bug)."""


class StaleUndo(Refused):
    """What is to be undone was changed again since."""


class StalePlan(Refused):
    """The book changed since the plan was made."""


_FULL = "The disk is full: free some space and try again; nothing was changed"
_DAMAGED = "The book is damaged; it was left as it is. A backup can be restored"
_OF_THE_INDEX = "invalid fts5 file format"
"""What the search index says of its own damage, as if a statement were wrong."""
_MEANINGS: tuple[tuple[type[apsw.Error], type[BookError], str], ...] = (
    (apsw.FullError, BookFull, _FULL),
    (apsw.BusyError, BookBusy, "Another program is using the book: close it and try again"),
    (apsw.LockedError, BookBusy, "Another program is using the book: close it and try again"),
    (apsw.ReadOnlyError, BookReadOnly, "The book cannot be written: its file or folder is read-only"),
    (apsw.PermissionsError, BookReadOnly, "The book may not be written: its file or folder belongs to somebody else"),
    (apsw.CantOpenError, BookReadOnly, "The book cannot be opened: look at the permissions of its folder"),
    (apsw.CorruptError, BookDamaged, _DAMAGED),
    (apsw.NotADBError, BookDamaged, "The file is not a book, or it is damaged; it was left as it is"),
    (apsw.IOError, BookError, "The disk reports an error while the book is read or written; nothing was changed"),
)


class InWords:
    """Turns the driver's errors about the file into BookError; errors of the program itself pass as they are.

    Raises Refused for text that no file can hold: half a letter, such as a broken file or command line brings. A class
    of its own, because it stands around every single query, where a generator's frame would cost as much as the row.
    """

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Raise in words what can be said in words."""
        if isinstance(error, UnicodeEncodeError):
            raise Refused(_("This text has a broken letter in it; write that letter anew")) from error
        if isinstance(error, apsw.Error | DatabaseError | PeeweeException) and (meaning := meaning_of(error)):
            raise meaning from error


in_words = InWords()
"""`with in_words:` around whatever speaks to the driver."""


def meaning_of(error: BaseException | None) -> BookError | None:
    """What a driver's error means for a person, looked for through its causes: a failed rollback hides a full disk."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        if getattr(error, "extendedresult", 0) == apsw.SQLITE_IOERR_SHMSIZE:
            # The memory that processes share is a file too, the first that finds no room when a book is opened.
            return BookFull(_FULL)
        for kind, meaning, words in _MEANINGS:
            if isinstance(error, kind):
                return meaning(words)
        if isinstance(error, apsw.SQLError) and _OF_THE_INDEX in str(error):
            return BookDamaged(_DAMAGED)
        error = error.__cause__ or error.__context__
    return None
