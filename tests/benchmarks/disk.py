"""size: the big book's bytes on disk, search index and journal included, against the bytes of the text in it."""

from __future__ import annotations

from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.tables import JOURNALED, columns, name_of
from tests.benchmarks.book import big_book, copy_of
from tests.benchmarks.measure import Bench, Line


def measure(bench: Bench) -> list[Line]:
    """One line; a size has no spread."""
    folder = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    book = open_book(folder)
    text = sum(_text_of(book, table) for table in JOURNALED)
    book.close()
    size = (folder / "book.db").stat().st_size
    return [Line("size", size / 1e6, text / 1e6, 3, 0.0, "MB", "what people entered, dates and channels included")]


def _text_of(book: Book, table: object) -> int:
    """Bytes of UTF-8 in the columns that people fill: no numbers of rows, no UUIDs, nothing that is kept."""
    texts = [field.column_name for field in columns(table) if field.field_type == "TEXT"]
    if not texts:
        return 0
    each = " + ".join(f'coalesce(octet_length("{column}"), 0)' for column in texts)
    return int(book.value(f"SELECT coalesce(sum({each}), 0) FROM {name_of(table)}"))
