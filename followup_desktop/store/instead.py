"""Another book in the place of a damaged one, which is put aside with all that is beside it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from followup_desktop.domain.backups import Why
from followup_desktop.store.backup import backup_path, copy_out
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.files import SIDE_FILES, in_the_way, put_in_place, temporary_beside


def put_instead(made: Book, folder: Path, now: datetime) -> Path:
    """Put a damaged book's files aside, and a copy of another one in their place; where the damaged one is kept.

    The name of the book is never without a file. Raises Refused or BookError: the damaged book then is where it was.
    """
    kept, book = backup_path(folder, now, Why.DAMAGED), folder / FILE_NAME
    with temporary_beside(book) as temporary:
        copy_out(made, temporary)
        with _aside(book, kept):
            put_in_place(temporary, book)
    return kept


@contextlib.contextmanager
def _aside(book: Path, kept: Path) -> Iterator[None]:
    """A damaged book's file under a second name, and what is beside it moved; all as before where something fails."""
    moved: list[tuple[Path, Path]] = []
    with in_the_way(kept):
        try:
            try:
                os.link(book, kept)
            except OSError:
                # A disk that knows no second names.
                book.rename(kept)
                moved.append((book, kept))
            for side in filter(None, SIDE_FILES):
                here, there = book.with_name(f"{book.name}{side}"), kept.with_name(f"{kept.name}{side}")
                if here.exists():
                    here.rename(there)
                    moved.append((here, there))
            yield
        except BaseException:
            for here, there in moved:
                there.rename(here)
            kept.unlink(missing_ok=True)
            raise
