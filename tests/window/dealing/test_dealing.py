"""Dealing out with real keys over a real book: who comes, what each key does, and how it is taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.dealing import Fate
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import plan
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.dealing import pile
from followup_desktop.store.reads.settings import circles, preferences
from followup_desktop.store.writes.contacts import archive_contacts, delete_contacts, set_circle
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.imports import commit_import
from followup_desktop.window.dealing.dealing import Dealing
from followup_desktop.window.dealing.opening import open_dealing
from followup_desktop.window.kit.panel import SlidePanel

K = Qt.Key


@pytest.fixture
def people(book, now) -> Callable[[int], list[int]]:
    """Import people, and give their numbers."""

    def adding(count: int) -> list[int]:
        cards = [
            ForeignCard(
                ContactFields(
                    name=Name(given="Person", family=f"{place:03}"), role="Baker",
                    reaches=(Reach(ReachKind.EMAIL, f"p{place}@example.org"),),
                ), "people.vcf", place,
            ) for place in range(count)
        ]  # fmt: skip
        return list(commit_import(book, plan(cards, {}), now).created)

    return adding


@pytest.fixture
def dealing(keep, context, settle) -> Callable[[], Dealing]:
    def making() -> Dealing:
        made = Dealing(context)
        keep(made)
        made.resize(1200, 860)
        made.show()
        made.setFocus()
        settle()
        return made

    return making


def said(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def test_the_first_one_stands_on_the_card_with_what_is_known(dealing, people):
    people(3)
    shown = said(dealing())
    for words in ("Person 000", "Baker", "p0@example.org", "0 of 3"):
        assert words in shown
    assert any(words.startswith("Imported 3 people · ") for words in shown)


def test_each_key_does_what_its_tile_says(qtbot, dealing, people, book, settle):
    rows = people(7)
    sheet = dealing()
    for key in (K.Key_1, K.Key_4, K.Key_0, K.Key_A, K.Key_Space, K.Key_S):
        qtbot.keyClick(sheet, key)
    settle()
    every = circles(book)
    assert [contact(book, row).fields.circle for row in rows[:3]] == [every[0].id, every[3].id, None]
    assert contact(book, rows[2]).rhythm is None
    assert contact(book, rows[3]).archived
    assert pile(book).waiting == (rows[6], rows[4], rows[5])
    assert sheet.sitting.current == rows[6]
    assert "4 of 7" in said(sheet)


def test_the_tiles_can_be_clicked(qtbot, dealing, people, book, settle):
    rows = people(3)
    sheet = dealing()
    qtbot.mouseClick(sheet.places.tiles[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(sheet.others.tiles[0], Qt.MouseButton.LeftButton)
    settle()
    assert contact(book, rows[0]).fields.circle == circles(book)[1].id
    assert pile(book).waiting == (rows[2],)
    assert sheet.focusPolicy() is Qt.FocusPolicy.StrongFocus


@pytest.mark.parametrize("way", ["backspace", "ctrl+z", "button"])
def test_the_last_ones_are_taken_back_one_by_one(qtbot, dealing, people, book, settle, way):
    rows = people(5)
    sheet = dealing()
    for key in (K.Key_2, K.Key_0, K.Key_A, K.Key_S):
        qtbot.keyClick(sheet, key)
    for row in reversed(rows[:4]):
        if way == "backspace":
            qtbot.keyClick(sheet, K.Key_Backspace)
        elif way == "ctrl+z":
            qtbot.keyClick(sheet, K.Key_Z, Qt.KeyboardModifier.ControlModifier)
        else:
            sheet.back.click()
        assert sheet.sitting.current == row
        settle()
        assert sheet.sitting.current == row
    assert pile(book).waiting == tuple(rows)
    assert not sheet.back.isEnabled()


def test_what_the_toast_takes_back_comes_next_again(qtbot, dealing, people, write, settle):
    rows = people(4)
    sheet = dealing()
    qtbot.keyClick(sheet, K.Key_1)
    settle()
    write(lambda book, now: undo(book, now))
    settle()
    assert sheet.sitting.current == rows[0]
    assert sheet.sitting.decided() == {}


def test_it_follows_what_happens_elsewhere(dealing, people, write, settle, book):
    rows = people(4)
    sheet = dealing()
    write(lambda book, now: set_circle(book, [rows[1]], circles(book)[0].id, now))
    write(lambda book, now: archive_contacts(book, [rows[0]], now))
    settle()
    assert list(sheet.sitting.upcoming) == rows[2:]
    write(lambda book, now: delete_contacts(book, [rows[2]], now))
    settle()
    assert "Person 003" in said(sheet)


def test_it_goes_on_where_one_stopped(qtbot, dealing, people, settle):
    rows = people(10)
    first = dealing()
    for key in (K.Key_1, K.Key_0, K.Key_S):
        qtbot.keyClick(first, key)
    settle()
    again = dealing()
    assert list(again.sitting.upcoming) == [*rows[3:], rows[2]]
    assert "2 of 10" in said(again)


def test_at_the_end_stands_what_was_done_and_the_daily_time(qtbot, dealing, people, book, settle):
    people(3)
    sheet = dealing()
    for key in (K.Key_1, K.Key_1, K.Key_0):
        qtbot.keyClick(sheet, key)
    settle()
    shown = said(sheet)
    assert "Everybody has a place" in shown
    assert any("3 people have a place now." in words for words in shown)
    sheet.done.at.setTime(sheet.done.at.time().addSecs(-3600))
    sheet.done.at.editingFinished.emit()
    settle()
    assert preferences(book).digest_at == time(8, 0)
    with qtbot.waitSignal(sheet.finished):
        sheet.done.left.emit()


def test_the_last_one_can_be_taken_back_from_the_end(qtbot, dealing, people, settle):
    (row,) = people(1)
    sheet = dealing()
    qtbot.keyClick(sheet, K.Key_1)
    settle()
    qtbot.keyClick(sheet, K.Key_Backspace)
    settle()
    assert sheet.sitting.current == row
    assert "Person 000" in said(sheet)


def test_with_nobody_to_deal_it_says_so(dealing):
    assert "Nobody waits" in said(dealing())


def test_fast_keys_are_all_written_in_their_order(qtbot, dealing, people, book, settle):
    rows = people(60)
    sheet = dealing()
    keys = [(K.Key_1, K.Key_2, K.Key_3, K.Key_0)[place % 4] for place in range(60)]
    for key in keys:
        qtbot.keyClick(sheet, key)
    settle()
    every = [circle.id for circle in circles(book)]
    expected = [(every[0], every[1], every[2], None)[place % 4] for place in range(60)]
    assert [contact(book, row).fields.circle for row in rows] == expected
    assert sheet.sitting.decided()[Fate.NO_REMINDERS, None] == 15


def test_first_dates_are_spread(qtbot, dealing, people, book, now, settle):
    rows = people(28)
    sheet = dealing()
    for _row in rows:
        qtbot.keyClick(sheet, K.Key_1)
    settle()
    days = {contact(book, row).rhythm.due_on for row in rows}
    assert days == {now.date() + timedelta(days=ahead) for ahead in range(1, 15)}


def test_escape_leaves_and_nothing_is_lost(qtbot, context, desk, people, book, settle):
    rows = people(3)
    over = QWidget()
    qtbot.addWidget(over)
    over.resize(1000, 700)
    over.show()
    sheet = open_dealing(context, desk, over)
    settle()
    assert open_dealing(context, desk, over) is sheet
    qtbot.keyClick(sheet, K.Key_1)
    qtbot.keyClick(sheet, K.Key_Escape)
    settle()
    assert not over.findChild(SlidePanel).is_open
    assert pile(book).waiting == tuple(rows[1:])


def test_hostile_names_are_shown_as_they_are_written(dealing, book, now):
    hostile = "<img src='file:///etc/passwd'><b>%s{0}"
    card = ForeignCard(ContactFields(name=Name(full=hostile), notes=hostile, tags=(hostile,)), "a.vcf", 1)
    commit_import(book, plan([card], {}), now)
    sheet = dealing()
    assert hostile in said(sheet)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in sheet.findChildren(QLabel) if label.text())
