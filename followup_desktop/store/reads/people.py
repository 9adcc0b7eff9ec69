"""Who in the book is called what: the lookup by which a line of the quick add finds its people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from followup_desktop.domain.names import fold
from followup_desktop.domain.understanding.understood import Called
from followup_desktop.store.book import Book
from followup_desktop.store.rows import marks, uuid_text

_BY_NAME = "SELECT c.id, c.folded FROM contacts c INDEXED BY contacts_by_name WHERE c.is_me = 0 AND ({})"
"""This index alone is read: a sixth of the time of the wide table."""
_CALLED = """
SELECT id, uuid, display_name, nickname, folded, archived FROM contacts
WHERE id IN ({}) ORDER BY archived, sort_name, id
"""
_MOST_WORDS = 24
_MOST_CALLED = 500
_MOST_KEPT = 512


class People:
    """Finds contacts by the words of their names, and remembers what it was asked while nothing is written."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._known: dict[str, tuple[Called, ...]] = {}

    def __call__(self, words: Sequence[str]) -> Mapping[str, Sequence[Called]]:
        """Everybody one of whose names holds a word, by folded word; nobody archived while others are called so."""
        asked = list(dict.fromkeys(word for word in words if word))[:_MOST_WORDS]
        missing = [word for word in asked if word not in self._known]
        if missing:
            if len(self._known) > _MOST_KEPT:
                self._known.clear()
            self._known |= _called(self._book, missing)
        return {word: found for word in asked if (found := self._known.get(word, ()))}


_PARTING = str.maketrans("\n-,.'", "     ")


def _called(book: Book, words: Sequence[str]) -> dict[str, tuple[Called, ...]]:
    query = _BY_NAME.format(" OR ".join("instr(c.folded, ?)" for _word in words))
    with book.snapshot():
        holders: dict[str, list[int]] = {word: [] for word in words}
        for contact, folded in book.rows(query, words):
            names = f" {folded} ".translate(_PARTING)
            for word in words:
                if f" {word} " in names:
                    holders[word].append(contact)
        return {word: _people(book, ids[:_MOST_CALLED]) for word, ids in holders.items()}


def _people(book: Book, ids: Sequence[int]) -> tuple[Called, ...]:
    rows = book.rows(_CALLED.format(marks(ids)), ids)
    awake = [row for row in rows if not row[5]] or rows
    return tuple(
        Called(row[0], uuid_text(row[1]), row[2], _names(row[2], row[3], row[4]), bool(row[5])) for row in awake
    )


def _names(name: str, nickname: str, folded: str) -> tuple[str, ...]:
    every = (fold(name), fold(nickname), *folded.split("\n"))
    return tuple(dict.fromkeys(filter(None, (" ".join(one.translate(_PARTING).split()) for one in every))))
