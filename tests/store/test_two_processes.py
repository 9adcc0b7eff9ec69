"""Window and tray write one book: a write reads in its own transaction; what is gone meanwhile is said in words."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.errors import StaleUndo
from followup_desktop.store.reads import contacts as people
from followup_desktop.store.reads import search as searching
from followup_desktop.store.reads.contacts import contact, load_fields
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.lists import ids_by_name
from followup_desktop.store.writes import contacts, interactions
from followup_desktop.store.writes.history import redo, undo

Add = Callable[..., int]


class Elsewhere:
    """Another connection's write that lands while this thread waits for the book, between its looking and writing."""

    def __init__(self, book: Book, write: Callable[[], Changes]) -> None:
        self._begun = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(book, write))

    def _run(self, book: Book, write: Callable[[], Changes]) -> None:
        write()
        book.close()
        self._begun.set()

    def land(self) -> None:
        """Let it happen now, once."""
        if not self._begun.is_set():
            self._thread.start()
            self._thread.join()


def before_the_transaction(monkeypatch: pytest.MonkeyPatch, book: Book, write: Callable[[], Changes]) -> None:
    """Let another process write at the last moment before this thread's next transaction begins."""
    elsewhere = Elsewhere(book, write)
    begin = Book.transaction
    here = threading.current_thread()

    def late(self: Book) -> Any:
        if threading.current_thread() is here:
            elsewhere.land()
        return begin(self)

    monkeypatch.setattr(Book, "transaction", late)


def test_two_undos_at_once_undo_two_changes(
    book: Book, add: Add, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = add("Ana Moreira")
    contacts.add_tag(book, [ana], "choir", now)
    contacts.add_tag(book, [ana], "Lisbon", now)
    before_the_transaction(monkeypatch, book, lambda: undo(book, now))
    undo(book, now)
    assert contact(book, ana).fields.tags == ()


def test_two_redos_at_once_redo_two_changes(
    book: Book, add: Add, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = add("Ana Moreira")
    contacts.add_tag(book, [ana], "choir", now)
    contacts.add_tag(book, [ana], "Lisbon", now)
    undo(book, now)
    undo(book, now)
    before_the_transaction(monkeypatch, book, lambda: redo(book, now))
    redo(book, now)
    assert contact(book, ana).fields.tags == ("choir", "Lisbon")


def test_a_merge_keeps_what_was_written_a_moment_ago(
    book: Book, add: Add, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana, other = add("Ana Moreira"), add("Ana M.", tags=("choir",))
    before_the_transaction(monkeypatch, book, lambda: contacts.add_tag(book, [ana], "Lisbon", now))
    contacts.merge_contacts(book, ana, other, now)
    assert contact(book, ana).fields.tags == ("Lisbon", "choir")


def test_a_search_is_answered_from_one_view_of_the_book(
    book: Book, add: Add, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = add("Ana Moreira", tags=("choir",))
    elsewhere = Elsewhere(book, lambda: contacts.delete_contacts(book, [ana], now))

    def found_and_gone(*asked: Any) -> list[int]:
        ids = ids_by_name(*asked)
        elsewhere.land()
        return ids

    monkeypatch.setattr(searching, "ids_by_name", found_and_gone)
    assert [found.name for found in searching.search(book, "ana", now.date())] == ["Ana Moreira"]
    assert searching.search(book, "ana", now.date()) == []


def test_candidates_of_an_import_are_read_from_one_view_of_the_book(
    book: Book, add: Add, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana = add("Ana Moreira")
    elsewhere = Elsewhere(book, lambda: contacts.delete_contacts(book, [ana], now))

    def late(*asked: Any) -> Any:
        elsewhere.land()
        return load_fields(*asked)

    monkeypatch.setattr(people, "load_fields", late)
    keys = [key for (key,) in book.rows("SELECT key FROM match_keys")]
    assert {known.id for holders in people.match_candidates(book, keys).values() for known in holders} == {ana}


def test_whoever_is_gone_is_said_in_words(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    gone = add("Bilal Haddad")
    contacts.delete_contacts(book, [gone], now)
    writes: tuple[Callable[[], Changes], ...] = (
        lambda: interactions.log_interaction(book, InteractionDraft((ana, gone), now.date()), now),
        lambda: interactions.open_loop(book, gone, "ask", now),
        lambda: contacts.set_circle(book, [ana], 999, now),
        lambda: contacts.set_me(book, gone, now),
    )
    for write in writes:
        before = history(book)
        with pytest.raises(NotFound):
            write()
        assert history(book) == before


def test_an_undo_by_itself_that_something_gone_stands_against_is_refused(book: Book, add: Add, now: datetime) -> None:
    ana, bilal = add("Ana Moreira"), add("Bilal Haddad")
    draft = InteractionDraft((ana, bilal), now.date(), Channel.CALL)
    logged = interactions.log_interaction(book, draft, now).created[0]
    interactions.delete_interaction(book, logged, now)
    deleted = history(book)[0].uuid
    contacts.delete_contacts(book, [ana], now)
    with pytest.raises(StaleUndo):
        undo(book, now, deleted)
    assert book.value("SELECT count(*) FROM interactions") == 0


def test_an_undo_by_itself_does_not_make_two_of_me(book: Book, add: Add, now: datetime) -> None:
    ana, bilal = add("Ana Moreira"), add("Bilal Haddad")
    contacts.set_me(book, ana, now)
    contacts.delete_contacts(book, [ana], now)
    deleted = history(book)[0].uuid
    contacts.set_me(book, bilal, now)
    with pytest.raises(StaleUndo):
        undo(book, now, deleted)


def test_redo_is_offered_only_until_something_else_is_done(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    contacts.add_tag(book, [ana], "choir", now)
    undo(book, now)
    add("Bilal Haddad")
    with pytest.raises(Refused):
        redo(book, now)
    assert undo(book, now).label == "Added Bilal Haddad"


def test_undoing_a_merge_restores_the_facts_of_a_contact_whose_fields_it_left_alone(
    book: Book, add: Add, now: datetime
) -> None:
    ana, twin = add("Ana Moreira"), add("Ana Moreira")
    interactions.log_interaction(book, InteractionDraft((twin,), now.date(), Channel.CALL), now)
    contacts.merge_contacts(book, ana, twin, now)
    assert contact(book, ana).last_contact_on == now.date()
    undone = undo(book, now)
    assert contact(book, ana).last_contact_on is None
    assert {ana, twin} <= undone.contacts
