from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from followup_desktop.desktop.feed import ChangeFeed
from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_tag


def heard_by(feed: ChangeFeed) -> list[Changes]:
    heard: list[Changes] = []
    feed.changed.connect(heard.append)
    return heard


def test_what_this_process_wrote_is_told_once(qtbot: QtBot, book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    feed = ChangeFeed(book)
    heard = heard_by(feed)
    feed.publish(add_tag(book, [ana], "choir", now))
    feed.publish(add_tag(book, [ana], "choir", now))
    feed.look()
    assert [changes.label for changes in heard] == ["Tagged Ana Moreira"]


def test_what_another_connection_wrote_is_noticed_once(
    qtbot: QtBot, book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    feed = ChangeFeed(book)
    heard = heard_by(feed)
    other = open_book(book_folder)
    add_tag(other, [ana], "choir", now)
    feed.look()
    feed.look()
    assert [changes.contacts for changes in heard] == [frozenset({ana})]
    other.close()


def test_a_visible_window_looks_by_itself_and_a_hidden_one_never(
    qtbot: QtBot, book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    feed = ChangeFeed(book)
    heard = heard_by(feed)
    other = open_book(book_folder)
    feed.watch(visible=True)
    with qtbot.waitSignal(feed.changed):
        add_tag(other, [ana], "choir", now)
    feed.watch(visible=False)
    add_tag(other, [ana], "climbing", now)
    qtbot.wait(1500)
    assert len(heard) == 1
    feed.watch(visible=True)
    assert len(heard) == 2
    feed.watch(visible=False)
    other.close()


def test_resting_it_asks_nothing_of_the_book_and_awake_it_misses_nothing(
    qtbot: QtBot, book: Book, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    feed = ChangeFeed(book)
    heard = heard_by(feed)
    other = open_book(book_folder)
    feed.rest()
    assert feed.resting
    # What a book without its key does to whoever asks it.
    book.close()
    add_tag(other, [ana], "choir", now)
    feed.look()
    feed.watch(visible=True)
    assert heard == []
    feed.wake()
    assert [changes.contacts for changes in heard] == [frozenset({ana})]
    feed.watch(visible=False)
    other.close()
