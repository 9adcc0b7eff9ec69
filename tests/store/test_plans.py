from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads import check_ins, lists


def test_who_is_ready_is_answered_without_reading_the_wide_contacts(tmp_path: Path) -> None:
    book = open_book(tmp_path)
    count = f"SELECT count(*) FROM contacts c WHERE {check_ins._SHOWN}"
    for query in (count, f"{check_ins._MOST_URGENT} AND c.lapsed_from > :today ORDER BY urgency DESC, c.id LIMIT 3"):
        plan = [row[3] for row in book.rows(f"EXPLAIN QUERY PLAN {query}", {"today": "2026-11-22"})]
        assert any("USING COVERING INDEX contacts_by_day" in step for step in plan), plan
    book.close()


@pytest.mark.parametrize("query", [lists.ListQuery(text="mar"), lists.ListQuery(text="mar", circle=2, archived=True)])
def test_searches_and_lists_read_an_index_in_its_order_and_not_the_wide_contacts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, query: lists.ListQuery
) -> None:
    asked: list[tuple[str, Any]] = []
    read = Book.rows

    def noted(self: Book, sql: str, parameters: Any = ()) -> list[tuple[Any, ...]]:
        asked.append((sql, parameters))
        return read(self, sql, parameters)

    book = open_book(tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(Book, "rows", noted)
        for ids in (lists.ids_by_name, lists.contact_ids):
            ids(book, query, date(2026, 11, 22))
        lists.count_contacts(book)
    assert len(asked) == 3
    for sql, parameters in asked:
        plan = [row[3] for row in book.rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        assert len(plan) == 1, plan
        assert "USING COVERING INDEX contacts_by_name (is_me=? AND archived=?" in plan[0]
    book.close()
