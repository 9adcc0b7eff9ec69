"""A whole book, and Monica's export, come through the child as they are read here."""

from __future__ import annotations

from pathlib import Path

from followup_desktop.desktop.untrusted.parent import read_files
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.problems import Problem
from tests.formats.book_json.test_round_trip import ENTRIES, FULL, SETTINGS, book, unplaced, written
from tests.store.whole_books import found_in

MONICA = Path(__file__).parents[2] / "data" / "monica" / "four-people.json"


def test_a_whole_book(tmp_path: Path) -> None:
    (tmp_path / "book.json").write_bytes(written(book([FULL], ENTRIES)))
    found = read_files([tmp_path / "book.json"])
    assert unplaced(found.cards) == [FULL]
    assert unplaced(found.happened) == [*ENTRIES, SETTINGS]
    assert found.problems == []


def test_an_export_of_monica() -> None:
    found, here = read_files([MONICA]), found_in(MONICA.read_bytes(), MONICA.name)
    assert found.cards == [one for one in here if isinstance(one, ForeignCard)]
    assert found.happened == [one for one in here if not isinstance(one, ForeignCard | Problem)]
    assert found.problems == [one for one in here if isinstance(one, Problem)]
