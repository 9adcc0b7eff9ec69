"""The history for those who look through it: by day, searched, what each change touched, what came after it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.errors import StaleUndo
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.history import history, set_of, uuid_of
from followup_desktop.store.reads.past import What, came_after, past_index, past_rows, touched_rows
from followup_desktop.store.writes.contacts import add_tag, delete_contacts, edit_contact
from followup_desktop.store.writes.forgetting import forget
from followup_desktop.store.writes.history import redo, try_undo, undo
from followup_desktop.store.writes.interactions import log_interaction
from tests.store.support import dump


def labels(book: Book, text: str = "") -> list[str]:
    index = past_index(book, text)
    rows = past_rows(book, index.ids)
    return [rows[row].change.label for row in index.ids]


def test_all_changes_stand_under_their_days(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Ana Moreira", at=now - timedelta(days=2))
    bo = add("Bo Ek")
    add_tag(book, [bo], "choir", now)
    index = past_index(book)
    assert list(index.days) == [(0, now.date()), (2, now.date() - timedelta(days=2))]
    assert labels(book) == ["Tagged Bo Ek", "Added Bo Ek", "Added Ana Moreira"]
    undo(book, now)
    assert [past_rows(book, index.ids)[row].change.undone for row in index.ids] == [True, False, False]


def test_they_are_searched_however_they_are_accented(book: Book, add: Callable[..., int]) -> None:
    add("Łucja Ng")
    add("陈 思远")
    assert labels(book, "lucja") == ["Added Łucja Ng"]
    assert labels(book, "思远") == ["Added 陈 思远"]
    assert labels(book, "nobody") == []


def test_what_was_forgotten_for_good_is_told_without_a_name(book: Book, add: Callable[..., int], now: datetime) -> None:
    add("Bo Ek")
    forget(book, [add("Ana Moreira")], now)
    index = past_index(book)
    rows = past_rows(book, index.ids)
    assert [(rows[row].change.label, rows[row].for_good) for row in index.ids] == [
        ("Forgot somebody for good", True), ("Added Bo Ek", False),
    ]  # fmt: skip
    with pytest.raises(NotFound):
        undo(book, now, rows[index.ids[0]].change.uuid)


def test_what_a_change_touched_is_told_row_by_row(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira", tags=("choir",))
    fields = contact(book, ana).fields
    changes = edit_contact(book, ana, dataclasses.replace(fields, organisation="Choir", tags=()), now)
    told, count = touched_rows(book, changes.set_id)
    assert count == 2
    assert [(row.table, row.what, row.name, row.words) for row in told] == [
        ("contacts", What.CHANGED, "Ana Moreira", ""), ("tags", What.REMOVED, "Ana Moreira", "choir"),
    ]  # fmt: skip
    assert "organisation" in told[0].fields
    logged = log_interaction(book, InteractionDraft((ana,), now.date(), Channel.CALL, notes="long  talk"), now)
    told, count = touched_rows(book, logged.set_id)
    assert {(row.table, row.words, row.name) for row in told} >= {("interactions", "long talk", "")}
    delete_contacts(book, [ana], now)
    assert touched_rows(book, changes.set_id)[0][0].name == "Ana Moreira"


def test_what_came_after_a_change_is_known_and_it_is_tried_without_writing(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    first = add_tag(book, [ana], "choir", now)
    fields = contact(book, ana).fields
    later = edit_contact(book, ana, dataclasses.replace(fields, tags=("chess",)), now)
    other = add_tag(book, [bo], "tennis", now)
    before = dump(book), history(book), book.value("SELECT count(*) FROM row_changes")
    assert came_after(book, first.set_id) == [later.set_id]
    assert came_after(book, other.set_id) == []
    assert "changed again since" in try_undo(book, set_of(book, uuid_of(book, first.set_id)), now)
    assert try_undo(book, set_of(book, uuid_of(book, other.set_id)), now) == ""
    assert (dump(book), history(book), book.value("SELECT count(*) FROM row_changes")) == before


def test_any_change_is_done_again_that_nothing_touched_since(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bo = add("Ana Moreira"), add("Bo Ek")
    uuid = uuid_of(book, add_tag(book, [ana], "choir", now).set_id)
    with pytest.raises(Refused):
        redo(book, now, uuid=uuid)
    undo(book, now, uuid)
    add_tag(book, [bo], "tennis", now)
    assert try_undo(book, set_of(book, uuid), now) == ""
    assert redo(book, now, uuid=uuid).label == "Tagged Ana Moreira"
    assert contact(book, ana).fields.tags == ("choir",)
    undo(book, now, uuid)
    delete_contacts(book, [ana], now)
    assert try_undo(book, set_of(book, uuid), now)
    with pytest.raises(StaleUndo):
        redo(book, now, uuid=uuid)
