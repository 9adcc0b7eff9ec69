"""A process that gives a book another key again and again, and each time is killed at another line of the program.

Called with what is to be done, a folder that holds `before/book.db`, and which lines (every how many-th, from which
on): a line of JSON for each death says which it was, whether the work had ended, and what is wrong then; nothing is.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store import connection, encryption, files, keys, rekeying
from followup_desktop.store.book import Book
from followup_desktop.store.encryption import change_passphrase, decrypt_book, encrypt_book, older_backups
from followup_desktop.store.errors import BookBusy, BookLocked, WrongKey
from followup_desktop.store.keys import Key, derive, salt_of
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact
from tests.conftest import NOON
from tests.reliability.scribe import say
from tests.reliability.whole import digest, sound

FIRST, SECOND = "vier bunte Elefanten", "six tall cellos sing"
CANARY = b"Quetzalcoatl Vermilion"
CHEAP = 2**4
"""What a try of a passphrase costs here: what scrypt does is not what dies."""
_WATCHED = {module.__file__ for module in (encryption, rekeying, files, connection)}
WORK: dict[str, Callable[[Book], object]] = {
    "encrypt": lambda book: encrypt_book(book, FIRST),
    "change": lambda book: change_passphrase(book, FIRST, SECOND),
    "decrypt": lambda book: decrypt_book(book, FIRST),
}


def main(what: str, place: str, every: str, first: str) -> None:
    """Die at every so many-th line until the work comes to its end."""
    keys._COST = CHEAP
    before, live = Path(place) / "before", Path(place) / "live"
    held, line = held_by(before), int(first)
    ended = False
    while not ended:
        shutil.rmtree(live, ignore_errors=True)
        shutil.copytree(before, live)
        ended = _die_at(line, lambda: _do(what, live))
        print(json.dumps({"line": line, "ended": ended, "wrong": wrong_with(what, live, held)}), flush=True)
        line += int(every)


def key_for(folder: Path) -> Key | None:
    """The key of the book in a folder, whichever of the two passphrases it has."""
    salt = salt_of(folder / "book.db")
    if salt is None:
        return None
    for passphrase in (FIRST, SECOND):
        key = derive(passphrase, salt)
        try:
            open_book(folder, key).close()
        except WrongKey:
            continue
        return key
    raise BookLocked("neither passphrase opens the book")


def _do(what: str, folder: Path) -> None:
    book = open_book(folder, key_for(folder))
    WORK[what](book)
    book.close()


def held_by(folder: Path) -> str:
    book = open_book(folder, key_for(folder))
    try:
        return digest(book)
    finally:
        book.close()


def _die_at(line: int, work: Callable[[], None]) -> bool:
    """Do it in a process of its own that is killed at that line; whether it came to its end before."""
    child = os.fork()
    if not child:
        sys.settrace(_Death(line).trace)
        work()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert status in (0, signal.SIGKILL), status
    return status == 0


class _Death:
    def __init__(self, line: int) -> None:
        self._left = line
        self._codes: set[CodeType] = set()

    def trace(self, frame: FrameType, event: str, _argument: object) -> Any:
        """Count the lines of what is watched, and those alone."""
        if frame.f_code.co_filename not in _WATCHED:
            return None
        if event == "line":
            self._left -= 1
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return self.trace


def wrong_with(what: str, folder: Path, held: str) -> str:
    """What is not as it should be after a death, and after the work was done once more by somebody else."""
    if held_by(folder) != held:
        return "rows differ"
    target = {"encrypt": FIRST, "change": SECOND, "decrypt": None}[what]
    book = open_book(folder, key_for(folder))
    if not sound(book):
        return "not sound"
    if not _is_done(what, book):
        WORK[what](book)
        if list(folder.glob(".followup-*")):
            return "leftovers"
    salt = salt_of(book.path)
    if (salt is None) != (target is None):
        return "not done"
    if not sound(book) or digest(book) != held:
        return "rows differ at the end"
    book.close()
    readable = any(CANARY in file.read_bytes() for file in folder.glob("*.db*"))
    if readable != (target is None):
        return "readable" if readable else "not readable"
    return "" if older_backups(folder, book.key) == () else "backups"


def _is_done(what: str, book: Book) -> bool:
    if what == "change":
        return book.key == derive(SECOND, salt_of(book.path) or b"")
    return book.encrypted == (what == "encrypt")


def once(place: str, what: str) -> None:
    """Do it once, and say when it is done."""
    keys._COST = CHEAP
    _do(what, Path(place))
    say("done")


def visit(place: str) -> None:
    """Come and go, and each time write somebody down and say so, until nobody listens any more."""
    keys._COST = CHEAP
    connection.BUSY_SECONDS = 0
    for number in count():
        try:
            book = open_book(Path(place), key_for(Path(place)))
            try:
                add_contact(book, ContactFields(Name(given=f"Visitor {number}")), NOON)
                say(f"Visitor {number}")
            finally:
                book.close()
        except (BookBusy, BookLocked):
            continue
        except BrokenPipeError:
            return


if __name__ == "__main__":
    {4: main, 2: once, 1: visit}[len(sys.argv) - 1](*sys.argv[1:])
