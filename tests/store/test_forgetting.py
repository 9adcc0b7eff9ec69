"""Forgetting somebody for good: nothing of them is left in the bytes of any file, and everybody else is as before."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import apsw
import pytest

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import (
    Address,
    ContactFields,
    Interest,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, FavorEntry, InteractionDraft, LoopDraft
from followup_desktop.domain.trash import KEPT_DAYS
from followup_desktop.store.beside import DRAFTS, UNSENT, WINDOW_STATE
from followup_desktop.store.book import Book
from followup_desktop.store.cleaning import is_unclean
from followup_desktop.store.fixing import fix
from followup_desktop.store.health import checks
from followup_desktop.store.keys import Key, derive, new_salt
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.history import changes_since, history, newest_set
from followup_desktop.store.reads.mentions import Where, before_forgetting
from followup_desktop.store.reads.search import search
from followup_desktop.store.reads.trash import trash
from followup_desktop.store.writes.announcements import claim_announcement
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import add_contact, add_tag, delete_contacts, edit_contact, merge_contacts
from followup_desktop.store.writes.duplicates import tell_apart
from followup_desktop.store.writes.favors import record_favor
from followup_desktop.store.writes.forgetting import forget, forget_rows
from followup_desktop.store.writes.history import redo, undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction, open_loop
from followup_desktop.store.writes.introductions import leave_apart
from followup_desktop.store.writes.pruning import prune_history
from followup_desktop.store.writes.upkeep import begin_day
from tests.store.support import dump, dump_recomputed, pictures, untrue_blocks

CANARIES = tuple(f"Quetzal{number:02}xylo" for number in range(50))
"""Words that stand nowhere else: each is planted in one place about the person who is forgotten."""


def planted(book: Book, now: datetime) -> tuple[int, int, int]:
    """Ana, of whom everything is a canary, and Bo and Eve, who know her; and a history of it all."""
    word = iter(CANARIES)
    bo = add_contact(book, ContactFields(Name(given="Bo", family="Ek")), now).created[0]
    eve = add_contact(book, ContactFields(Name(given="Eve", family="Ng"), notes="sails"), now).created[0]
    first = ContactFields(
        Name(given=next(word), family=next(word), nickname=next(word), phonetic_given=next(word)),
        organisation=next(word), department=next(word), role=next(word), notes=next(word), how_we_met=next(word),
        reaches=(Reach(ReachKind.EMAIL, f"{next(word)}@example.org"), Reach(ReachKind.SOCIAL, next(word), next(word))),
        addresses=(Address("home", next(word), city=next(word)),),
        interests=(Interest(next(word)),), tags=(next(word), "choir"),
        relations=(Relation(next(word), next(word)),), unknown=(RawProperty("X-A", next(word)),),
        portrait=Portrait(b"\xff\xd8\xff" + next(word).encode() * 900, "jpeg"), vcard_uid=next(word),
    )  # fmt: skip
    ana = add_contact(book, first, now).created[0]
    person = contact(book, ana)
    second = ContactFields(Name(given=next(word), family=next(word)), notes=next(word) * 2000, tags=("choir",))
    edit_contact(book, ana, second, now)
    day = now.date()
    for number in range(8):
        draft = InteractionDraft((ana,), day - timedelta(days=number), Channel.CALL, notes=f"{next(word)} called")
        log_interaction(book, draft, now, loops=[LoopDraft(ana, next(word))])
    gone = log_interaction(book, InteractionDraft((ana,), day, Channel.GIFT, notes=next(word)), now).created[0]
    delete_interaction(book, gone, now)
    log_interaction(book, InteractionDraft((ana, bo), day, Channel.EMAIL, notes="the three of us"), now)
    open_loop(book, ana, next(word), now)
    record_favor(book, ana, FavorEntry.RECEIVED, next(word), day, now)
    add_check_in(
        book, CheckInDraft(ana, Kind.REMINDER, next(word), day + timedelta(days=3), now + timedelta(days=3)), now
    )
    uuid = next(
        one for (one,) in book.rows("SELECT uuid FROM check_ins WHERE contact_id = ? AND kind = 'reminder'", (ana,))
    )
    claim_announcement(book, [f"timed {_text(uuid)} 1", "timed 00000000-0000-4000-8000-000000000000 1"], now, "x")
    undo(book, now)
    redo(book, now)
    tell_apart(book, ana, eve, now)
    leave_apart(book, ana, bo, now)
    leave_apart(book, bo, eve, now)
    add_tag(book, [ana, bo, eve], "dear", now)
    other = contact(book, bo)
    fields = ContactFields(
        other.fields.name, tags=other.fields.tags, relations=(Relation("friend", "A.", person.uuid),)
    )
    edit_contact(book, bo, fields, now)
    double = add_contact(book, ContactFields(Name(given=next(word), family=next(word)), notes=next(word)), now).created[
        0
    ]
    merge_contacts(book, ana, double, now)
    for left in word:
        add_tag(book, [ana], left, now)
    with book.transaction():
        # As after an import: the planner keeps samples of what is indexed.
        book.execute("ANALYZE")
    return ana, bo, eve


def _text(uuid: bytes) -> str:
    digits = uuid.hex()
    return "-".join((digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]))


def found(folder: Path) -> dict[str, list[str]]:
    """Which canaries stand in which files of a folder, however they are written."""
    told = {}
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        held = file.read_bytes().lower()
        words = [word for word in CANARIES if word.lower().encode() in held or word.lower().encode()[3:] in held]
        if words:
            told[str(file.relative_to(folder))] = words
    return told


@contextmanager
def somebody_else(folder: Path) -> Iterator[None]:
    """Another process that has the book open, and has read all of it."""
    code = """
