"""What leaves the hostile book: no cell runs, no file lands elsewhere, no page shows a picture, no terminal obeys."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ran, run, system
from tests.hostile.texts import LONG

__all__ = ["run", "system"]
Run = Callable[..., Ran]
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_OBEYED = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]")
"""What a terminal does something at, or turns around."""
_PICTURE = re.compile(r"(?<!\\)!\[(?!\[portraits/)|(?<!\\)\]\(|(?<!\\)<(?:img|b|a|html|table|link|script|object)\b")


def test_no_cell_of_a_table_begins_like_a_formula(run: Run, people, spies, tmp_path: Path):
    file = tmp_path / "people.csv"
    assert run("export", str(file)).code == 0
    text = file.read_text(encoding="utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert len(cells) > 50 * len(people)
    assert [cell[:60] for cell in cells if cell.startswith(_BEGINS)] == []


def test_pages_lie_in_their_folder_and_show_nothing_from_elsewhere(run: Run, people, spies, tmp_path: Path):
    place = tmp_path / "out"
    place.mkdir()
    assert run("export", str(place / "pages"), "--format", "markdown").code == 0
    files = [path for path in place.rglob("*") if path.is_file()]
    assert {path.parent for path in files} == {place / "pages"}
    assert {path.parent for path in tmp_path.rglob("*.md")} == {place / "pages"}
    assert len(files) == len(people)
    assert all(len(path.name.encode()) < 210 and not path.name.startswith((".", "-")) for path in files)
    found = [match[0] for path in files for match in _PICTURE.finditer(_body(path.read_text(encoding="utf-8")))]
    assert found == []


def _body(page: str) -> str:
    return page.split("\n---\n", 1)[1]


def test_a_calendar_has_no_more_entries_than_were_meant(run: Run, people, spies, tmp_path: Path):
    file = tmp_path / "dates.ics"
    assert run("export", str(file)).code == 0
    lines = file.read_bytes().split(b"\r\n")
    assert {line for line in lines if line.startswith(b"BEGIN:")} <= {
        b"BEGIN:VCALENDAR", b"BEGIN:VEVENT", b"BEGIN:VTODO", b"BEGIN:VALARM", b"BEGIN:VTIMEZONE", b"BEGIN:STANDARD",
        b"BEGIN:DAYLIGHT",
    }  # fmt: skip
    assert all(len(line) <= 75 for line in lines)


@pytest.mark.parametrize(("name", "strangers"), [("all.vcf", 3), ("all.json", 0)])
def test_what_goes_out_comes_in_again(run: Run, people, spies, tmp_path: Path, name: str, strangers: int):
    """No more are new than those whose every word has controls in it, which a card cannot hold."""
    file = tmp_path / name
    assert run("export", str(file)).code == 0
    again = run("import", str(file), "--dry-run", "--json")
    assert again.code == 0
    assert json.loads(again.out)["new"] <= strangers


@pytest.mark.parametrize("command", [["list"], ["due"], ["search", "ana"], ["doctor"], ["show", "AT&lt;T"]])
def test_a_terminal_obeys_nothing_of_what_is_printed(run: Run, people, spies, command: list[str]):
    told = run(*command)
    printed = told.out + told.error
    assert printed
    assert len(printed) < 40 * LONG
    assert _OBEYED.findall(printed) == []


def test_a_backups_name_is_one_and_no_path(
    run: Run, people, spies, texts: tuple[str, ...], tmp_path: Path, book_folder
):
    before = {path for path in tmp_path.rglob("*") if path.is_dir()}
    for text in texts:
        name = text[:300].replace("\0", "")
        run("backup", f"--name={name}")
    folder = book_folder / "backups"
    made = list(folder.glob("*.db"))
    assert made
    assert {path for path in tmp_path.rglob("*") if path.is_dir()} - before <= {folder}
    assert {path.parent for path in tmp_path.rglob("*.db")} == {book_folder, folder}
    odd = re.compile(r'[<>:"/\\|?*\x00-\x1f\u202a-\u202e]')
    assert [
        path.name for path in made if odd.search(path.name) or path.name.startswith(("-", ".")) or len(path.name) > 160
    ] == []
