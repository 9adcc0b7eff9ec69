"""Opening the book at the start: asking for what it takes, and saying what is wrong until it is open or given up."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QApplication, QDialog

from followup_desktop.desktop import log
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.theme.theme import MODES, Theme
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError, BookLocked
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.window.state import WindowState
from followup_desktop.window.trouble import book_trouble


class Opened(NamedTuple):
    """The book, and the words of desktop/words.py that were said while it was being opened."""

    book: Book
    words: tuple[str, ...] = ()


def open_at_start(application: QApplication, folders: Folders, instance: Instance) -> Opened | None:
    """The book of a folder, open; None where the person gives up. Nothing is shown where nothing needs to be."""
    key: Key | None = None
    words: list[str] = []
    while True:
        try:
            return Opened(open_book(folders.data, key), tuple(words))
        except BookLocked:
            # Imported late: most books have no passphrase.
            from followup_desktop.window.opening.unlock import ask_key

            _dress(application, folders)
            asked = ask_key(folders, instance)
            words += asked.words
            if asked.given_up:
                return None
            key = asked.key
        except BookError as error:
            log.failure("book.open", error)
            _dress(application, folders)
            if book_trouble(error, folders.data).exec() != QDialog.DialogCode.Accepted:
                return None


def _dress(application: QApplication, folders: Folders) -> None:
    """Look as the window did when it was last closed: what was chosen stands in the book, which is not open."""
    if application.findChild(Theme) is None:
        mode = WindowState(folders.data).text("theme")
        Theme(application, mode if mode in MODES else "system")
