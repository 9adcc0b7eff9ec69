"""The window's process: from the command line to the event loop and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QApplication

from followup_desktop.desktop import log
from followup_desktop.desktop.application import Application, make_application
from followup_desktop.desktop.clock import local_now
from followup_desktop.desktop.crash import CrashReports
from followup_desktop.desktop.feed import ChangeFeed
from followup_desktop.desktop.identity import enter_dock
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.launch import own_command, start
from followup_desktop.desktop.left_files import fetch_files, forget_files, leave_files
from followup_desktop.desktop.paths import Folders, find_folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.signals import QuitSignals
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.desktop.words import Word, parse, post_word, send_word
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import id_of
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.closing import back_up_at_closing
from followup_desktop.window.companion import Companion
from followup_desktop.window.context import Context
from followup_desktop.window.locking.guard import Guard
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.opening.book import Opened, open_at_start
from followup_desktop.window.soundness.watch import Soundness
from followup_desktop.window.state import WindowState
from followup_desktop.window.trouble import book_trouble, crash_trouble

DONE, CANNOT_OPEN = 0, 3
DAMAGED = 79
"""How the event loop ends where the book is to be looked after: never the process's own code."""
_WORD_MS = 3000
_FILES_MS = 30_000
"""Files wait for a window that is still opening."""


def main(folder: Path | None, arguments: Sequence[str] = (), *, files: Sequence[Path] = (), tray: bool = True) -> int:
    """Run the window on a data folder (None: the system's place) until it is closed; the process's exit code.

    `arguments` are the words of desktop/words.py to be obeyed once the window is there, such as 'open <uuid>', and
    `files` are shown in the import's preview; where a window is open already it is told to that one. `tray` starts
    the tray too if it is not running.
    """
    application = make_application()
    enter_dock()
    folders = find_folders(folder)
    try:
        folders.create()
    except Refused as refusal:
        Theme(application)
        book_trouble(refusal, folders.data).exec()
        return CANNOT_OPEN
    log.open_log(folders.logs, "window")
    if files:
        arguments = (*arguments, leave_files(folders.runtime, files))
    instance = Instance(Role.WINDOW, folders.runtime)
    if not instance.claim():
        return speak_to_first(folders, arguments)
    try:
        return _run(application, folders, instance, arguments, tray=tray)
    finally:
        instance.release()
        log.close_log()


def speak_to_first(folders: Folders, words: Sequence[str]) -> int:
    """Say the words, else 'raise', to the window that is open already; the process's exit code."""
    for word in words or ("raise",):
        patience = _FILES_MS if word.startswith("import ") else _WORD_MS
        if not send_word(Role.WINDOW, folders.runtime, word, patience):
            forget_files(folders.runtime, word)
    return DONE


def _run(
    application: QApplication, folders: Folders, instance: Instance, arguments: Sequence[str], *, tray: bool
) -> int:
    damaged: Book | None = None
    while True:
        opened = open_at_start(application, folders, instance, damaged)
        if opened is None:
            return CANNOT_OPEN
        code = _live(application, folders, instance, opened, arguments, tray=tray)
        if code != DAMAGED:
            # From here on a new window may open: it need not wait for the backup, which gets in nobody's way.
            instance.release()
            back_up_at_closing(opened.book, local_now())
            return code
        damaged, arguments = opened.book, ()


def _live(
    application: QApplication,
    folders: Folders,
    instance: Instance,
    opened: Opened,
    arguments: Sequence[str],
    *,
    tray: bool,
) -> int:
    """Show the window over an open book until it is closed, or until the book turns out to be damaged."""
    session = Session(application, folders, opened.book)
    instance.word_received.connect(session.obey)
    session.window.show()
    session.guard.begin()
    session.soundness.begin()
    log.event("window.shown")
    for word in (*arguments, *opened.words):
        session.obey(word)
    if opened.told:
        session.window.desk.said.emit(opened.told)
    if tray:
        session.look_after_tray()
    signals = QuitSignals()
    signals.asked.connect(session.window.close)
    try:
        return application.exec()
    finally:
        instance.word_received.disconnect(session.obey)
        signals.close()
        session.close()
        session.window.hide()
        session.window.deleteLater()


