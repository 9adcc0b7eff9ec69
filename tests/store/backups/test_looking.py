from __future__ import annotations

from datetime import timedelta

import pytest

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.backup import back_up
from followup_desktop.store.backups.forgetting import forget_backups
from followup_desktop.store.backups.keeping import keep, keep_named
from followup_desktop.store.backups.looking import look_inside
from followup_desktop.store.errors import BookLocked, WrongKey
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.restore import restore
from followup_desktop.store.writes.contacts import delete_contacts, edit_contact
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from tests.store.test_backup import damage, files


@pytest.fixture
def past(filled, add, now):
    """A backup, since which Bilal went, Carla came, Ana changed her name, and one was called and forgotten again."""
    file = keep(filled, now).backup.file
    rows = dict(filled.rows("SELECT display_name, id FROM contacts"))
    delete_contacts(filled, [rows["Bilal Haddad"]], now)
    carla = add("Carla Ricci")
    edit_contact(filled, rows["Ana Lindqvist"], ContactFields(name=Name(given="Ana", family="Moreira")), now)
    log_interaction(filled, InteractionDraft((carla,), now.date(), Channel.CALL, notes="opera"), now)
    add("Nobody Atall")
    undo(filled, now)
    return file


def test_a_look_inside_says_what_is_in_it_and_what_would_come_and_go(filled, past):
    seen = look_inside(past, filled)
    assert (seen.contacts, seen.interactions) == (2, 1)
    (entry,) = seen.entries
    assert (entry.names, entry.notes, entry.happened) == (("Ana Lindqvist",), "sailing", "2026-11-22")
    found = seen.difference
    assert (found.back.names, found.gone.names, found.changed.names) == (
        ("Bilal Haddad",), ("Carla Ricci",), ("Ana Moreira",),
    )  # fmt: skip
    assert (found.interactions_back, found.interactions_gone) == (0, 1)
    assert found.since.count == 4
    assert found.since.names[0].startswith("Logged a call with Carla")


def test_what_it_says_is_what_a_restore_does(filled, past, now):
    before = look_inside(past, filled).difference
    kept = restore(filled.path.parent, past, now).kept
    names = {name for (name,) in filled.rows("SELECT display_name FROM contacts")}
    assert set(before.back.names) <= names
    assert not set(before.gone.names) & names
    after = look_inside(kept, filled).difference
    assert (after.back, after.gone, after.changed.count) == (before.gone, before.back, before.changed.count)
    assert (after.interactions_back, after.interactions_gone) == (1, 0)


def test_the_newest_backup_differs_in_nothing(filled, now):
    assert not look_inside(keep(filled, now).backup.file, filled).difference


def test_many_are_counted_and_only_the_first_named(filled, add, now):
    file = keep(filled, now).backup.file
    for number in range(30):
        add(f"Person {number:02}")
    gone = look_inside(file, filled).difference.gone
    assert (gone.count, len(gone.names), gone.names[0]) == (30, 12, "Person 00")


def test_a_book_that_cannot_be_opened_is_compared_with_nothing(past):
    assert look_inside(past, None).difference is None


def test_a_damaged_backup_is_refused_before_anything_of_it_is_shown(filled, past):
    damage(past)
    with pytest.raises(Refused, match=r"book-20261122-120000\.db is damaged"):
        look_inside(past, filled)


def test_a_look_inside_leaves_nothing_behind(filled, past):
    before = files(past.parent)
    look_inside(past, filled)
    assert files(past.parent) == before


def test_an_encrypted_backup_needs_its_key(tmp_path, now):
    key, other = (Key(bytes([number]) * 32, bytes([number]) * 16) for number in (1, 2))
    book = open_book(tmp_path / "secret", key)
    file = back_up(book, tmp_path / "a.db").file
    assert look_inside(file, book, key).contacts == 0
    with pytest.raises(BookLocked):
        look_inside(file, book)
    with pytest.raises(WrongKey):
        look_inside(file, book, other)
    book.close()


def test_old_backups_are_forgotten_on_request_but_never_the_last_verified_one(filled, add, now):
    first = keep(filled, now).backup.file
    add("Carla Ricci")
    second = keep(filled, now + timedelta(days=1)).backup.file
    named = keep_named(filled, now, "for good").backup.file
    with pytest.raises(Refused, match="last verified"):
        forget_backups(filled.path.parent, [first, second, named])
    assert {first.name, second.name, named.name} <= files(first.parent)
    forget_backups(filled.path.parent, [first, named])
    assert files(first.parent) == {second.name, "backups.json"}
    with pytest.raises(Refused, match="last verified"):
        forget_backups(filled.path.parent, [second])
