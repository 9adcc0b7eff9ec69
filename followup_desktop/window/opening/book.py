"""Opening the book at the start: asking for what it takes, and saying what is wrong until it is open or given up."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialog

from followup_desktop.desktop import log
from followup_desktop.desktop.clock import local_now
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.theme.theme import MODES, Theme
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookDamaged, BookError, BookLocked, BookOlder
from followup_desktop.store.keys import Key
from followup_desktop.store.network import is_on_network
from followup_desktop.store.opening import open_book
from followup_desktop.window.state import WindowState
from followup_desktop.window.trouble import book_trouble


class Opened(NamedTuple):
    """The book, and the words of desktop/words.py that were said while it was being opened."""

    book: Book
    words: tuple[str, ...] = ()
    told: str = ""
    """What to tell the person once the window is there."""


def open_at_start(
    application: QApplication, folders: Folders, instance: Instance, damaged: Book | None = None
) -> Opened | None:
    """The book of a folder, open; None where the person gives up. Nothing is shown where nothing needs to be.

    `damaged` is a book that has turned out to be damaged while it was open; it is closed now.
    """
    opening = _Opening(application, folders, instance)
    if damaged is not None:
        opening.key = damaged.key
        opening.rescue()
    return opening.run()


class _Opening:
    """Tries to open the book until it is open or given up; what stands in the way imports what deals with it."""

    def __init__(self, application: QApplication, folders: Folders, instance: Instance) -> None:
        self.key: Key | None = None
        self._application = application
        self._folders = folders
        self._instance = instance
        self._words: list[str] = []
        self._told = ""
        self._given_up = self._asked = False

    def run(self) -> Opened | None:
        """The open book, or None."""
        while not self._given_up:
            try:
                book = open_book(self._folders.data, self.key, older=False)
                return Opened(book, tuple(self._words), self._told or self._warning())
            except BookOlder:
                self._bring_up()
            except BookLocked:
                self._ask_key()
            except BookDamaged as error:
                log.failure("book.open", error)
                self._look_after()
            except BookError as error:
                self._tell(error)
        return None

    def _warning(self) -> str:
        if not is_on_network(self._folders.data):
            return ""
        return QCoreApplication.translate(
            "Opening", "Your book is on another computer's disk, where it can be damaged. Move its folder to this one."
        )

    def rescue(self) -> None:
        """Let the person choose what takes the damaged book's place."""
        from followup_desktop.window.opening.rescue import rescue

        self._dress()
        asked = rescue(self._folders, self._instance, self.key, local_now)
        self._words += asked.words
        self._told = asked.told
        self._given_up = not asked.mended

    def _bring_up(self) -> None:
        from followup_desktop.window.opening.bringing_up import bring_up

        self._dress()
        try:
            self._words += bring_up(self._folders, self._instance, self.key)
        except BookDamaged:
            self.rescue()
        except (BookError, Refused) as error:
            self._tell(error)

    def _look_after(self) -> None:
        """A damaged book that was encrypted, and does not say so any more, is looked after with its passphrase."""
        from followup_desktop.store.salvage.offer import was_encrypted

        if self.key is None and not self._asked and was_encrypted(self._folders.data):
            self._asked = True
            self._ask_key()
        else:
            self.rescue()

    def _ask_key(self) -> None:
        from followup_desktop.store.salvage.offer import opens_a_backup
        from followup_desktop.window.opening.unlock import ask_key

        if self.key is not None and opens_a_backup(self._folders.data, self.key):
            # It is the right passphrase, so what is wrong is the book's heading.
            self.rescue()
            return
        self._dress()
        asked = ask_key(self._folders, self._instance)
        self._words += asked.words
        self._given_up = asked.given_up
        self.key = asked.key

    def _tell(self, error: Exception) -> None:
        log.failure("book.open", error)
        self._dress()
        self._given_up = book_trouble(error, self._folders.data).exec() != QDialog.DialogCode.Accepted

    def _dress(self) -> None:
        """Look as the window did when it was last closed: what was chosen stands in the book, which is not open."""
        if self._application.findChild(Theme) is None:
            mode = WindowState(self._folders.data).text("theme")
            Theme(self._application, mode if mode in MODES else "system")
