"""Words over a real local socket."""

from __future__ import annotations

import socket
import stat
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import LONGEST, Word, WordServer, parse, post_word, send_word, socket_name

ANA = UUID("6d2b0c1e-0c5f-4a0e-9b8e-6f6f1c2d3e4f")


@pytest.fixture
def heard(qapp: object, short_folder: Path) -> list[str]:
    """A listening server's words."""
    words: list[str] = []
    server = WordServer()
    server.heard.connect(words.append)
    assert server.listen(Role.TRAY, short_folder)
    yield words
    server.close()


@pytest.mark.parametrize("text", ["raise", "quick-add", "quit", "changed", "digest", f"open {ANA}", f"log {ANA}"])
def test_the_known_words(text: str) -> None:
    assert str(parse(text)) == text


def test_a_word_carries_its_contact() -> None:
    assert parse(f"open {ANA}") == Word("open", ANA)


@pytest.mark.parametrize(
    "text",
    ["", "RAISE", "raise ", "raise now", "open", "open 12", f"open {ANA} x", f"open {{{ANA}}}", "rm -rf", "öffne"],
)
def test_anything_else_is_no_word(text: str) -> None:
    assert parse(text) is None


def test_sending_what_is_no_word_is_a_mistake(heard: list[str], short_folder: Path) -> None:
    with pytest.raises(ValueError, match="no such word"):
        send_word(Role.TRAY, short_folder, "delete everything")


def test_nobody_there(qapp: object, short_folder: Path) -> None:
    assert send_word(Role.WINDOW, short_folder, "raise") is False


def test_a_posted_word_arrives(heard: list[str], short_folder: Path, qtbot: QtBot) -> None:
    asking = QObject()
    post_word(Role.TRAY, short_folder, f"open {ANA}", asking)
    qtbot.waitUntil(lambda: heard == [f"open {ANA}"])
    qtbot.waitUntil(lambda: not asking.children())
    post_word(Role.WINDOW, short_folder, "changed", asking)
    qtbot.waitUntil(lambda: not asking.children())


def test_only_the_owner_can_reach_the_socket(heard: list[str], short_folder: Path) -> None:
    path = Path(socket_name(Role.TRAY, short_folder))
    assert stat.S_IMODE(path.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "line", [b"delete everything\n", b"\xff\xfe\n", b"\n", b"x" * (LONGEST + 1), b"raise" + b" " * LONGEST + b"\n"]
)
def test_strange_lines_are_refused(heard: list[str], short_folder: Path, qtbot: QtBot, line: bytes) -> None:
    with raw(short_folder) as stranger:
        stranger.sendall(line)
        answer = b""

        def answered() -> bool:
            nonlocal answer
            answer += receive(stranger)
            return answer == b"no\n"

        qtbot.waitUntil(answered)
    assert heard == []


def test_a_word_in_pieces_is_taken_once(heard: list[str], short_folder: Path, qtbot: QtBot) -> None:
    with raw(short_folder) as stranger:
        for piece in (b"ra", b"ise", b"\nquit\n"):
            stranger.sendall(piece)
            qtbot.wait(20)
        qtbot.waitUntil(lambda: heard == ["raise"])


def raw(folder: Path) -> socket.socket:
    stranger = socket.socket(socket.AF_UNIX)
    stranger.connect(socket_name(Role.TRAY, folder))
    stranger.setblocking(False)
    return stranger


def receive(stranger: socket.socket) -> bytes:
    try:
        return stranger.recv(100)
    except BlockingIOError:
        return b""