class Session:
    """Everything that lives as long as the window: the book, the worker, the feed, the theme, the context."""

    def __init__(self, application: QApplication, folders: Folders, book: Book) -> None:
        self._folders = folders
        self._book = book
        self._crashes = CrashReports(folders.logs, "window", local_now)
        self._crashes.install()
        theme = application.findChild(Theme) or Theme(application)
        theme.set_mode(preferences(book).theme)
        self.worker = Worker(book.close)
        self.feed = ChangeFeed(book)
        self.context = Context(book, self.worker, self.feed, theme, local_now)
        self.window = MainWindow(self.context, WindowState(folders.data))
        self.guard = Guard(self.context, self.window, folders.runtime)
        self.guard.released.connect(self.obey)
        self.guard.refused.connect(self._offer_passphrase)
        self.guard.unexpected.connect(self._crashes.report)
        self.soundness = Soundness(self.context, self.window)
        self.soundness.damaged.connect(lambda: application.exit(DAMAGED))
        self.soundness.unexpected.connect(self._crashes.report)
        self.worker.unexpected.connect(self._crashes.report)
        self._crashes.reported.connect(self._show_crash)
        self.context.wrote.connect(self._tell_tray)
        self.feed.changed.connect(self._follow_preferences)
        self._opening = application if isinstance(application, Application) else None
        if self._opening is not None:
            self._opening.file_opened.connect(self._open_file)

    def obey(self, text: str) -> None:
        """Do what a word of desktop/words.py says; one that is none, or a contact that is gone, only raises."""
        word = parse(text) or Word("raise")
        if word.verb == "quit":
            self.window.close()
        elif word.verb == "changed":
            self.guard.come_back()
            self.feed.look()
        elif word.key is not None:
            self.guard.come_back(word.key)
        elif word.verb == "key-wanted":
            self.guard.hand_key()
        elif word.verb == "let-go":
            self.guard.locker.let_go()
        elif word.verb == "lock":
            self.guard.lock()
        else:
            self._show(word, text)

    def _show(self, word: Word, text: str) -> None:
        """Come to the front with what was asked for, or with the page that unlocks it first."""
        self.window.raise_up()
        if word.verb != "raise" and self.guard.holds(text):
            return
        if word.verb == "import" and word.uuid is not None:
            self._import(word.uuid)
        elif word.uuid is not None:
            self._open_contact(word.uuid, log=word.verb == "log")
        elif word.verb == "quick-add":
            self.window.desk.quick_add_asked.emit()
        elif word.verb == "digest":
            self.window.go("today")

    def close(self) -> None:
        """End the worker and close the book."""
        if self._opening is not None:
            self._opening.file_opened.disconnect(self._open_file)
        self.guard.end()
        self.soundness.end()
        self.feed.watch(False)
        self.worker.stop()
        self._book.close()
        self._crashes.uninstall()

    def look_after_tray(self) -> None:
        """Start the tray, and again where it dies."""
        companion = Companion(
            self._folders, lambda: start(own_command(tray=True, data=self._folders.data)), self.window
        )
        companion.given_up.connect(self._tell_trayless)
        companion.begin()

    def _offer_passphrase(self) -> None:
        """Only a book with a passphrase can be locked: show where it gets one."""
        self.window.go("settings").show_privacy()  # type: ignore[attr-defined]
        self.window.desk.said.emit(self.window.tr("Followup can be locked once your book has a passphrase."))

    def _tell_trayless(self) -> None:
        words = self.window.tr("Reminders have stopped several times and are off now; quit Followup and open it again.")
        self.context.refused.emit(words)

    def _open_contact(self, contact: UUID, *, log: bool) -> None:
        try:
            self.window.open_contact(id_of(self._book, str(contact)), log=log)
        except NotFound as missing:
            self.context.refused.emit(str(missing))

    def _import(self, left: UUID) -> None:
        files = fetch_files(self._folders.runtime, left)
        if files:
            self.window.desk.files_asked.emit(files)

    def _open_file(self, file: Path) -> None:
        self.obey(leave_files(self._folders.runtime, [file]))

    def _tell_tray(self) -> None:
        post_word(Role.TRAY, self._folders.runtime, "changed", self.window)

    def _follow_preferences(self, changes: object) -> None:
        if getattr(changes, "preferences", False) or getattr(changes, "everything", False):
            self.context.theme.set_mode(preferences(self._book).theme)

    def _show_crash(self, report: str) -> None:
        crash_trouble(Path(report), self.window).open()
