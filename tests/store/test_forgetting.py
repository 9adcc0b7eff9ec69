"""Forgetting somebody for good: what goes, what stays, and that everybody else is as before."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import (
    Relation,
)
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, FavorEntry, InteractionDraft
from followup_desktop.domain.trash import KEPT_DAYS
from followup_desktop.store.beside import DRAFTS, UNSENT, WINDOW_STATE
from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import is_unclean
from followup_desktop.store.fixing import fix
from followup_desktop.store.health import checks
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.history import changes_since, history, newest_set
from followup_desktop.store.reads.mentions import Where, before_forgetting
from followup_desktop.store.reads.search import search
from followup_desktop.store.reads.trash import trash
from followup_desktop.store.writes.contacts import add_tag, delete_contacts, merge_contacts
from followup_desktop.store.writes.favors import record_favor
from followup_desktop.store.writes.forgetting import forget, forget_rows
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from followup_desktop.store.writes.pruning import prune_history
from followup_desktop.store.writes.upkeep import begin_day
from tests.store.canaries import planted
from tests.store.support import pictures


def test_the_search_finds_nothing_of_them_any_more(book: Book, now: datetime) -> None:
    ana, *_others = planted(book, now)
    assert search(book, "Quetzal", now.date())
    forget(book, [ana], now)
    assert not search(book, "Quetzal", now.date())
    assert not book.rows("SELECT rowid FROM interaction_words WHERE interaction_words MATCH 'quetzal*'")
    assert not book.rows("SELECT key FROM match_keys WHERE contact_id = ?", (ana,))
    assert pictures(book) == 0
    assert book.rows("SELECT key FROM announcements") == [("timed 00000000-0000-4000-8000-000000000000 1",)]


def test_others_keep_their_history_and_can_still_undo_it(book: Book, now: datetime) -> None:
    ana, bo, eve = planted(book, now)
    forget(book, [ana], now)
    labels = [one.label for one in history(book)]
    assert "Something with somebody who was forgotten since" in labels
    assert "Left Bo Ek and Eve Ng apart" in labels
    assert contact(book, bo).fields.relations[0].contact == ""
    apart = next(one for one in history(book) if one.label == "Left Bo Ek and Eve Ng apart")
    undo(book, now, apart.uuid)
    assert json.loads(book.value("SELECT value FROM preferences WHERE name = 'not_introduced'")) == []
    assert book.value("SELECT value FROM preferences WHERE name = 'not_the_same'") == "[]"
    add_tag(book, [eve], "new", now)
    undo(book, now)
    assert contact(book, eve).fields.tags == ("dear",)


def test_it_is_never_undone_and_stands_in_nobodys_way(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Bo Ek")
    ana = add("Ana Moreira")
    forget(book, [ana], now)
    assert trash(book, now.date()) == []
    assert undo(book, now).label == "Added Bo Ek"
    with pytest.raises(Refused, match="nothing to undo"):
        undo(book, now)
    with pytest.raises(NotFound):
        forget(book, [ana], now)
    assert not [one for one in history(book) if "Ana" in one.label]


def test_who_is_in_the_trash_can_be_forgotten_too(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    seen = newest_set(book)
    delete_contacts(book, [ana, bo], now)
    told = forget(book, [ana], now)
    assert [one.id for one in trash(book, now.date())] == [bo]
    assert told.changes.everything
    assert [changes.everything for changes in changes_since(book, seen)] == [True]
    undo(book, now)
    assert [name for (name,) in book.rows("SELECT display_name FROM contacts")] == ["Bo Ek"]


def test_what_lies_beside_the_book_goes_too(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    uuids = [contact(book, one).uuid for one in (ana, bo)]
    folder = book.path.parent
    for place in (UNSENT, DRAFTS):
        (folder / place).mkdir()
        for uuid in uuids:
            (folder / place / f"{uuid}.json").write_text("{}")
    (folder / WINDOW_STATE).write_text(json.dumps({"contact": uuids[0], "view": "contacts"}))
    forget(book, [ana], now)
    assert [file.stem for place in (UNSENT, DRAFTS) for file in (folder / place).iterdir()] == [uuids[1]] * 2
    assert json.loads((folder / WINDOW_STATE).read_text()) == {"contact": "", "view": "contacts"}


def test_what_a_window_wrote_of_them_afterwards_is_swept_up(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana, bo, eve = (add(name) for name in ("Ana Moreira", "Bo Ek", "Eve Ng"))
    uuids = [contact(book, one).uuid for one in (ana, bo, eve)]
    delete_contacts(book, [bo], now)
    forget(book, [ana], now)
    place = book.path.parent / DRAFTS
    place.mkdir()
    for name in (*uuids, "new"):
        (place / f"{name}.json").write_text("{}")
    begin_day(book, now)
    assert {file.stem for file in place.iterdir()} == {uuids[1], uuids[2], "new"}


def test_labels_that_name_somebody_else_of_a_longer_name_stay(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    moreira = add("Ana Moreira")
    ana, anatol = add("Ana"), add("Anatol")
    open_loop(book, moreira, "call in May", now)
    forget(book, [ana], now)
    forget(book, [add("May Ng")], now)
    assert [one.label for one in history(book)] == ["Noted 'call in May'", "Added Anatol", "Added Ana Moreira"]
    forget(book, [anatol], now)
    assert [one.label for one in history(book)] == ["Noted 'call in May'", "Added Ana Moreira"]


def test_a_merge_of_a_forgotten_person_is_not_half_undone(book: Book, add: Callable[..., int], now: datetime) -> None:
    keep, other = add("Ana Moreira"), add("Ana M.", notes="climbs")
    log_interaction(book, InteractionDraft((other,), now.date(), Channel.CALL), now)
    merge_contacts(book, keep, other, now)
    forget(book, [other], now)
    assert contact(book, keep).fields.notes == "climbs"
    assert trash(book, now.date()) == []
    assert [one.label for one in history(book) if "Ana M." in one.label] == []
    while history(book) and not all(one.undone for one in history(book)):
        try:
            undo(book, now)
        except Refused:
            break
    assert not book.rows("PRAGMA foreign_key_check")


def test_a_reader_in_the_middle_of_something_is_waited_for_and_then_said(
    book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    reader = open_book(book_folder)
    reader.connection.execute("BEGIN")
    reader.row("SELECT count(*) FROM contacts")
    book.connection.set_busy_timeout(50)
    try:
        assert not forget(book, [ana], now).clean
        assert is_unclean(book)
        assert book.row("SELECT 1 FROM contacts") is None
    finally:
        reader.connection.execute("COMMIT")
        reader.close()
    begin_day(book, now)
    assert not is_unclean(book)
    assert b"Moreira" not in b"".join(file.read_bytes() for file in book_folder.glob("book.db*"))


def test_the_trash_is_forgotten_after_a_month_and_not_before(
    book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana, bo, eve = add("Ana Moreira", notes="climbs"), add("Bo Ek"), add("Eve Ng", notes="sails")
    delete_contacts(book, [ana, bo], now)
    merge_contacts(book, eve, add("Eve N.", at=now, notes="rows"), now)
    last = now + timedelta(days=KEPT_DAYS - 1)
    begin_day(book, last)
    prune_history(book, last, kept_bytes=1)
    assert {one.name for one in trash(book, last.date())} == {"Ana Moreira", "Bo Ek", "Eve N."}
    begin_day(book, last + timedelta(days=1))
    assert b"Moreira" not in b"".join(file.read_bytes() for file in book_folder.glob("book.db*"))
    assert contact(book, eve).fields.notes
    assert book.value("SELECT label FROM change_sets WHERE kind = 'forget'") == "The trash forgot 2 people"
    begin_day(book, last + timedelta(days=1))
    assert book.value("SELECT count(*) FROM change_sets WHERE kind = 'forget'") == 1


def test_a_merge_is_not_forgotten_with_the_trash(book: Book, add: Callable[..., int], now: datetime) -> None:
    keep, other = add("Ana Moreira"), add("Ana M.", notes="climbs")
    merge_contacts(book, keep, other, now)
    begin_day(book, now + timedelta(days=KEPT_DAYS + 5))
    undo(book, now)
    assert contact(book, other).fields.notes == "climbs"


def test_what_goes_and_what_stays_is_known_before(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira", notes="climbs")
    bo = add("Bo Ek", notes="Met through Ana  Moreira.")
    eve = add("Eve Ng", notes="Knows Anatol and another Ana", relations=(Relation("sister", "ANA MOREIRA"),))
    day = now.date()
    for people, notes in (
        ((ana,), "Ana alone"), ((ana, bo), "With Ana by the sea"), ((ana, eve), "the two of us"),
        ((bo,), "Told me that ána moreira sails now"), ((bo,), "Ana is a common name"), ((eve,), "Anatole Moreira"),
    ):  # fmt: skip
        log_interaction(book, InteractionDraft(people, day, Channel.CALL, notes=notes), now)
    open_loop(book, bo, "greet Ana Moreira", now)
    record_favor(book, ana, FavorEntry.GAVE, "x", day, now)
    told = before_forgetting(book, ana)
    assert (told.name, told.entries, told.shared, told.favors, told.in_trash) == ("Ana Moreira", 1, 2, 1, False)
    assert [(one.name, one.where, one.excerpt) for one in told.mentions] == [
        ("Bo Ek", Where.ENTRY, "With Ana by the sea"),
        ("Bo Ek", Where.ENTRY, "Told me that ána moreira sails now"),
        ("Bo Ek", Where.NOTES, "Met through Ana Moreira."),
        ("Bo Ek", Where.LOOP, "greet Ana Moreira"),
        ("Eve Ng", Where.RELATION, "ANA MOREIRA"),
    ]
    forget(book, [ana], now)
    assert book.value("SELECT count(*) FROM interactions") == 5
    assert contact(book, bo).fields.notes == "Met through Ana  Moreira."
    merge_contacts(book, bo, eve, now)
    assert before_forgetting(book, eve).taken_over_by == ("Bo Ek",)
    delete_contacts(book, [bo], now)
    assert before_forgetting(book, bo).in_trash
    with pytest.raises(NotFound):
        before_forgetting(book, ana)


def test_doctor_says_what_is_still_to_be_wiped_and_wipes_it(
    book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    forget_rows(book, [add("Ana Moreira")], now)
    assert [check.name for check in checks(book, now) if not check.ok and check.name == "forgotten"] == ["forgotten"]
    (told,) = fix(book, ["forgotten"], now)
    assert told.done
    assert all(check.ok for check in checks(book, now) if check.name == "forgotten")
    assert b"Moreira" not in b"".join(file.read_bytes() for file in book_folder.glob("book.db*"))
