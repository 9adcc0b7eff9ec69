"""The book gets another key: whenever the process dies or the power fails it is the old one or the new one, whole."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from random import Random

import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store import connection, keys
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.encryption import change_passphrase, encrypt_book
from followup_desktop.store.errors import BookBusy
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact
from tests.conftest import NOON
from tests.reliability.disk import WAYS, Disk, lay_out
from tests.reliability.recording import ROOT, Move, Say, Sync, Write, record
from tests.reliability.rekeyer import CANARY, CHEAP, FIRST, SECOND, WORK, held_by, key_for, wrong_with
from tests.reliability.whole import make_small_book, sound

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked, and watched by strace")


@pytest.fixture
def place(tmp_path: Path, what: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small book in 'before', encrypted where the work needs that."""
    monkeypatch.setattr(keys, "_COST", CHEAP)
    make_small_book(tmp_path / "before")
    book = open_book(tmp_path / "before")
    add_contact(book, ContactFields(Name(given=CANARY.decode()), notes=CANARY.decode()), NOON)
    if what != "encrypt":
        book.close()
        encrypt_book(book, FIRST)
    book.close()
    return tmp_path


def times(short: int, long: int) -> list:
    """Each work in the short form and in the long one."""
    return [
        *((what, short) for what in WORK),
        *(pytest.param(what, long, marks=pytest.mark.soak) for what in WORK),
    ]


@pytest.mark.parametrize(("what", "every"), times(150, 1))
def test_whoever_dies_at_any_line_leaves_one_whole_book_and_nothing_else(place: Path, what: str, every: int) -> None:
    command = [sys.executable, "-m", "tests.reliability.rekeyer", what, str(place), str(every), "7"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    deaths = [json.loads(line) for line in done.stdout.splitlines()]
    assert [death for death in deaths if death["wrong"]] == []
    assert sum(not death["ended"] for death in deaths) * every > 700


@pytest.mark.parametrize(("what", "deaths"), times(2, 150))
def test_whoever_dies_within_sqlite_leaves_one_whole_book(place: Path, what: str, deaths: int) -> None:
    held, live = held_by(place / "before"), place / "live"
    calls = len(_record(place, live, what))
    for number in sorted(Random(deaths).sample(range(1, calls), min(deaths, calls - 1))):
        _fresh(place, live)
        _die_at_call(live, what, number)
        assert wrong_with(what, live, held) == "", f"at call {number}"


@pytest.mark.parametrize(("what", "cuts"), times(8, 600))
def test_whenever_the_power_fails_there_is_one_whole_book(place: Path, what: str, cuts: int) -> None:
    held, live, random = held_by(place / "before"), place / "live", Random(cuts)
    events = _record(place, live, what)
    _fresh(place, live)
    moments = sorted(random.sample(range(len(events)), min(cuts, len(events))) + [len(events) - 1] * len(WAYS))
    disk, done = Disk(live), 0
    for number, moment in enumerate(moments):
        while done < moment:
            disk.take(events[done])
            done += 1
        with tempfile.TemporaryDirectory(dir=place) as name:
            folder = Path(name) / "book"
            folder.mkdir(mode=0o700)
            lay_out(disk.cut(random, WAYS[number % len(WAYS)]), live, folder)
            assert wrong_with(what, folder, held) == "", f"at event {moment}, {WAYS[number % len(WAYS)]}"


@pytest.mark.parametrize("what", ["encrypt", "change"])
def test_what_was_there_is_written_over_only_when_the_new_book_has_its_name_on_the_disk(place: Path, what: str) -> None:
    live = place / "live"
    events = _record(place, live, what)
    names = [event.path.name if isinstance(event, Write) else "" for event in events]
    written_over = next(number for number, name in enumerate(names) if name.endswith(".former"))
    renamed = next(
        number for number, event in enumerate(events) if isinstance(event, Move) and event.to.name == FILE_NAME
    )
    assert any(isinstance(event, Sync) and event.path == live for event in events[renamed:written_over])


@pytest.mark.parametrize("what", ["encrypt"])
@pytest.mark.parametrize("rounds", [3, pytest.param(200, marks=pytest.mark.soak)])
def test_what_others_write_in_between_is_never_lost(
    place: Path, what: str, rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They come and go as commands do, and whoever changes the key waits until they are out."""
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0)
    live = place / "live"
    _fresh(place, live)
    command = [sys.executable, "-m", "tests.reliability.rekeyer", str(live)]
    files = [place / "said-1", place / "said-2"]
    with ExitStack() as stack:
        outs = [stack.enter_context(file.open("wb")) for file in files]
        visitors = [stack.enter_context(subprocess.Popen(command, cwd=ROOT, stdout=out)) for out in outs]
        for visitor in visitors:
            stack.callback(visitor.terminate)
        for _round in range(rounds):
            for step in ("encrypt", "change", "back", "decrypt"):
                _wait_for_one_more(files, visitors)
                _change_between(live, step)
    book = open_book(live)
    there = Counter(book.rows("SELECT given FROM contacts WHERE given LIKE 'Visitor %'"))
    said = Counter((line,) for line in _said(files))
    assert not said - there
    assert sound(book)
    book.close()


def _said(files: list[Path]) -> list[str]:
    return [line for file in files for line in file.read_text().splitlines()]


def _wait_for_one_more(files: list[Path], visitors: list[subprocess.Popen]) -> None:
    before = len(_said(files))
    while len(_said(files)) == before:
        assert [visitor.poll() for visitor in visitors] == [None, None], "somebody did not come through"
        time.sleep(0.01)


def _change_between(folder: Path, step: str) -> None:
    """Change the key as soon as nobody else is in the book."""
    works = {**WORK, "back": lambda book: change_passphrase(book, SECOND, FIRST)}
    while True:
        try:
            book = open_book(folder, key_for(folder))
            works[step](book)
        except BookBusy:
            continue
        book.close()
        return


def _fresh(place: Path, live: Path) -> None:
    subprocess.run(["rm", "-rf", str(live)], check=True)
    subprocess.run(["cp", "-a", str(place / "before"), str(live)], check=True)


def _record(place: Path, live: Path, what: str) -> list:
    _fresh(place, live)
    events = record(live, "tests.reliability.rekeyer", what)
    assert any(isinstance(event, Say) for event in events)
    return events


def _die_at_call(live: Path, what: str, number: int) -> None:
    """Have strace kill it as it makes that call about its files."""
    calls = "pwrite64,ftruncate,fsync,fdatasync,unlink,rename,link,linkat"
    inject = ["strace", "-f", "-qq", "-e", f"trace={calls}", "-e", f"inject={calls}:signal=SIGKILL:when={number}"]
    command = [*inject, "-o", "/dev/null", sys.executable, "-m", "tests.reliability.rekeyer", str(live), what]
    subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
