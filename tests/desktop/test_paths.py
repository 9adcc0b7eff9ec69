from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from followup_desktop.desktop.paths import DATA_VARIABLE, find_folders, resource
from followup_desktop.domain.errors import Refused


@pytest.fixture(autouse=True)
def runtime(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A runtime folder of the test's own."""
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(short_folder))
    return short_folder


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_argument_wins_then_the_variable_then_the_system(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    variable = {DATA_VARIABLE: str(tmp_path / "variable")}
    assert find_folders(tmp_path / "argument", variable).data == tmp_path / "argument"
    assert find_folders(None, variable).data == tmp_path / "variable"
    assert find_folders(None, {DATA_VARIABLE: ""}).data == tmp_path / "share" / "followup"


def test_nobody_else_can_look_into_what_is_made(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        folders = find_folders(tmp_path / "deep" / "book")
        folders.create()
        folders.create()
    finally:
        os.umask(old)
    made = (folders.data, folders.backups, folders.logs, folders.runtime, folders.runtime.parent)
    assert [mode(folder) for folder in made] == [0o700] * 5
    assert folders.book == folders.data / "book.db"


def test_each_data_folder_has_a_runtime_folder_that_every_spelling_of_it_finds(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "one")
    one, two = find_folders(tmp_path / "one"), find_folders(tmp_path / "two")
    assert one.runtime != two.runtime
    assert find_folders(tmp_path / "link").runtime == one.runtime
    assert find_folders(tmp_path / "two" / ".." / "one").runtime == one.runtime


def test_a_runtime_folder_too_long_for_a_socket_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    long = tmp_path / ("x" * 100)
    long.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(long))
    runtime = find_folders(tmp_path / "book").runtime
    assert runtime.parent.name == f"followup-{os.getuid()}"
    assert len(os.fsencode(runtime)) <= 80


def test_a_runtime_folder_that_is_a_link_is_refused(tmp_path: Path, runtime: Path) -> None:
    folders = find_folders(tmp_path / "book")
    folders.runtime.parent.mkdir()
    folders.runtime.symlink_to(tmp_path)
    with pytest.raises(Refused, match="belongs to somebody else"):
        folders.create()


def test_a_file_in_the_way_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "book").write_text("")
    with pytest.raises(Refused, match="cannot be made"):
        find_folders(tmp_path / "book").create()


def test_resources_are_found_and_missing_ones_named() -> None:
    assert resource("icons").is_dir()
    with pytest.raises(FileNotFoundError, match="no-such-file"):
        resource("no-such-file")
