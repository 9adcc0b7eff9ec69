"""The tray's process: from the command line to the event loop and back."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from followup_desktop import __version__
from followup_desktop.desktop import log
from followup_desktop.desktop.application import make_application
from followup_desktop.desktop.autostart import autostart, repair
from followup_desktop.desktop.clock import local_now
from followup_desktop.desktop.identity import stay_in_background
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.launch import own_command, start
from followup_desktop.desktop.paths import Folders, default_data, find_folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.signals import QuitSignals
from followup_desktop.desktop.words import ask_word, send_word
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError, BookLocked
from followup_desktop.store.opening import open_book
from followup_desktop.tray.reopening import Reopening
from followup_desktop.tray.session import Session

DONE, CANNOT_START, CANNOT_OPEN = 0, 1, 3
_WORD_MS = 2000
_GOES_IN, _AGAIN = 15.0, 0.1
"""Seconds, in which a tray finishes what it writes, and between two looks whether it has gone."""


def main(folder: Path | None, arguments: Sequence[str] = ()) -> int:
    """Run the tray on a data folder (None: the system's place) until it is quit; the process's exit code.

    Where a tray of this folder runs already, that one goes on and this one ends at once. `arguments` are words of
    desktop/words.py to be obeyed at the start.
    """
    if folder is not None and not folder.exists():
        # A demo that was closed at once took its folder with it: nobody wants an empty book there.
        return _say(FileNotFoundError(_("There is no folder {folder}").format(folder=folder)), CANNOT_START)
    folders = find_folders(folder)
    try:
        folders.create()
    except Refused as refusal:
        return _say(refusal, CANNOT_START)
    stay_in_background()
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    log.open_log(folders.logs, "tray")
    instance = Instance(Role.TRAY, folders.runtime)
    try:
        if not instance.claim() and not _follow(instance, folders):
            return DONE
        return _run(application, folders, instance, arguments)
    except OSError as error:
        log.failure("tray.start", error)
        return _say(error, CANNOT_START)
    finally:
        log.close_log()


def _run(application: QApplication, folders: Folders, instance: Instance, arguments: Sequence[str]) -> int:
    try:
        book = _open(folders)
    except BookError as error:
        log.failure("book.open", error)
        instance.release()
        return _say(error, CANNOT_OPEN)
    _repair_autostart(folders)
    session = Session(application, folders, book, local_now)
    instance.word_received.connect(session.obey)
    session.start()
    reopening = Reopening(application, folders)
    for word in arguments:
        session.obey(word)
    signals = QuitSignals()
    signals.asked.connect(application.quit)
    log.event("tray.started")
    try:
        return application.exec()
    finally:
        signals.close()
        reopening.deleteLater()
        session.close()
        instance.release()
        if session.starts_anew:
            start(own_command(tray=True, data=folders.data))


def _follow(instance: Instance, folders: Folders) -> bool:
    """Take the place of a tray of another version, which is asked to go; whether this process is the tray now."""
    if ask_word(Role.TRAY, folders.runtime, f"version {__version__}", _WORD_MS) is not False:
        return False
    log.event("tray.follows")
    send_word(Role.TRAY, folders.runtime, "quit", _WORD_MS)
    limit = time.monotonic() + _GOES_IN
    while not instance.claim():
        if time.monotonic() > limit:
            return False
        time.sleep(_AGAIN)
    return True


def _open(folders: Folders) -> Book:
    """The book, with no connection of this thread's left open: only the worker needs one. It may be locked."""
    try:
        book = open_book(folders.data)
    except BookLocked:
        return Book(folders.book)
    book.close()
    return book


def _repair_autostart(folders: Folders) -> None:
    """Lead the start at login to where the program is now. Only the usual book is ever started at login."""
    if folders.data != Path(default_data()):
        return
    try:
        way = autostart()
        if way.enabled():
            repair(way, own_command(tray=True))
    except (OSError, Refused) as error:
        log.failure("autostart", error)


def _say(error: Exception, code: int) -> int:
    """One line on standard error, where there is one."""
    if sys.stderr is not None:
        sys.stderr.write(f"{error}\n")
    return code
