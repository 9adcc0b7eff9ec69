"""The start with an encrypted book: its key from the system's keyring, else the passphrase from the person."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEventLoop, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.desktop import log
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.system_keyring import forget, recall
from followup_desktop.desktop.words import parse
from followup_desktop.desktop.worker import Worker
from followup_desktop.store.book import version_of
from followup_desktop.store.errors import BookError, WrongKey
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.window.locking.page import UnlockPage
from followup_desktop.window.locking.unlocking import Unlocking
from followup_desktop.window.state import WindowState

_USUAL = QSize(1360, 860)
_LEAST = QSize(420, 420)
_UNSEEN_MS = 300
"""So long the keyring may take before the page is shown all the same."""
_NOT_FOR_LATER = frozenset({"raise", "changed", "key-wanted", "let-go", "lock"})


class UnlockWindow(QWidget):
    """Where the window will be, and as large. It ends with a key, or without one where it is closed."""

    ended = Signal()

    def __init__(self, folders: Folders) -> None:
        super().__init__()
        self.key: Key | None = None
        self.given_up = False
        self.words: list[str] = []
        """What other processes asked for meanwhile, to be obeyed once the book is open."""
        self._folders = folders
        self.page = UnlockPage(
            self.tr("Welcome back"), self.tr("Your book is encrypted. Type its passphrase to open it.")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.page)
        self.setWindowTitle(self.tr("Followup"))
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(_LEAST)
        if not self.restoreGeometry(QByteArray(WindowState(folders.data).data("window"))):
            self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        self._keyring = Worker(lambda: None)
        self._unlocking = Unlocking(self.page, folders.data, self)
        self._unlocking.opened.connect(self._open_with)
        self.page.quit_asked.connect(self.close)

    def begin(self) -> None:
        """Ask the keyring, and the person where it has no key."""
        QTimer.singleShot(_UNSEEN_MS, self, self._appear)
        self._keyring.run(lambda: _recalled(self._folders), self._recalled, lambda _error: self._appear())

    def hear(self, text: str) -> None:
        """Come to the front for whatever another process asks, and keep it for later."""
        word = parse(text)
        if word is not None and word.verb == "quit":
            self.close()
            return
        if word is not None and word.verb in ("changed", "key-wanted", "let-go", "lock"):
            return
        if word is not None and word.verb not in _NOT_FOR_LATER:
            self.words.append(text)
        self._appear()
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Without a key the program ends."""
        if self.key is None:
            self.given_up = True
        super().closeEvent(event)
        self.ended.emit()

    def finish(self) -> None:
        """End what runs beside it."""
        self._unlocking.end()
        self._keyring.stop()

    def _recalled(self, key: Key | None) -> None:
        if key is None:
            self._appear()
        else:
            log.event("unlock.keyring")
            self._open_with(key)

    def _appear(self) -> None:
        if self.key is None and not self.given_up and not self.isVisible():
            self.show()
            self.activateWindow()
            self.page.take_focus()

    def _open_with(self, key: Key | None) -> None:
        self.key = key
        self.page.show_opened()
        self.ended.emit()


def ask_key(folders: Folders, instance: Instance) -> UnlockWindow:
    """Wait for the key of an encrypted book; the window that asked has it, and what was asked for meanwhile.

    It stays in sight until the event loop turns again: by then the main window covers it.
    """
    asking = UnlockWindow(folders)
    loop = QEventLoop()
    asking.ended.connect(loop.quit)
    instance.word_received.connect(asking.hear)
    QTimer.singleShot(0, asking, asking.begin)
    loop.exec()
    instance.word_received.disconnect(asking.hear)
    asking.finish()
    QTimer.singleShot(0, asking, asking.deleteLater)
    return asking


def _recalled(folders: Folders) -> Key | None:
    """The key from the keyring that opens the book. One of another passphrase is forgotten there."""
    salt = salt_of(folders.book)
    key = recall(salt) if salt is not None else None
    if key is None or salt is None:
        return None
    try:
        version_of(folders.book, key)
    except WrongKey:
        forget(salt)
        return None
    except BookError:
        # Not for the keyring to say: opening the book will.
        return key
    return key
