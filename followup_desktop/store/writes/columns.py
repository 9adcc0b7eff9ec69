"""Remembering what the columns of a table hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.reads.columns import COLUMNS, all_columns, header_key
from followup_desktop.store.writes.change import change

_MOST = 50
"""Headers that are remembered; the oldest is forgotten."""


def remember_columns(
    book: Book, header: Sequence[str], columns: Sequence[str], now: datetime, origin: str = ""
) -> Changes:
    """Keep what the columns of a table with this header hold, for the next time."""
    with change(book, _("Remembered the columns of a table"), now, origin) as work:
        kept = all_columns(book)
        kept.pop(header_key(header), None)
        kept[header_key(header)] = list(columns)
        text = json.dumps(dict(list(kept.items())[-_MOST:]))
        row = book.row("SELECT id, value FROM preferences WHERE name = ?", (COLUMNS,))
        if row is None:
            work.insert_plain("preferences", name=COLUMNS, value=text)
        elif row[1] != text:
            work.update("preferences", row[0], value=text)
    return work.done
