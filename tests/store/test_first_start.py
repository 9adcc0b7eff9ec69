"""The first start: a book that is being made, or whose making was cut short, is opened as a new one."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import apsw
import pytest

from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.errors import BookDamaged
from followup_desktop.store.opening import open_book

_OPEN = """
import sys
from pathlib import Path
from followup_desktop.store.opening import open_book
print("ready", flush=True)
sys.stdin.read()
book = open_book(Path(sys.argv[1]))
print(book.value("SELECT count(*) FROM circles"))
book.close()
"""


def test_a_first_start_that_was_cut_short_is_begun_again(tmp_path: Path) -> None:
    begun = apsw.Connection(str(tmp_path / FILE_NAME))
    begun.execute("PRAGMA journal_mode = wal")
    begun.close()
    assert (tmp_path / FILE_NAME).stat().st_size > 0
    book = open_book(tmp_path)
    assert book.value("SELECT count(*) FROM circles") == 4
    book.close()


def test_an_empty_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    theirs = apsw.Connection(str(tmp_path / FILE_NAME))
    theirs.execute("PRAGMA user_version = 7")
    theirs.close()
    with pytest.raises(BookDamaged, match="not a book of Followup"):
        open_book(tmp_path)


def test_window_and_tray_may_start_for_the_first_time_at_once(tmp_path: Path) -> None:
    for number in range(3):
        folder = str(tmp_path / str(number))
        command = [sys.executable, "-c", _OPEN, folder]
        both = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
            for _ in range(3)
        ]
        for process in both:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in both:
            assert process.stdin is not None
            process.stdin.close()
            process.stdin = None
        said = [process.communicate() for process in both]
        assert [out for out, _ in said] == ["4\n"] * 3, [err for _, err in said]
