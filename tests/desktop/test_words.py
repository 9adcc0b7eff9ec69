"""Words over a real local socket."""

from __future__ import annotations

import random
import socket
import stat
from contextlib import suppress
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from followup_desktop import __version__
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import (
    LONGEST,
    Word,
    WordServer,
    ask_word,
    parse,
    post_word,
    send_word,
    socket_name,
)
from followup_desktop.store.keys import Key

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


@pytest.mark.parametrize(
    "text",
    [
        "raise",
        "quick-add",
        "quit",
        "changed",
        "digest",
        f"open {ANA}",
        f"log {ANA}",
        f"import {ANA}",
        "version 1.2.0rc1",
        "let-go",
        "lock",
        "key-wanted",
        f"key {'0a' * 48}",
    ],
)
def test_the_known_words(text: str) -> None:
    assert str(parse(text)) == text


def test_a_word_carries_its_contact() -> None:
    assert parse(f"open {ANA}") == Word("open", ANA)


def test_a_word_carries_a_key_and_does_not_show_it() -> None:
    word = parse(f"key {'0a' * 48}")
    assert word is not None
    assert word.key == Key(bytes([10] * 32), bytes([10] * 16))
    assert "0a0a" not in repr(word)
    assert "\\n\\n" not in repr(word)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "RAISE",
        "raise ",
        "raise now",
        "open",
        "open 12",
        f"open {ANA} x",
        f"open {{{ANA}}}",
        "rm -rf",
        "key",
        f"key {'0A' * 48}",
        f"key {'0a' * 47}",
        f"key {'zz' * 48}",
        f"key {'0a' * 48} x",
        f"lock {ANA}",
        "öffne",
        "version",
        "version ",
        "version 1 2",
        f"version {'1' * 61}",
        "version 1\n",
        f"open {ANA.hex}",
        f"OPEN {ANA}",
        "open ../../etc/passwd",
        "quit\0",
        "changed\r",
        "quit;raise",
    ],
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


def test_the_version_is_answered_and_never_heard(heard: list[str], short_folder: Path, qtbot: QtBot) -> None:
    def asked(word: str) -> bytes:
        with raw(short_folder) as stranger:
            stranger.sendall(f"{word}\n".encode())
            answer = b""

            def answered() -> bool:
                nonlocal answer
                answer += receive(stranger)
                return answer.endswith(b"\n")

            qtbot.waitUntil(answered)
        return answer

    assert asked(f"version {__version__}") == b"ok\n"
    assert asked("version 0.0.0") == b"no\n"
    assert heard == []


def test_silence_is_no_refusal(qapp: object, short_folder: Path) -> None:
    assert ask_word(Role.TRAY, short_folder, "version 1.0", timeout_ms=50) is None
    with socket.socket(socket.AF_UNIX) as deaf:
        deaf.bind(socket_name(Role.TRAY, short_folder))
        deaf.listen()
        assert ask_word(Role.TRAY, short_folder, "version 1.0", timeout_ms=50) is None


def hostile(number: int) -> bytes:
    """Something that no process of this program says."""
    chance = random.Random(number)
    noise = chance.randbytes(chance.choice((1, 7, 255, 256, 257, 4096, 100_000)))
    near = chance.choice((b"open ", b"log ", b"version ", b"quit", b"raise", b"{}", b"../", b"\0", b"\xff"))
    return chance.choice((noise, near + noise, near * 400, near + b"\0" + near, f"open {ANA} ".encode() * 9)) + b"\n"


def test_nothing_hostile_is_heard_and_the_server_goes_on(heard: list[str], short_folder: Path, qtbot: QtBot) -> None:
    files = len(list(Path("/proc/self/fd").iterdir()))
    for number in range(300):
        with raw(short_folder) as stranger, suppress(BlockingIOError, BrokenPipeError, ConnectionResetError):
            stranger.sendall(hostile(number))
            if number % 3:
                qtbot.wait(1)
    crowd = [raw(short_folder) for _ in range(25)]
    for number, stranger in enumerate(crowd):
        stranger.sendall(b"qui" if number % 2 else b"")
    qtbot.wait(50)
    assert heard == []
    post_word(Role.TRAY, short_folder, "changed", server_parent := QObject())
    qtbot.waitUntil(lambda: heard == ["changed"])
    for stranger in crowd:
        stranger.close()
    qtbot.waitUntil(lambda: not server_parent.children())
    qtbot.waitUntil(lambda: len(list(Path("/proc/self/fd").iterdir())) <= files + 2)


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
