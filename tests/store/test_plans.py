from __future__ import annotations

from pathlib import Path

from followup_desktop.store.book import open_book
from followup_desktop.store.reads import check_ins


def test_who_is_ready_is_answered_without_reading_the_wide_contacts(tmp_path: Path) -> None:
    book = open_book(tmp_path)
    count = f"SELECT count(*) FROM contacts c WHERE {check_ins._SHOWN}"
    for query in (count, f"{check_ins._MOST_URGENT} AND c.lapsed_from > :today ORDER BY urgency DESC, c.id LIMIT 3"):
        plan = [row[3] for row in book.rows(f"EXPLAIN QUERY PLAN {query}", {"today": "2026-11-22"})]
        assert any("USING COVERING INDEX contacts_by_day" in step for step in plan), plan
    book.close()
