from __future__ import annotations

import dataclasses
import os
from datetime import timedelta

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.backups.checking import check
from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.health import checks
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import set_preferences
from tests.store.support import dump


@pytest.fixture
def filled(book, add, now):
    """A book with a contact in touch every month, and what was said."""
    ana = add("Ana Lindqvist", cadence=Cadence(1, Unit.MONTH))
    log_interaction(book, InteractionDraft((ana,), now.date(), notes="sailing with Łukasz; 陈思远 too"), now)
    log_interaction(book, InteractionDraft((ana,), now.date(), notes="…"), now)
    return book


def wrong(book, now) -> list[str]:
    return [check.name for check in checks(book, now) if not check.ok]


def test_a_sound_book_is_sound_and_looking_changes_nothing(filled, now):
    before = dump(filled)
    assert wrong(filled, now) == []
    assert dump(filled) == before


@pytest.mark.parametrize(
    "spoiled",
    [
        "UPDATE contacts SET next_due_on = '2031-01-01'",
        "UPDATE contacts SET last_contact_on = NULL",
        "UPDATE contacts SET folded = 'x'",
        "DELETE FROM match_keys",
        "INSERT INTO match_keys (key, contact_id) SELECT 'e:x@example.org', id FROM contacts",
    ],
)
def test_kept_facts_that_do_not_follow_are_noticed(filled, now, spoiled):
    filled.execute(spoiled)
    assert wrong(filled, now) == ["kept_facts"]


@pytest.mark.parametrize(
    "spoiled",
    [
        "DELETE FROM interaction_words WHERE rowid = 1",
        "INSERT INTO interaction_words (rowid, notes) VALUES (99, 'nothing')",
        "UPDATE interaction_words SET notes = 'other' WHERE rowid = 1",
    ],
)
def test_a_search_index_that_is_not_of_the_notes_is_noticed(filled, now, spoiled):
    filled.execute(spoiled)
    assert wrong(filled, now) == ["search_index"]


def test_rows_that_belong_to_nothing_are_noticed(filled, now):
    filled.execute("PRAGMA foreign_keys = 0")
    filled.execute("INSERT INTO match_keys (key, contact_id) VALUES ('n:x', 999)")
    assert "foreign_keys" in wrong(filled, now)


@pytest.mark.parametrize("name", ["", "book.db", "backups", "backups/book-20261122-120000.db"])
def test_what_others_may_read_is_noticed(filled, now, name):
    folder = filled.path.parent
    back_up(filled, backup_path(folder, now))
    (folder / name).chmod(0o755)
    (found,) = (each for each in checks(filled, now) if not each.ok)
    assert found.name == "permissions"
    assert (folder / name).name in found.detail


def test_changes_that_wait_for_a_backup_too_long_are_noticed(filled, now):
    assert wrong(filled, now + timedelta(days=30)) == []
    assert wrong(filled, now + timedelta(days=31)) == ["backups"]
    keep(filled, now)
    assert wrong(filled, now + timedelta(days=31)) == []


def test_a_damaged_backup_and_a_missing_folder_for_them_are_noticed(filled, add, now, tmp_path):
    first = keep(filled, now).backup.file
    add("Carla Ricci")
    keep(filled, now)
    os.truncate(first, 9000)
    check(first, now)
    (found,) = (each for each in checks(filled, now) if not each.ok)
    assert found.name == "backups"
    assert found.detail == f"the newest is of today; 2 are kept, 1 verified; damaged: {first.name}"
    first.unlink()
    assert wrong(filled, now) == []
    missing = dataclasses.replace(preferences(filled), backup_folder=str(tmp_path / "blue disk"))
    set_preferences(filled, missing, now)
    (found,) = (each for each in checks(filled, now) if not each.ok)
    assert "is its disk connected?" in found.detail
