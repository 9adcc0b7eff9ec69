"""A disk that is full or fails: what was done stays, what is refused leaves nothing, and the words say which it is."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from random import Random

import apsw
import pytest
from peewee import PeeweeException

from followup_desktop.domain.errors import Refused
from followup_desktop.store.backup import back_up, backup_path
from followup_desktop.store.book import FILE_NAME, Book
from followup_desktop.store.errors import BookError, BookFull
from followup_desktop.store.opening import open_book
from tests.conftest import NOON
from tests.reliability.scribe import write_once
from tests.reliability.small_disk import SmallDisk, small_disk
from tests.reliability.whole import backups, consistent, digest, make_small_book, sound
from tests.store.test_history import STEPS

ROOT = Path(__file__).parents[2]
FULL, FAILS = "The disk is full", "The disk reports an error"
_WRITES = 40


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book, closed."""
    folder = tmp_path_factory.mktemp("before") / "data"
    make_small_book(folder)
    return folder


def fill(folder: Path, random: Random, mend: Callable[[], None]) -> tuple[int, int]:
    """Write until something is refused for want of room, look, get room, go on; how much was done and refused."""
    done: set[int] = set()
    refusals: list[str] = []
    book = None
    try:
        # A disk on which the book cannot even be opened refuses here.
        book = open_book(folder)
        for _number in range(_WRITES):
            held = digest(book)
            try:
                done |= {write_once(book, random)} - {0}
            except BookFull as full:
                refusals.append(str(full))
                assert digest(book) == held
    except BookFull as full:
        refusals.append(str(full))
    if book is not None:
        refusals += _back_up(book)
    mend()
    assert all(refusal.startswith(FULL) or "No space left" in refusal for refusal in refusals)
    book = book or open_book(folder)
    assert sound(book)
    assert consistent(book)
    done.add(STEPS["add"](book, NOON, 3, 2).set_id)
    book.close()
    check(folder, done)
    return len(done), len(refusals)


def _back_up(book: Book) -> list[str]:
    """Back the book up; why not, where there is no room, and nothing is left behind then."""
    folder = book.path.parent
    try:
        back_up(book, backup_path(folder, NOON))
    except (BookFull, Refused) as full:
        assert not list(folder.glob("backups/.followup-*"))
        return [str(full)]
    finally:
        backups(folder)
    return []


def check(folder: Path, done: set[int]) -> None:
    """Look into the book as the next start finds it: all that was done is there, and nothing by halves."""
    book = open_book(folder)
    try:
        assert sound(book)
        assert consistent(book)
        assert done <= {number for (number,) in book.rows("SELECT id FROM change_sets")}
    finally:
        book.close()


