from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import icalendar
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.worker import Cancelled
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.store.book import Book
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.export_formats import SUFFIXES, ExportSort, write_as
from followup_desktop.window.exporting import Exporting, write_calendar


def names(file: Path) -> list[str]:
    text = file.read_bytes().decode()
    return [line.removeprefix("FN:") for line in text.splitlines() if line.startswith("FN:")]


@pytest.fixture
def said(qtbot: QtBot, context: Context, desk: Desk) -> list[str]:
    lines: list[str] = []
    desk.said.connect(lines.append)
    context.refused.connect(lines.append)
    return lines


@pytest.fixture
def exporting(qtbot: QtBot, context: Context, desk: Desk) -> Exporting:
    over = QWidget()
    qtbot.addWidget(over)
    over.show()
    made = Exporting(context, desk, over)
    made.setProperty("over", over)
    return made


def test_everybody_or_the_chosen_ones_are_written(
    exporting: Exporting, said: list[str], add: Callable[..., int], tmp_path: Path, settle: Callable[[], None]
) -> None:
    ana, _bilal = add("Ana"), add("Bilal")
    exporting.write(tmp_path / "all.vcf", None)
    exporting.write(tmp_path / "one.vcf", [ana])
    settle()
    assert names(tmp_path / "all.vcf") == ["Ana", "Bilal"]
    assert names(tmp_path / "one.vcf") == ["Ana"]
    assert said == ["Exported 2 contacts to all.vcf", "Exported 1 contact to one.vcf"]


def test_a_folder_that_is_gone_is_told(
    exporting: Exporting, said: list[str], add: Callable[..., int], tmp_path: Path, settle: Callable[[], None]
) -> None:
    add("Ana")
    exporting.write(tmp_path / "gone" / "all.vcf", None)
    settle()
    assert len(said) == 1
    assert "cannot be written" in said[0]


def test_the_book_itself_is_no_place_to_export_to(
    exporting: Exporting, said: list[str], book: Book, settle: Callable[[], None]
) -> None:
    before = book.path.stat().st_size
    exporting.write(book.path, None)
    settle()
    assert said == ["This is the book itself: choose another file"]
    assert book.path.stat().st_size == before


def test_stopping_leaves_what_was_there(book: Book, add: Callable[..., int], tmp_path: Path, now: datetime) -> None:
    for number in range(5):
        add(f"Person {number}")
    file = tmp_path / "all.vcf"
    file.write_text("before")

    def stop_at_three(written: int) -> None:
        if written == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_as(book, file, None, ExportSort.VCARD_4, now, stop_at_three)
    assert file.read_text() == "before"
    assert [entry.name for entry in tmp_path.iterdir() if "part" in entry.name] == []


def test_a_contact_that_is_gone_is_left_out(book: Book, add: Callable[..., int], tmp_path: Path, now: datetime) -> None:
    ana = add("Ana")
    assert write_as(book, tmp_path / "some.vcf", [ana, ana + 1], ExportSort.VCARD_4, now, lambda written: None) == 1


def test_birthdays_are_written_as_a_calendar_and_it_is_said(
    exporting: Exporting, said: list[str], add: Callable[..., int], tmp_path: Path, settle: Callable[[], None]
) -> None:
    for number in range(3):
        add(f"Ana {number}", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),))
    exporting.write_dates(tmp_path / "days.ics")
    settle()
    found = icalendar.Calendar.from_ical((tmp_path / "days.ics").read_bytes()).walk("VEVENT")
    assert [str(event["summary"]) for event in found] == ["Ana 0: birthday", "Ana 1: birthday", "Ana 2: birthday"]
    assert said == ["Exported 3 dates to days.ics"]


def test_a_calendar_that_is_stopped_leaves_nothing(
    book: Book, add: Callable[..., int], tmp_path: Path, now: datetime
) -> None:
    add("Ana", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),))
    (tmp_path / "days.ics").write_text("mine", encoding="utf-8")

    def stop(_written: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_calendar(book, tmp_path / "days.ics", now, stop)
    assert (tmp_path / "days.ics").read_text(encoding="utf-8") == "mine"
    assert [file.name for file in tmp_path.iterdir() if file.name != "book"] == ["days.ics"]


def test_where_birthdays_go_is_asked_and_an_old_file_is_not_lost_without_a_word(
    exporting: Exporting, qtbot: QtBot, add: Callable[..., int]
) -> None:
    exporting.ask_dates()
    dialog = exporting.property("over").findChild(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert not dialog.testOption(QFileDialog.Option.DontConfirmOverwrite)
    assert dialog.defaultSuffix() == "ics"
    dialog.close()
    qtbot.waitUntil(lambda: exporting.property("over").findChild(QFileDialog) is None)


@pytest.mark.parametrize("sort", list(ExportSort))
def test_contacts_leave_in_every_sort(
    sort: ExportSort,
    exporting: Exporting,
    said: list[str],
    add: Callable[..., int],
    tmp_path: Path,
    settle: Callable[[], None],
) -> None:
    add("Ana")
    ben = add("Ben")
    place = tmp_path / f"out.{SUFFIXES[sort]}".strip(".")
    exporting.write(place, [ben], sort)
    settle()
    assert said == [f"Exported 1 contact to {place.name}"]
    text = (place / "Ben.md" if sort is ExportSort.PAGES else place).read_text(encoding="utf-8")
    assert "Ben" in text
    assert "Ana" not in text
    assert ("VERSION:3.0" in text) == (sort is ExportSort.VCARD_3)


def test_each_sort_says_what_it_is_good_for_and_the_name_follows_the_choice(
    exporting: Exporting, qtbot: QtBot, add: Callable[..., int]
) -> None:
    add("Ana")
    exporting.ask(None)
    dialog = exporting.property("over").findChild(QFileDialog)
    words = exporting.sorts()
    assert dialog.nameFilters() == list(words.values())
    for sort in ExportSort:
        dialog.filterSelected.emit(words[sort])
        assert dialog.defaultSuffix() == SUFFIXES[sort]
    dialog.close()
    qtbot.waitUntil(lambda: exporting.property("over").findChild(QFileDialog) is None)


def test_a_folder_that_holds_something_is_left_alone(
    exporting: Exporting, said: list[str], add: Callable[..., int], tmp_path: Path, settle: Callable[[], None]
) -> None:
    add("Ana")
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "mine.md").write_text("mine", encoding="utf-8")
    exporting.write(tmp_path / "pages", None, ExportSort.PAGES)
    settle()
    assert said == ["pages is there already: choose a new folder"]
    assert [file.name for file in (tmp_path / "pages").iterdir()] == ["mine.md"]
