"""The duplicates over the window's own body: found, compared, merged, told apart, skipped, undone, stopped."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from followup_desktop.desktop import matching
from followup_desktop.desktop.launch import Command
from followup_desktop.domain.contacts import Reach, ReachKind
from followup_desktop.domain.duplicates.comparing import Certainty
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.history import undo
from followup_desktop.window.duplicates.form import Duplicates
from followup_desktop.window.importing.opening import open_import
from followup_desktop.window.kit.buttons import Button
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow

Settle = Callable[[], None]
Look = Callable[[], Duplicates]

EMAIL = Reach(ReachKind.EMAIL, "ana@example.org")
PATIENCE_MS = 30_000
PHONE = Reach(ReachKind.PHONE, "+351 912 345 678")


@pytest.fixture
def look(qtbot: QtBot, window: MainWindow, settle: Settle) -> Look:
    """Open the form and wait until it has looked through the book."""

    def looking() -> Duplicates:
        window.desk.duplicates_asked.emit()
        form = window.findChild(Duplicates)
        assert isinstance(form, Duplicates)
        qtbot.waitUntil(lambda: not form.finding.under_way, timeout=PATIENCE_MS)
        settle()
        return form

    return looking


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira", reaches=(EMAIL,), notes="climbs")


@pytest.fixture
def double(add: Callable[..., int]) -> int:
    return add("Ana M.", reaches=(EMAIL,))


@pytest.fixture
def namesakes(add: Callable[..., int]) -> tuple[int, int]:
    return add("Bo Ek", reaches=(PHONE,)), add("Bo Ek", reaches=(Reach(ReachKind.PHONE, "+46 8 123 456 78"),))


def names(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT display_name FROM contacts ORDER BY id")]


def texts(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def press(qtbot: QtBot, window: MainWindow, key: Qt.Key, settle: Settle) -> None:
    qtbot.keyClick(window.focusWidget(), key)
    settle()


def test_the_surest_pair_stands_first_with_why_and_both_sides(
    look: Look, namesakes: tuple[int, int], ana: int, double: int
) -> None:
    form = look()
    assert form.shown is not None
    assert (form.shown.keep, form.shown.other, form.shown.certainty) == (ana, double, Certainty.CERTAIN)
    assert form.page.words == "Surely the same: same e-mail and same initial"
    assert "2 pairs may be one person each · 1 of them surely" in texts(form)
    assert form.page.comparison is not None
    assert {"Ana Moreira", "Ana M."} <= set(texts(form.page.comparison))


def test_all_is_done_by_keyboard_and_undone(
    qtbot: QtBot, window: MainWindow, look: Look, settle: Settle, book: Book, now: datetime,
    namesakes: tuple[int, int], ana: int, double: int,
) -> None:  # fmt: skip
    form = look()
    press(qtbot, window, Qt.Key.Key_M, settle)
    assert names(book) == ["Bo Ek", "Bo Ek", "Ana Moreira"]
    assert form.page.words == "Likely the same: same name"
    press(qtbot, window, Qt.Key.Key_N, settle)
    assert form.shown is None
    assert "That was all" in texts(form)
    window.undoing.undo()
    settle()
    assert form.shown is not None
    assert {form.shown.keep, form.shown.other} == set(namesakes)
    window.undoing.undo()
    settle()
    assert names(book) == ["Bo Ek", "Bo Ek", "Ana Moreira", "Ana M."]
    assert form.shown is not None
    press(qtbot, window, Qt.Key.Key_Escape, settle)
    assert not any(panel.is_open for panel in window.findChildren(SlidePanel))


def test_who_was_told_apart_is_not_offered_again(
    qtbot: QtBot, window: MainWindow, look: Look, settle: Settle, namesakes: tuple[int, int]
) -> None:
    press(qtbot, window, Qt.Key.Key_N, settle) if look().shown else pytest.fail("nobody was found")
    form = window.findChild(Duplicates)
    form.look()
    qtbot.waitUntil(lambda: not form.finding.under_way, timeout=PATIENCE_MS)
    settle()
    assert "No duplicates" in texts(form)


def test_a_pair_is_left_for_another_time(
    qtbot: QtBot, window: MainWindow, look: Look, settle: Settle, book: Book, namesakes: tuple[int, int]
) -> None:
    form = look()
    press(qtbot, window, Qt.Key.Key_S, settle)
    assert "1 pair was skipped: it stands here the next time." in texts(form)
    assert len(names(book)) == 2
    form.look()
    qtbot.waitUntil(lambda: not form.finding.under_way, timeout=PATIENCE_MS)
    settle()
    assert form.shown is not None


def test_the_other_one_is_kept(
    look: Look, qtbot: QtBot, window: MainWindow, settle: Settle, book: Book, ana: int, double: int
) -> None:
    look()
    press(qtbot, window, Qt.Key.Key_W, settle)
    press(qtbot, window, Qt.Key.Key_M, settle)
    assert names(book) == ["Ana M."]
    assert contact(book, double).fields.notes == "climbs"


def test_a_pair_that_is_gone_elsewhere_goes_here(
    look: Look, write: Callable[..., object], settle: Settle, ana: int, double: int
) -> None:
    form = look()
    write(lambda book, now: delete_contacts(book, [double], now))
    settle()
    assert form.shown is None
    assert "That was all" in texts(form)
    write(lambda book, now: undo(book, now))
    settle()
    assert form.shown is not None


def test_an_empty_book_says_so_and_can_be_looked_through_again(look: Look) -> None:
    form = look()
    assert "No duplicates" in texts(form)
    assert not form.foot.isVisible()


@pytest.fixture
def endless(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that says how far it is and never ends."""
    program = "import time; print('{\"at\": [1, 2]}', flush=True); time.sleep(600)"
    command = Command((sys.executable, "-c", program))
    monkeypatch.setattr(matching, "own_command", lambda: command)


