"""2,000 random histories: whatever is written in whatever order, the kept facts are those computed from scratch."""

from __future__ import annotations

import shutil
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.upkeep import catch_up
from tests.conftest import NOON
from tests.store.support import kept_facts, kept_facts_recomputed, untrue_blocks
from tests.store.test_history import STEPS

PARTS, IN_A_PART = 20, 100
_LONGEST = 30
_BEGINNING = [("add", 1, 1), ("add", 2, 2), ("add", 3, 3)]


@pytest.mark.parametrize("part", range(PARTS))
def test_kept_facts_are_true_after_any_history(part: int, template: Path, tmp_path: Path) -> None:
    for number in range(part * IN_A_PART, (part + 1) * IN_A_PART):
        live(number, template, tmp_path / str(number))


def live(number: int, template: Path, folder: Path) -> None:
    """Live through the history of a number in a new book: writes of every kind while time goes by, and is set back."""
    folder.mkdir()
    shutil.copy(template, folder / FILE_NAME)
    book = open_book(folder)
    # Nobody cuts the power here.
    book.connection.execute("PRAGMA synchronous = off")
    try:
        random, now = Random(number), NOON
        for name, a, b in [*_BEGINNING, *_steps(random)]:
            now = _passes(random, book, now)
            try:
                STEPS[name](book, now, a, b)
            except (Refused, NotFound):
                continue
        assert kept_facts(book) == kept_facts_recomputed(book, now.date()), f"history {number}"
        assert untrue_blocks(book) == [], f"history {number}"
    finally:
        book.close()
        shutil.rmtree(folder)


def _steps(random: Random) -> list[tuple[str, int, int]]:
    names = sorted(STEPS)
    return [
        (random.choice(names), random.randint(0, 11), random.randint(0, 11)) for _ in range(random.randint(1, _LONGEST))
    ]


def _passes(random: Random, book: Book, now: datetime) -> datetime:
    """Time goes on by days, and now and then the clock is set back. What a new day asks for is done."""
    if random.random() < 0.5:
        return now
    now += timedelta(days=random.choice((1, 1, 3, 10, 40, -1, -5)))
    catch_up(book, now)
    return now
