"""A backup before something large is done to the book."""

from __future__ import annotations

from datetime import datetime

from followup_desktop.domain.backups import Why
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError


def keep_before(book: Book, now: datetime, why: Why) -> None:
    """Back the book up before it is done. Raises Refused where that cannot be: then it is not done.

    A large book is verified later, in the background.
    """
    # Loaded here: most writes never need it.
    from followup_desktop.store.backups.keeping import is_small, keep

    try:
        keep(book, now, why, thorough=is_small(book))
    except BookError as error:
        words = _("No backup could be made first, so nothing was changed. {why}")
        raise Refused(words.format(why=error)) from error
