"""The book gets another key: whenever the process dies or the power fails it is the old one or the new one, whole."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random

import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store import keys
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.encryption import encrypt_book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_contact
from tests.conftest import NOON
from tests.reliability.disk import WAYS, Disk, lay_out
from tests.reliability.recording import ROOT, Move, Say, Sync, Write, record
from tests.reliability.rekeyer import CANARY, CHEAP, FIRST, WORK, held_by, wrong_with
from tests.reliability.whole import make_small_book

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
