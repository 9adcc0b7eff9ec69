"""today: what to do now in the big book, against the same queries without making values of their rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.today import today
from tests.benchmarks.book import NOW, big_book, copy_of
from tests.benchmarks.measure import Bench, Line, by_turns, compare


def measure(bench: Bench) -> list[Line]:
    """Today against its own queries, as they were asked."""
    book = open_book(copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big"))
    asked = queries_of_today(book)

    def raw() -> None:
        for sql, parameters in asked:
            list(book.connection.execute(sql, parameters))

    ours, limit = by_turns(bench.size.rounds, lambda: today(book, NOW), raw)
    return [compare("today", ours, limit, 2, f"its {len(asked)} queries, raw")]


def queries_of_today(book: Book) -> list[tuple[str, Any]]:
    """The statements that Today asks the book, with what fills their marks."""
    asked: list[tuple[str, Any]] = []

    def noted(self: Book, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        asked.append((sql, parameters))
        return list(self.connection.execute(sql, parameters))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Book, "rows", noted)
        today(book, NOW)
    return asked
