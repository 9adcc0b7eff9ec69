"""Real backups of a real book over simulated days: after each of them what is promised is in the folder and sound.

The rule alone is followed over 400 days in tests/domain/test_backups.py, in every run.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from followup_desktop.domain.backups import DAYS, LAST, MONTHS, THINNED, WEEKS, Why
from followup_desktop.store.backup import back_up, verify
from followup_desktop.store.backups import keeping
from followup_desktop.store.backups.checking import check_oldest
from followup_desktop.store.backups.keeping import keep, keep_named
from followup_desktop.store.backups.shelf import State, Stored, stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import newest_set
from tests.conftest import NOON

MOST = 2 * (LAST + DAYS + WEEKS + MONTHS)


@pytest.mark.parametrize("days", [75, pytest.param(400, marks=pytest.mark.soak)])
def test_there_is_always_a_verified_one(
    book: Book, add: Callable[..., int], days: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Verifying is left out but for the newest of some days: it is the same for each, and shown elsewhere."""
    monkeypatch.setattr(keeping, "back_up", _fast)
    random, folder = Random(400), book.path.parent
    made: dict[str, str] = {}
    named = None
    for day in range(days):
        now = NOON + timedelta(days=day)
        if random.random() < 0.8:
            add(f"Somebody {day}", at=now)
        kept = keep(book, now, random.choice((Why.AUTOMATIC, Why.AUTOMATIC, Why.BEFORE_IMPORT)))
        if kept is not None:
            made[kept.backup.file.name] = f"{now:%G-%V}"
        if day == 50:
            named = keep_named(book, now, "in the second month").backup.file
        shelf = stored_backups(folder)
        _harm(random, shelf)
        check_oldest(folder, now)
        _check(book, made, stored_backups(folder))
    assert named is not None
    assert named.exists()
    assert verify(next(one.file for one in stored_backups(folder) if one.state is State.VERIFIED)).contacts > 0
    assert len(made) > 0.6 * days
    assert len([one for one in stored_backups(folder) if one.why in THINNED]) < 80


def _fast(book: Book, target: object, **_options: object) -> object:
    return back_up(book, target, thorough=False)  # type: ignore[arg-type]


def _harm(random: Random, shelf: list[Stored]) -> None:
    """Now and then a disk loses a bit; never of the only sound backup."""
    sound = [one for one in shelf if one.state is State.VERIFIED]
    if len(sound) > 3 and random.random() < 0.05:
        victim = random.choice(sound[1:]).file
        content = bytearray(victim.read_bytes())
        content[random.randrange(len(content))] ^= 1 << random.randrange(8)
        victim.write_bytes(content)


def _check(book: Book, made: dict[str, str], shelf: list[Stored]) -> None:
    files = {one.file.name for one in shelf}
    assert not newest_set(book) or any(one.state is State.VERIFIED for one in shelf)
    assert set(list(made)[-LAST:]) <= files
    weeks = list(dict.fromkeys(made.values()))[-13:]
    assert set(weeks) <= {week for name, week in made.items() if name in files}
    assert len(files) <= MOST + 1
