"""A walk with words that must not get out: into logs, reports of errors, process lists, notifications, a network."""

from __future__ import annotations

import dataclasses
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import send_word
from followup_desktop.domain.contacts import ContactFields, Interest, Name, Reach, ReachKind
from followup_desktop.store.book import Book
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.settings import set_preferences
from tests.journeys.conftest import ROOT, Desk
from tests.journeys.reminding import always_announcing, remind
from tests.support.notification_server import scripted_server
from tests.support.processes import end, wait_until
from tests.support.program import program
from tests.support.watching import ProcessWatch, network_sockets, under_strace

pytestmark = [pytest.mark.journey, pytest.mark.xdist_group("journeys")]

CANARIES = [f"canary{number:02}zq" for number in range(50)]
"""Words that stand nowhere else: in names, notes and other fields, in the names of files and folders."""
_CARDS = ROOT / "tests" / "data" / "vcard" / "ez-vcard" / "gmail-list.vcf"
_OURS = ("strace", "xdotool", "scrot")
_BREAKING = """
import sys
import followup_desktop.store.writes.interactions as interactions
def log_interaction(book, draft, *rest, **more):
    notes = draft.notes
    raise RuntimeError(f"{draft} {notes} {book.rows('SELECT display_name, notes FROM contacts')}")
interactions.log_interaction = log_interaction
from followup_desktop.__main__ import main
sys.exit(main(sys.argv[1:]))
"""
"""The program, in which logging fails with an error that tells everything."""


@pytest.fixture
def book(desk: Desk, real_now: datetime) -> Iterator[Book]:
    """A book in which all canaries but the last two sit."""
    opened = always_announcing(desk.data, real_now)
    words = iter(CANARIES[:-2])
    for name, organisation, notes, tag, interest, address in zip(*[words] * 6, strict=True):
        fields = ContactFields(
            name=Name(given=name, family="Somebody"), organisation=organisation, notes=notes, tags=(tag,),
            interests=(Interest(interest),), reaches=(Reach(ReachKind.EMAIL, f"{address}@example.org"),),
        )  # fmt: skip
        add_contact(opened, fields, real_now)
    yield opened
    opened.close()


@pytest.fixture
def cards(desk: Desk) -> Path:
    """A file of people whose name and folder are canaries."""
    folder = desk.home / CANARIES[-2]
    folder.mkdir(mode=0o700)
    return Path(shutil.copy(_CARDS, folder / f"{CANARIES[-1]}.vcf"))


@contextmanager
def started(desk: Desk, log: Path) -> Iterator[subprocess.Popen[str]]:
    """The window on the book, and all that it starts, under the usual umask; what it prints is kept."""
    command = [*under_strace(log), sys.executable, "-c", _BREAKING, "--data", str(desk.data)]
    with (desk.home / "printed.txt").open("wb") as printed:
        window = subprocess.Popen(
            command, cwd=ROOT, env=desk.environment, text=True, umask=0o022, stdout=printed, stderr=printed
        )
    try:
        desk.focus(window)
        yield window
    finally:
        end(window)


def hide_names(book: Book, now: datetime, *, hidden: bool) -> None:
    set_preferences(book, dataclasses.replace(preferences(book), hide_names=hidden), now)


def import_cards(desk: Desk, window: subprocess.Popen[str], file: Path) -> None:
    """Import the file by its name, in the window."""
    desk.settle()
    desk.press("ctrl+i")
    desk.settle()
    desk.press("space")
    desk.focus(window, 2)
    desk.settle()
    desk.type(str(file))
    desk.settle()
    desk.press("Return")
    wait_until(lambda: desk.windows_of(window.pid) == 1, "the dialog to close")
    desk.settle()
    desk.focus(window)
    desk.settle()
    # Past what to do with this one, merge into whom, which circle, a tag, not now: import.
    desk.press(*["Tab"] * 7, "space")


def log_and_fail(desk: Desk) -> None:
    """Log something with one of those who were imported, which ends in a report of an error."""
    desk.settle()
    desk.press("Escape")
    desk.settle()
    desk.press("ctrl+2", "ctrl+f")
    desk.type("chris")
    desk.settle()
    desk.press("Return", "ctrl+l")
    desk.type(f"Called {CANARIES[0]}")
    desk.press("Return")
    wait_until(lambda: bool(list((desk.data / "logs").glob("crash-*.txt"))), "a report of the error")


def leaked(files: Iterable[Path]) -> set[str]:
    """The canaries that stand in files, with the names of these."""
    read = {file: file.read_bytes() for file in files if file.is_file()}
    return {f"{word} in {file.name}" for file, data in read.items() for word in CANARIES if word.encode() in data}


def open_to_others(folders: Iterable[Path]) -> list[str]:
    """Folders, files and sockets that others may look into."""
    found = [path for folder in folders for path in (folder, *folder.rglob("*"))]
    return [
        f"{path} {path.lstat().st_mode:o}"
        for path in found
        if stat.S_IMODE(path.lstat().st_mode) & 0o077 and not path.is_symlink()
    ]


def test_a_walk_leaves_no_word_anywhere_and_opens_no_socket(desk: Desk, book: Book, cards: Path, real_now: datetime):
    sockets, before = desk.home / "sockets.txt", book.value("SELECT count(*) FROM contacts")
    hide_names(book, real_now, hidden=True)
    with scripted_server(desk.bus_address) as server, ProcessWatch(CANARIES, _OURS) as watch:
        with started(desk, sockets) as window:
            desk.wait_for(Role.TRAY)
            tray = desk.pid(Role.TRAY)
            import_cards(desk, window, cards)
            wait_until(lambda: book.value("SELECT count(*) FROM contacts") > before, "imported people")
            log_and_fail(desk)
            remind(book, f"{CANARIES[0]} Somebody", real_now)
            assert send_word(Role.TRAY, desk.runtime(), "changed", 20_000)
            hidden = server.shown()
            assert "ready" in hidden.title
            assert not [word for word in CANARIES if word in repr(hidden)]
            hide_names(book, real_now, hidden=False)
            remind(book, f"{CANARIES[1]} Somebody", real_now)
            assert send_word(Role.TRAY, desk.runtime(), "changed", 20_000)
            assert CANARIES[1] in server.shown().title
            assert open_to_others([desk.data, desk.runtime().parent]) == []
        assert send_word(Role.TRAY, desk.runtime(), "quit", 20_000)
        desk.wait_for(Role.TRAY, there=False)
    assert {window.pid, tray} <= watch.seen
    assert watch.found == set()
    assert leaked([*(desk.data / "logs").rglob("*"), desk.home / "printed.txt"]) == set()
    assert open_to_others([*desk.home.glob("followup*"), *desk.home.glob(".followup*")]) == []
    assert network_sockets(sockets) == []


def test_files_that_the_command_line_writes_are_for_their_owner_alone(desk: Desk, book: Book):
    out = desk.home / "out"
    out.mkdir(mode=0o700)
    for name in ("all.vcf", "all.csv", "all.json", "dates.ics", "pages"):
        command = [*program(), "--data", str(desk.data), "export", str(out / name)]
        subprocess.run(command, cwd=ROOT, env=desk.environment, umask=0o022, check=True, capture_output=True)
    for target in ([], [str(out / "saved.db")]):
        command = [*program(), "--data", str(desk.data), "backup", *target]
        subprocess.run(command, cwd=ROOT, env=desk.environment, umask=0o022, check=True, capture_output=True)
    assert len(list(out.iterdir())) == 6
    assert open_to_others([out, desk.data]) == []
