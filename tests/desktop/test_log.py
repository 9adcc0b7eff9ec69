from __future__ import annotations

import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest

from followup_desktop.desktop import log
from followup_desktop.desktop.log import close_log, event, failure, open_log

CANARY = "Ana Canary"


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    close_log()


def lines(folder: Path) -> list[str]:
    return [line.partition(" ")[2] for line in (folder / "tray.log").read_text().splitlines()]


def test_names_and_numbers(tmp_path: Path) -> None:
    open_log(tmp_path, "tray")
    event("tray.announced", check_in=12, hidden=True, seconds=0.5, contact=UUID(int=7), due=None)
    event("tray.woke")
    assert lines(tmp_path) == [
        "tray.announced check_in=12 hidden=True seconds=0.5 contact=00000000-0000-0000-0000-000000000007 due=None",
        "tray.woke",
    ]


def test_no_text_gets_in(tmp_path: Path) -> None:
    open_log(tmp_path, "tray")
    event("opened", name=CANARY)  # type: ignore[arg-type]
    event(f"opened {CANARY}")
    failure("import.failed", OSError(28, CANARY, CANARY))
    failure("import.failed", ValueError(CANARY))
    expected = ["opened name=?", "?", "import.failed error=OSError number=28", "import.failed error=ValueError"]
    assert lines(tmp_path) == expected


def test_files_are_private_and_few(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(log, "_BYTES", 4096)
    open_log(tmp_path, "tray")
    for number in range(600):
        event("a.quite.long.name.of.an.event", number=number)
    files = sorted(tmp_path.iterdir())
    assert [file.name for file in files] == ["tray.log", "tray.log.1", "tray.log.2", "tray.log.3"]
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert sum(file.stat().st_size for file in files) <= 4 * 4096


def test_two_processes_have_two_files(tmp_path: Path) -> None:
    open_log(tmp_path, "window")
    event("started")
    open_log(tmp_path, "tray")
    event("started")
    assert {file.name for file in tmp_path.iterdir()} == {"window.log", "tray.log"}


def test_without_a_folder_the_program_goes_on(tmp_path: Path) -> None:
    open_log(tmp_path / "missing", "tray")
    event("started")


def test_a_full_disk_loses_the_line_only(tmp_path: Path) -> None:
    (tmp_path / "tray.log").symlink_to("/dev/full")
    open_log(tmp_path, "tray")
    event("started")
