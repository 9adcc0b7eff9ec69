from __future__ import annotations

import os
from pathlib import Path

import pytest

from followup_desktop.window.state import WindowState


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    state = WindowState(tmp_path)
    state.keep("view", "contacts")
    state.keep("list width", [326])
    state.keep("window", b"\x00\xff")
    state.save()
    again = WindowState(tmp_path)
    assert (again.text("view"), again.numbers("list width"), again.data("window")) == ("contacts", [326], b"\x00\xff")


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[1]", b"\xff\xfe", b'{"view": 7, "list width": [true], "window": "?"}', b"[" * 100_000]
)
def test_a_file_that_makes_no_sense_is_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "window.json").write_bytes(content)
    state = WindowState(tmp_path)
    assert (state.text("view"), state.numbers("list width"), state.data("window")) == ("", [], b"")


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are POSIX's")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        WindowState(tmp_path).save()
    finally:
        os.umask(old)
    assert (tmp_path / "window.json").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["window.json"]


def test_a_folder_that_is_gone_costs_only_the_memory(tmp_path: Path) -> None:
    state = WindowState(tmp_path / "gone")
    state.keep("view", "today")
    state.save()
    assert state.text("view") == "today"
