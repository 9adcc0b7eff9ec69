"""A whole book as one JSON document, described by resources/followup-book.schema.json, written and read as it streams.

The door: `write_book`, and `people.read` as every reader.
"""

from __future__ import annotations

from followup_desktop.formats.book_json.shape import FORMAT, VERSION
from followup_desktop.formats.book_json.writer import write_book

__all__ = ["FORMAT", "VERSION", "write_book"]
