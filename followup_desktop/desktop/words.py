"""The few words that window and tray say to each other over a local socket of this person's own.

Never any data of the book; of an encrypted one the key, which has no other way to a process that runs already.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from followup_desktop import __version__
from followup_desktop.desktop.running import Role
from followup_desktop.store.keys import Key

LONGEST = 256
"""Bytes of the longest word that is listened to."""

_PLAIN = frozenset({"raise", "quick-add", "quit", "changed", "digest", "let-go", "lock", "key-wanted"})
_WITH_UUID = frozenset({"open", "log", "import"})
_KEY = "key"
_VERSION = re.compile(r"version ([0-9A-Za-z.+!-]{1,60})")
_PATIENCE_MS = 2000
TAKEN, _REFUSED = b"ok\n", b"no\n"


class Word(NamedTuple):
    """A word that is known: what to do, and with what.

    `uuid` is for 'open' and 'log' the contact's, for 'import' that of the files that were left (desktop/left_files.py).
    `version` is which one 'version' asks for, `key` what opens an encrypted book.

    With 'let-go' a process that wants to change the book's key asks for the book to be closed until the next 'key' or
    'changed'; 'lock' asks the tray to forget the key, with 'key-wanted' it asks the window for it.
    """

    verb: str
    uuid: UUID | None = None
    version: str = ""
    key: Key | None = None

    def __str__(self) -> str:
        key = self.key.to_text() if self.key else ""
        return " ".join(filter(None, (self.verb, str(self.uuid or ""), self.version, key)))


def parse(text: str) -> Word | None:
    """The word that the text is, or None if it is none."""
    verb, _space, rest = text.partition(" ")
    if verb in _PLAIN and text == verb:
        return Word(verb)
    if version := _VERSION.fullmatch(text):
        return Word("version", version=version[1])
    try:
        if verb == _KEY:
            word = Word(verb, key=Key.of_text(rest))
        elif verb in _WITH_UUID:
            word = Word(verb, UUID(rest))
        else:
            return None
    except ValueError:
        return None
    return word if str(word) == text else None


def socket_name(role: Role, folder: Path) -> str:
    """Where the role listens: a path in its own runtime folder, on Windows a pipe named after that folder."""
    if sys.platform == "win32":
        return f"followup-{folder.name}-{role}"
    return str(folder / f"{role}.sock")


def send_word(role: Role, folder: Path, word: str, timeout_ms: int = 1000) -> bool:
    """Say the word to the role's process; whether it took it within the timeout. Needs no event loop."""
    return ask_word(role, folder, word, timeout_ms) is True


def ask_word(role: Role, folder: Path, word: str, timeout_ms: int = 1000) -> bool | None:
    """Say the word; whether it was taken or refused, None where nobody answered within the timeout."""
    deadline = QDeadlineTimer(timeout_ms)
    socket = QLocalSocket()
    socket.connectToServer(socket_name(role, folder))
    if not socket.waitForConnected(timeout_ms):
        return None
    socket.write(line_of(word))
    while not socket.canReadLine() and not deadline.hasExpired():
        if not socket.waitForReadyRead(deadline.remainingTime()):
            break
    answer = bytes(socket.readLine().data())
    socket.abort()
    return answer == TAKEN if answer else None


def post_word(role: Role, folder: Path, word: str, parent: QObject) -> None:
    """Say the word and go on; if nobody listens, nothing happens. Needs the event loop."""
    socket = QLocalSocket(parent)
    socket.connected.connect(lambda: socket.write(line_of(word)))
    socket.readyRead.connect(socket.disconnectFromServer)
    socket.disconnected.connect(socket.deleteLater)
    socket.errorOccurred.connect(socket.deleteLater)
    QTimer.singleShot(_PATIENCE_MS, socket, socket.abort)
    socket.connectToServer(socket_name(role, folder))


class WordServer(QObject):
    """Listens for words of this person's own processes. Only the owner of the role's lock may make it listen."""

    heard = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)

    def listen(self, role: Role, folder: Path) -> bool:
        """Begin to listen, in the place of what a dead process left; whether that worked."""
        name = socket_name(role, folder)
        QLocalServer.removeServer(name)
        return self._server.listen(name)

    def close(self) -> None:
        """Stop listening."""
        self._server.close()

    def _meet(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.disconnected.connect(socket.deleteLater)
            socket.readyRead.connect(self._read)
            QTimer.singleShot(_PATIENCE_MS, socket, socket.abort)

    def _read(self) -> None:
        socket = self.sender()
        assert isinstance(socket, QLocalSocket)
        line = bytes(socket.peek(LONGEST + 1).data())
        if b"\n" not in line and len(line) <= LONGEST:
            return
        socket.readyRead.disconnect(self._read)
        word = parse(line.partition(b"\n")[0].decode("utf-8", "replace")) if b"\n" in line else None
        taken = word is not None and word.version in ("", __version__)
        socket.write(TAKEN if taken else _REFUSED)
        # At once: who hears "quit" has no time left to do it later.
        socket.flush()
        socket.disconnectFromServer()
        if word is not None and taken and not word.version:
            self.heard.emit(str(word))


def line_of(word: str) -> bytes:
    """The word as it goes over the socket. Raises ValueError for a word that is none."""
    if parse(word) is None:
        raise ValueError("no such word")
    return f"{word}\n".encode()
