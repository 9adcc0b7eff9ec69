"""The ways in which contacts leave from the window, each written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from followup_desktop import __version__
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.whole_book import Written
from followup_desktop.formats.vcard import Card, write_vcards
from followup_desktop.store.book import Book
from followup_desktop.store.files import (
    folder_beside,
    in_the_way,
    put_folder_in_place,
    put_in_place,
    temporary_beside,
    write_into,
)
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.reads.export import exported
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.whole_book import Choice, whole_book

_PAGE = 200
Step = Callable[[int], None]
"""Is told how much is written, and may raise to stop."""


class ExportSort(StrEnum):
    """What contacts are written as."""

    VCARD_4 = "vcard 4.0"
    VCARD_3 = "vcard 3.0"
    TABLE = "table"
    EVERYTHING = "everything"
    PAGES = "pages"


SUFFIXES = {
    ExportSort.VCARD_4: "vcf", ExportSort.VCARD_3: "vcf", ExportSort.TABLE: "csv", ExportSort.EVERYTHING: "json",
    ExportSort.PAGES: "",
}  # fmt: skip


def write_as(
    book: Book, file: Path, contacts: Sequence[int] | None, sort: ExportSort, now: datetime, step: Step
) -> int:
    """Write contacts (None: all) to a file or folder, and say how many. Raises Refused; what `step` raises stops it."""
    if sort is ExportSort.PAGES:
        return _write_pages(book, file, Choice(contacts=contacts), step)
    with _whole(book, file) as out:
        if sort is ExportSort.EVERYTHING:
            from followup_desktop.formats.book_json import write_book

            leaving = whole_book(book, now, f"Followup {__version__}", Choice(contacts=contacts))
            return write_book(leaving, out, step).contacts
        if sort is ExportSort.TABLE:
            from followup_desktop.formats.table.writer import write_table

            return write_table(lambda: cards(book, contacts, step), out)
        return write_vcards(cards(book, contacts, step), out, "4.0" if sort is ExportSort.VCARD_4 else "3.0")


def cards(book: Book, contacts: Sequence[int] | None, step: Step) -> Iterator[Card]:
    """Contacts one after another, as most formats take them."""
    names = {circle.id: circle.name for circle in circles(book)}
    if contacts is None:
        people = exported(book)
    else:
        pages = (contacts[start : start + _PAGE] for start in range(0, len(contacts), _PAGE))
        found = (fields for page in pages for fields in load_fields(book, page).values())
        people = ((fields, names.get(fields.circle or 0, "")) for fields in found)
    for written, (fields, circle) in enumerate(people):
        step(written)
        yield Card(fields, circle_name=circle)


@contextmanager
def _whole(book: Book, file: Path) -> Iterator[BinaryIO]:
    """A file to write into from one moment of the book, given its name at the end."""
    with temporary_beside(file) as temporary:
        with in_the_way(), temporary.open("wb") as out, book.snapshot():
            yield out
        put_in_place(temporary, file)


def _write_pages(book: Book, folder: Path, choice: Choice, step: Step) -> int:
    from followup_desktop.formats.markdown import files
    from followup_desktop.store.reads.stories import pages

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(_("{file} is there already: choose a new folder").format(file=folder.name))
    written = Written()
    with folder_beside(folder) as made:
        with book.snapshot():
            write_into(made, files(pages(book, choice), written, step))
        put_folder_in_place(made, folder)
    return written.contacts