import sys
from pathlib import Path
from followup_desktop.store.opening import open_book
from followup_desktop.store.keys import Key
secret, salt = (bytes.fromhex(sys.stdin.readline().strip()) for _ in range(2))
book = open_book(Path(sys.argv[1]), Key(secret, salt) if secret else None)
for table in ("contacts", "interactions", "row_changes"):
    book.rows(f"SELECT * FROM {table}")
print("open", flush=True)
sys.stdin.readline()
book.close()
"""
    key = KEYS.get(folder)
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(f"{key.secret.hex() if key else ''}\n{key.salt.hex() if key else ''}\n")
    process.stdin.flush()
    assert process.stdout.readline() == "open\n"
    try:
        yield
    finally:
        process.communicate("\n", timeout=30)
    assert process.returncode == 0


KEYS: dict[Path, Key] = {}


@pytest.fixture(params=["plain", "encrypted"])
def opened(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Book]:
    folder = tmp_path / "data"
    key = derive("correct horse", new_salt()) if request.param == "encrypted" else None
    book = open_book(folder, key)
    if key:
        KEYS[folder] = key
    yield book
    book.close()
    KEYS.pop(folder, None)


def laid_open(book: Book, place: Path) -> Path:
    """A folder with the files of a book in the clear: those of an encrypted one with their cipher taken off."""
    place.mkdir()
    for file in book.path.parent.glob(f"{book.path.name}*"):
        shutil.copy(file, place / file.name)
    if book.key:
        connection = apsw.Connection(str(place / book.path.name))
        connection.execute(f"PRAGMA key = 'raw:{book.key.secret.hex()}{book.key.salt.hex()}'")
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
        connection.execute("PRAGMA journal_mode = delete")
        connection.execute("PRAGMA rekey = ''")
        connection.close()
    return place


def test_no_byte_of_a_forgotten_person_is_left_while_another_process_has_the_book_open(
    opened: Book, tmp_path: Path, now: datetime
) -> None:
    ana, bo, eve = planted(opened, now)
    before = found(laid_open(opened, tmp_path / "before"))
    assert {word for words in before.values() for word in words} == set(CANARIES), "each is really there before"
    with somebody_else(opened.path.parent):
        told = forget(opened, [ana], now)
        assert told.clean
        assert found(laid_open(opened, tmp_path / "after")) == {}
        assert found(opened.path.parent) == {}
    assert [name for (name,) in opened.rows("SELECT display_name FROM contacts ORDER BY id")] == ["Bo Ek", "Eve Ng"]
    assert opened.rows("SELECT notes FROM interactions") == [("the three of us",)]
    assert opened.rows("PRAGMA freelist_count") == [(0,)]
    assert not is_unclean(opened)
    assert not opened.rows("PRAGMA foreign_key_check")
    assert opened.value("PRAGMA integrity_check") == "ok"
    assert dump(opened) == dump_recomputed(opened, now.date())
    assert untrue_blocks(opened) == []
    assert (bo, eve) == tuple(row for (row,) in opened.rows("SELECT id FROM contacts ORDER BY id"))


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


def test_the_canaries_are_plain_words() -> None:
    assert all(unicodedata.is_normalized("NFC", word) and word.isalnum() for word in CANARIES)


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
