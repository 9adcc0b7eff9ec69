"""The search index of interactions: folded words of their notes. Not journaled; kept by the writes."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from followup_desktop.domain.names import fold, is_wide
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks


def refresh_words(book: Book, interactions: Iterable[int]) -> None:
    """Index anew the interactions that a write touched; those that are gone are dropped."""
    wanted = list(interactions)
    for start in range(0, len(wanted), 500):
        part = wanted[start : start + 500]
        query = f"SELECT id, notes FROM interactions WHERE id IN ({marks(part)})"
        texts = [(row, index_text(notes)) for row, notes in book.rows(query, part)]
        worded = [pair for pair in texts if pair[1]]
        if len(worded) < len(part):
            silent = sorted(set(part) - {row for row, _ in worded})
            book.execute(f"DELETE FROM interaction_words WHERE rowid IN ({marks(silent)})", silent)
        book.execute_many("INSERT OR REPLACE INTO interaction_words (rowid, notes) VALUES (?, ?)", worded)


def index_text(notes: str) -> str:
    """The words by which notes are found: folded ones, and each letter of a script without spaces by itself."""
    if notes.isascii():
        return notes.lower()
    text = unicodedata.normalize("NFC", notes)
    spread = "".join(f" {letter} " if is_wide(letter) else letter for letter in text)
    return " ".join(word if any(map(is_wide, word)) else fold(word) for word in spread.split())


def query_text(typed: str) -> str:
    """The index's query for what a person typed: every word, the last as a beginning; empty if there is none."""
    words = "".join(letter if letter.isalnum() else " " for letter in index_text(typed)).split()
    if not words or (len(words) == 1 and len(words[0]) < 2 and words[0].isascii()):
        return ""
    return " ".join(f'"{word}"' for word in words[:-1]) + f' "{words[-1]}"*'
