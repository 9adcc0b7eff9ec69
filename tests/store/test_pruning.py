from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from followup_desktop.domain.contacts import Portrait
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import changes_since, history, newest_set
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.pruning import prune_history
from tests.store.support import pictures


def test_a_year_of_history_is_kept(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Ana Moreira", at=now - timedelta(days=400))
    add("Bilal Haddad", at=now - timedelta(days=300))
    add("Chen Wei", at=now)
    assert prune_history(book, now) == 1
    assert [entry.label for entry in history(book)] == ["Added Chen Wei", "Added Bilal Haddad"]
    assert book.value("SELECT count(*) FROM contacts") == 3
    assert prune_history(book, now) == 0


def test_a_history_too_large_loses_its_oldest_but_never_the_newest(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    for number in range(4):
        add(f"Person {number}", notes="x" * 1000)
    assert prune_history(book, now, kept_bytes=4000) == 2
    assert prune_history(book, now, kept_bytes=1) == 1
    assert undo(book, now).label == "Added Person 3"


def test_who_was_asleep_while_changes_were_pruned_reads_everything_anew(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    add("Ana Moreira")
    seen = newest_set(book)
    add("Bilal Haddad")
    add("Chen Wei")
    assert [changes.label for changes in changes_since(book, seen)] == ["Added Bilal Haddad", "Added Chen Wei"]
    prune_history(book, now, kept_bytes=1)
    assert [changes.everything for changes in changes_since(book, seen)] == [True]


def test_pictures_stay_as_long_as_anything_names_them(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira", at=now - timedelta(days=400), portrait=Portrait(b"\xff\xd8\xff1", "jpeg"))
    add("Bilal Haddad", at=now - timedelta(days=400), portrait=Portrait(b"\xff\xd8\xff2", "jpeg"))
    delete_contacts(book, [ana], now)
    prune_history(book, now)
    assert pictures(book) == 2, "deleting her can still be undone"
    undo(book, now)
    delete_contacts(book, [ana], now)
    add("Chen Wei", at=now + timedelta(days=400))
    prune_history(book, now + timedelta(days=400))
    assert pictures(book) == 1
    undo(book, now)
    with pytest.raises(Refused):
        undo(book, now)