@pytest.mark.usefixtures("ana", "double", "endless")
def test_looking_can_be_stopped(qtbot: QtBot, window: MainWindow, settle: Settle) -> None:
    window.desk.duplicates_asked.emit()
    form = window.findChild(Duplicates)
    qtbot.waitSignal(form.finding.progressed).wait()
    with qtbot.waitSignal(form.finding.stopped):
        form.progress.cancelled.emit()
    qtbot.waitUntil(lambda: not form.finding.under_way, timeout=PATIENCE_MS)
    assert "Stopped" in texts(form)


@pytest.mark.usefixtures("endless")
def test_closing_ends_the_search(qtbot: QtBot, window: MainWindow) -> None:
    window.desk.duplicates_asked.emit()
    form = window.findChild(Duplicates)
    finding = form.finding
    form.close_button.click()
    qtbot.waitUntil(lambda: not isValid(finding) or not finding.under_way)


def test_a_search_that_breaks_off_says_so(
    qtbot: QtBot, window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "own_command", lambda: Command((sys.executable, "-c", "print('half a')")))
    window.desk.duplicates_asked.emit()
    form = window.findChild(Duplicates)
    qtbot.waitUntil(lambda: "Looking for duplicates came to no end; nothing was changed" in texts(form))


def test_markup_is_shown_as_written(look: Look, add: Callable[..., int]) -> None:
    add("<b>Ana</b> Moreira", reaches=(EMAIL,))
    add("<b>Ana</b> Moreira", reaches=(EMAIL, PHONE))
    form = look()
    shown = [each for each in form.findChildren(QLabel) if "<b>" in each.text()]
    assert shown
    assert all(each.textFormat() is Qt.TextFormat.PlainText for each in shown)


def test_after_an_import_one_looks_for_duplicates(
    qtbot: QtBot, window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    file = tmp_path / "people.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:{number}\nEND:VCARD\n"
    file.write_text("".join(card.format(name="Bo Ek", number=f"+46 8 123 45 {end}") for end in (67, 89)))
    page = open_import(window.context, window.desk, window.centralWidget(), [file])
    qtbot.waitUntil(page.foot.isVisible, timeout=PATIENCE_MS)
    page.foot.import_asked.emit()
    qtbot.waitUntil(page.result.isVisible, timeout=PATIENCE_MS)
    button = next(each for each in page.result.findChildren(Button) if each.text() == "Look for duplicates")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    form = window.findChild(Duplicates)
    qtbot.waitUntil(lambda: not form.finding.under_way, timeout=PATIENCE_MS)
    settle()
    assert form.page.words == "Likely the same: same name"
