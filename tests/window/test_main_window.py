from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.changes import Changes
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import add_tag
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.keys_help import KeysHelp
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.quick_add import QuickAdd
from followup_desktop.window.shortcuts import GROUPS
from followup_desktop.window.state import WindowState
from followup_desktop.window.views import View

Keep = Callable[[QWidget], None]


class Plain(QWidget):
    """A view that notes what the window asks of it."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.asked: list[object] = []
        self.unsaved = False
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def focus_search(self) -> None:
        self.asked.append("search")

    def show_contact(self, contact: int) -> None:
        self.asked.append(contact)

    def focus_log(self) -> None:
        self.asked.append("log")

    def take_focus(self) -> None:
        self.asked.append("focus")

    def step_back(self) -> None:
        self.asked.append("back")

    def may_close(self) -> bool:
        return not self.unsaved


@pytest.fixture
def made() -> dict[str, Plain]:
    return {}


@pytest.fixture
def views(made: dict[str, Plain]) -> list[View]:
    def maker(key: str) -> Callable[[Context, Desk], QWidget]:
        def make(_context: Context, _desk: Desk) -> QWidget:
            made[key] = Plain(key.title())
            return made[key]

        return make

    return [View(key, key.title(), "users", maker(key)) for key in ("today", "contacts")]


@pytest.fixture
def window(qtbot: QtBot, context: Context, tmp_path: Path, views: list[View], keep: Keep) -> MainWindow:
    shown = MainWindow(context, WindowState(tmp_path), views)
    keep(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    return shown


def test_views_are_made_when_they_are_first_visited(window: MainWindow, made: dict[str, Plain], qtbot: QtBot) -> None:
    assert list(made) == ["today"]
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert list(made) == ["today", "contacts"]
    assert made["contacts"].isVisible()
    assert window.windowTitle() == "Contacts – Followup"
    first = made["contacts"]
    window.go("today")
    window.go("contacts")
    assert made["contacts"] is first


def test_keys_reach_the_view_that_is_shown(window: MainWindow, made: dict[str, Plain], qtbot: QtBot) -> None:
    for key in (Qt.Key.Key_F, Qt.Key.Key_L):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert made["today"].asked == ["search", "log", "back"]


def test_a_contact_is_shown_by_the_contacts_view(window: MainWindow, made: dict[str, Plain]) -> None:
    window.desk.contact_asked.emit(7)
    window.desk.log_asked.emit(8)
    assert made["contacts"].asked == [7, 8, "log"]


def test_quick_add_opens_over_any_view_and_escape_gives_the_keys_back(
    window: MainWindow, made: dict[str, Plain], qtbot: QtBot
) -> None:
    field = made["today"].field
    field.setFocus()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(field, Qt.Key.Key_N, both)
    sheet = window.findChild(QuickAdd)
    assert sheet is not None
    assert sheet.isVisible()
    assert sheet.size() == window.centralWidget().size()
    qtbot.keyClicks(sheet.line, "Ana")
    qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert made["today"].asked == []
    window.desk.quick_add_asked.emit()
    assert window.findChildren(QuickAdd) == [sheet]
    assert sheet.line.text() == "Ana"


def test_every_key_of_the_window_stands_in_the_help_once(window: MainWindow) -> None:
    groups = [[QKeySequence(key).toString() for each in group.keys for key in each.keys] for group in GROUPS]
    # A key of one form may be another one's too; those that work everywhere are nobody else's.
    for group in groups[1:]:
        assert len({*groups[0], *group}) == len(groups[0]) + len(group)
    listed = [QKeySequence(key) for group in groups for key in group]
    own = [shortcut.key() for shortcut in window.findChildren(QShortcut)]
    assert all(key in listed for key in own)


def test_a_question_mark_shows_all_keys_but_not_while_one_types(
    window: MainWindow, made: dict[str, Plain], qtbot: QtBot
) -> None:
    made["today"].field.setFocus()
    qtbot.keyClicks(made["today"].field, "why?")
    assert made["today"].field.text() == "why?"
    assert window.findChild(KeysHelp) is None
    made["today"].setFocus()
    qtbot.keyClick(window, "?")
    sheet = window.findChild(KeysHelp)
    assert sheet is not None
    sheet.close()


def test_ctrl_z_is_the_fields_as_long_as_it_has_something_to_undo(
    window: MainWindow, made: dict[str, Plain], qtbot: QtBot, book: Book, add: Callable[..., int],
    write: Callable[..., Changes], settle: Callable[[], None],
) -> None:  # fmt: skip
    ana = add("Ana")
    write(lambda book, now: add_tag(book, [ana], "choir", now))
    field = made["today"].field
    field.setFocus()
    qtbot.keyClicks(field, "abc")
    undo = (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(field, *undo)
    settle()
    assert field.text() == ""
    assert window.undoing.next_labels()[0] == "Tagged Ana"
    qtbot.keyClick(field, *undo)
    settle()
    assert window.undoing.next_labels() == ("Added Ana", "Tagged Ana")


def test_a_view_that_is_called_by_its_key_takes_the_keyboard(
    window: MainWindow, made: dict[str, Plain], qtbot: QtBot
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert made["contacts"].isVisible()
    assert made["contacts"].asked == ["focus"]
    window.go("today")
    assert made["today"].asked == []


def test_the_window_begins_inside_the_screen(keep: Keep, context: Context, views: list[View], tmp_path: Path) -> None:
    window = MainWindow(context, WindowState(tmp_path / "new"), views)
    keep(window)
    available = window.screen().availableSize()
    assert window.size().boundedTo(available) == window.size()


def test_the_rail_becomes_icons_below_700(window: MainWindow) -> None:
    window.resize(720, 600)
    assert not window.rail.folded
    window.resize(690, 600)
    assert window.rail.folded


def test_unsaved_changes_keep_the_window_open(window: MainWindow, made: dict[str, Plain], tmp_path: Path) -> None:
    made["today"].unsaved = True
    assert not window.close()
    assert window.isVisible()
    made["today"].unsaved = False
    window.go("contacts")
    window.resize(901, 702)
    assert window.close()
    assert WindowState(tmp_path).text("view") == "contacts"


def test_it_comes_back_as_it_was(
    keep: Keep, context: Context, views: list[View], tmp_path: Path, made: dict[str, Plain]
) -> None:
    for _start in range(2):
        window = MainWindow(context, WindowState(tmp_path), views)
        keep(window)
        window.show()
        if _start == 0:
            window.go("contacts")
            window.resize(640, 480)
        else:
            assert (window.width(), window.height()) == (640, 480)
            assert made["contacts"].isVisible()
        window.close()


def test_a_new_day_is_told_to_the_views(
    keep: Keep, context: Context, views: list[View], tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    days = [now]
    monkeypatch.setattr(context, "_clock", lambda: days[0])
    window = MainWindow(context, WindowState(tmp_path), views)
    keep(window)
    told: list[Changes] = []
    context.feed.changed.connect(told.append)
    window.look_outside()
    assert told == []
    days[0] = now + timedelta(hours=12)
    window.look_outside()
    window.look_outside()
    assert [changes.everything for changes in told] == [True]
    assert context.today == date(2026, 11, 23)


def test_what_another_process_wrote_is_seen_while_the_window_is(
    window: MainWindow, context: Context, book_folder: Path, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana")
    told: list[Changes] = []
    context.feed.changed.connect(told.append)
    other = open_book(book_folder)
    window.hide()
    add_tag(other, [ana], "choir", now)
    assert told == []
    window.show()
    assert told[-1].label == "Tagged Ana"
    other.close()
