"""The backup when the window is closed: made after it is gone from the screen, so that nobody waits for it."""

from __future__ import annotations

import contextlib
import os
from datetime import datetime

from followup_desktop.desktop import log
from followup_desktop.domain.errors import Refused
from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError

_LESS_URGENT = 10


def back_up_at_closing(book: Book, now: datetime) -> None:
    """Back a book up where something changed since the last backup. One that is locked waits until it is open again.

    Nobody is there any more to be told what fails: the log says that it did, the backups' view and doctor say why.
    """
    if book.key is None and book.encrypted:
        return
    if hasattr(os, "nice"):
        with contextlib.suppress(OSError):
            os.nice(_LESS_URGENT)
    try:
        kept = keep(book, now)
    except (Refused, BookError) as error:
        log.failure("backup.closing", error)
    else:
        log.event("backup.closing", made=kept is not None)
    finally:
        book.close()
