"""A hundred damaged backups, each refused whatever is damaged in it, none changed, and the book left as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from followup_desktop.domain.errors import Refused
from followup_desktop.store.backups.checking import check, verified
from followup_desktop.store.backups.keeping import keep
from followup_desktop.store.backups.looking import look_inside
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.restore import restore
from tests.store.support import dump

PAGE = 4096


def one_bit(content: bytearray, random: Random) -> None:
    content[random.randrange(len(content))] ^= 1 << random.randrange(8)


def one_page(content: bytearray, random: Random) -> None:
    start = random.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = random.randbytes(PAGE)


def swapped_pages(content: bytearray, random: Random) -> None:
    one, other = (at * PAGE for at in random.sample(range(len(content) // PAGE), 2))
    content[one : one + PAGE], content[other : other + PAGE] = (
        content[other : other + PAGE],
        content[one : one + PAGE],
    )


def cut(content: bytearray, random: Random) -> None:
    del content[random.randrange(len(content)) :]


def zeros(content: bytearray, random: Random) -> None:
    start = random.randrange(len(content) - 512)
    content[start : start + 512] = bytes(512) if any(content[start : start + 512]) else b"\1" * 512


HARMS = (one_bit, one_page, swapped_pages, cut, zeros)


@pytest.mark.parametrize("key", [None, Key(b"\7" * 32, b"\3" * 16)], ids=["plain", "encrypted"])
@pytest.mark.parametrize("harm", HARMS, ids=lambda harm: harm.__name__)
def test_damaged_backups_are_refused(
    tmp_path: Path, filled: Book, add: Callable[..., int], now, harm: Callable, key: Key | None
) -> None:
    book = filled if key is None else _encrypted(filled, tmp_path / "secret", key)
    file = keep(book, now).backup.file
    whole, before, random = file.read_bytes(), dump(book), Random(f"{harm.__name__} {key is None}")
    for number in range(10):
        content = bytearray(whole)
        harm(content, random)
        while bytes(content) == whole:
            harm(content, random)
        file.write_bytes(content)
        with pytest.raises((Refused, BookError)):
            verified(file, key)
        with pytest.raises((Refused, BookError)):
            restore(book.path.parent, file, now + timedelta(minutes=number), key=key)
        with pytest.raises((Refused, BookError)):
            look_inside(file, book, key)
        assert file.read_bytes() == bytes(content)
    assert dump(book) == before
    file.write_bytes(whole)
    assert check(file, now, key) is State.VERIFIED
    assert [one.state for one in stored_backups(book.path.parent)] == [State.VERIFIED]
    book.close()


def _encrypted(filled: Book, folder: Path, key: Key) -> Book:
    """A book of its own with a key, and somebody in it."""
    from followup_desktop.domain.contacts import ContactFields, Name
    from followup_desktop.store.writes.contacts import add_contact
    from tests.conftest import NOON

    made = open_book(folder, key)
    add_contact(made, ContactFields(name=Name(given="Ana")), NOON)
    return made
