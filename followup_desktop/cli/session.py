"""One run of one command: the book it is about, the moment it is made at, and how it answers."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from followup_desktop.cli import output
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

if TYPE_CHECKING:
    from followup_desktop.cli.system import System
    from followup_desktop.store.book import Book
    from followup_desktop.store.keys import Key

ORIGIN = "cli"
"""Where the history says a change came from."""


class WrongUsage(Refused):
    """The arguments do not go together."""


class Session:
    """What a command is handed. The book is opened when it is first asked for."""

    def __init__(
        self, folder: Path, now: datetime, system: System, *, as_json: bool = False, passphrase_file: Path | None = None
    ) -> None:
        """`passphrase_file` holds the passphrase of an encrypted book, where the person named one."""
        self.folder = folder
        self.passphrase_file = passphrase_file
        self.now = now
        self.system = system
        self.as_json = as_json
        self._book: Book | None = None

    @property
    def today(self) -> date:
        """The user's local date."""
        return self.now.date()

    @property
    def book(self) -> Book:
        """The open book. Raises BookError where it cannot be opened."""
        if self._book is None:
            from followup_desktop.store.opening import open_book

            self._book = open_book(self.folder, self.key)
        return self._book

    @property
    def key(self) -> Key | None:
        """What opens the book, asked for where it is encrypted. Raises BookLocked, WrongKey, Refused."""
        from followup_desktop.store.keys import salt_of

        if self._book is not None or salt_of(self.folder / "book.db") is None:
            return self._book.key if self._book is not None else None
        from followup_desktop.cli.passphrases import file_key

        question = _("Passphrase of the book: ")
        return file_key(self.system, self.folder / "book.db", self.passphrase_file, question)

    @property
    def opened(self) -> bool:
        """Whether the book could be opened."""
        return self._book is not None

    def answer(self, document: Callable[[], object], lines: Callable[[], Iterable[str]]) -> None:
        """Answer with a document or with lines, whichever is asked for; the other is not made."""
        if self.as_json:
            output.document(document())
        else:
            output.lines(lines())

    def close(self) -> None:
        """Close the book."""
        if self._book is not None:
            self._book.close()
            self._book = None


class Command(NamedTuple):
    """A command: which arguments it takes, and what it does. `run` gives an exit code where it is not 0."""

    arguments: Callable[[ArgumentParser], None]
    run: Callable[[Session, Namespace], int | None]