def copy(before: Path, place: Path) -> Path:
    """A copy of the book to write into."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Path(shutil.copytree(before, place / "data"))


@pytest.mark.parametrize("trials", [12, pytest.param(400, marks=pytest.mark.soak)])
def test_a_disk_that_gets_full_at_any_moment(tmp_path, before, trials):
    random, sums = Random(trials), [0, 0]
    for trial in range(trials):
        folder = copy(before, tmp_path / str(trial))
        with small_disk() as disk:
            disk.room = sum(file.stat().st_size for file in folder.iterdir()) + random.randrange(2_000_000)
            done, refused = fill(folder, random, disk.mend)
            assert refused or not disk.refused
        sums = [sums[0] + done, sums[1] + refused]
    assert min(sums) > trials


@pytest.mark.parametrize("trials", [12, pytest.param(400, marks=pytest.mark.soak)])
def test_a_disk_that_fails_at_any_moment(tmp_path, before, trials):
    random, failed = Random(trials), 0
    for trial in range(trials):
        folder = copy(before, tmp_path / str(trial))
        done: set[int] = set()
        with small_disk(fails_at=random.randrange(1, 700)) as disk:
            said = _write_until_it_fails(folder, random, done)
            assert said.startswith(FAILS if said else "")
            failed += bool(said)
            _read_only_what_was_done(folder, disk, done)
        check(folder, done)
    assert failed > trials / 2


def _write_until_it_fails(folder: Path, random: Random, done: set[int]) -> str:
    """Write on a disk that fails at some moment; what is said then."""
    book, said = None, ""
    try:
        book = open_book(folder)
        for _number in range(_WRITES):
            done |= {write_once(book, random)} - {0}
    except BookError as error:
        said = str(error)
    finally:
        if book is not None:
            # SQLite itself passes over errors of the last checkpoint; the layer of the test does not.
            with suppress(apsw.Error, PeeweeException):
                book.close()
    return said


def _read_only_what_was_done(folder: Path, disk: SmallDisk, done: set[int]) -> None:
    """When the disk works again. What failed may have landed: nobody knows what a disk did that reports an error."""
    disk.mend()
    book = open_book(folder)
    sets = {number for (number,) in book.rows("SELECT id FROM change_sets")}
    book.close()
    assert done <= sets
    assert len([number for number in sets if number > max(done, default=2 * 8)]) <= 1


@contextmanager
def mounted(place: Path, kilobytes: int) -> Iterator[Callable[[], None]]:
    """A file system of that size in a folder; what is given makes it larger."""
    place.mkdir()
    options = f"size={kilobytes}k,mode=0700"
    subprocess.run(["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)], check=True)

    def grow() -> None:
        subprocess.run(["mount", "-o", "remount,size=64m", str(place)], check=True)

    try:
        yield grow
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.mark.soak
@pytest.mark.skipif(sys.platform != "linux" or os.geteuid() != 0, reason="mounting is root's")
def test_a_real_file_system_of_two_hundred_sizes(tmp_path, before):
    random, sums = Random(200), [0, 0]
    size = sum(file.stat().st_size for file in before.iterdir()) // 1024
    for trial in range(200):
        with mounted(tmp_path / str(trial), size + 8 + trial * 8) as grow:
            done, refused = fill(copy(before, tmp_path / str(trial)), random, grow)
        sums = [sums[0] + done, sums[1] + refused]
    assert min(sums) > 200


_FAULTS = [("pwrite64", "ENOSPC", FULL, 400), ("pwrite64", "EIO", FAILS, 400), ("fdatasync", "EIO", FAILS, 40)]
"""A call, how it fails, in which words that is told, and how many of it there are about in this run."""


@pytest.mark.skipif(sys.platform != "linux", reason="strace is Linux's")
@pytest.mark.parametrize(
    ("call", "error", "words", "places"),
    [
        *((*fault, [last // 8]) for *fault, last in _FAULTS),
        *(pytest.param(*fault, range(1, last), marks=pytest.mark.soak) for *fault, last in _FAULTS),
    ],
)
def test_the_system_refuses_a_call_of_a_real_process(tmp_path, before, call, error, words, places):
    heard = 0
    for place in places:
        folder = copy(before, tmp_path / str(place))
        heard += _faulty(folder, call, f"error={error}:when={place}{'+' if place % 2 else ''}", words)
    assert heard


def _faulty(folder: Path, call: str, fault: str, words: str) -> int:
    """Let a process write while a call fails; how many errors it told of, each in the right words."""
    # Only the book: the memory that processes share is made by writing too, and what fails there is told as no room.
    files = [part for side in ("", "-wal") for part in ("-P", str(folder / f"{FILE_NAME}{side}"))]
    command = ["strace", "-f", "-o", os.devnull, "-e", f"trace={call}", "-e", f"inject={call}:{fault}", *files]
    ended = subprocess.run(
        [*command, sys.executable, "-m", "tests.reliability.scribe", str(folder), "persist", "5", "12"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ended.returncode == 0, ended.stderr
    lines = ended.stdout.splitlines()
    errors = [line.partition(" ")[2] for line in lines if not line.startswith("safe")]
    assert all(line.startswith(words) for line in errors), errors
    check(folder, {int(line.split()[1]) for line in lines if line.startswith("safe")})
    return len(errors)
