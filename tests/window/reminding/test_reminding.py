"""Planning a check-in: by key and by menu, what is refused and where, and changing what was planned."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.errors import Refused
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for, next_check_in
from followup_desktop.store.reads.today import today as read_today
from followup_desktop.store.writes.check_ins import Done, add_check_in, complete_check_in
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.window.kit.buttons import Button
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.reminding.reminder import Reminder
from followup_desktop.window.reminding.when import DAY, TIME, read_when

Settle = Callable[[], None]
Open = Callable[[int], Reminder]


@pytest.fixture
def remind(qtbot: QtBot, window: MainWindow, settle: Settle) -> Open:
    """Open it with the key R in the list of contacts."""

    def opening(row: int) -> Reminder:
        window.open_contact(row)
        settle()
        table = window.go("contacts").list.table  # type: ignore[attr-defined]
        with qtbot.waitActive(window):
            window.activateWindow()
        table.setFocus()
        qtbot.keyClick(table, Qt.Key.Key_R)
        settle()
        found = window.findChild(Reminder)
        assert isinstance(found, Reminder)
        return found

    return opening


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana")


def is_open(window: MainWindow) -> bool:
    return any(panel.is_open for panel in window.findChildren(SlidePanel))


def pressed(reminder: Reminder, name: str) -> None:
    (button,) = [each for each in reminder.findChildren(Button) if each.accessibleName().startswith(name)]
    button.click()


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_r_plans_a_reminder_that_is_the_next_check_in(
    qtbot: QtBot, window: MainWindow, remind: Open, book: Book, ana: int, now: datetime, settle: Settle
) -> None:
    reminder = remind(ana)
    assert reminder.fields.reason.hasFocus()
    qtbot.keyClicks(reminder.fields.reason, "Ask how the move went")
    reminder.fields.kinds[Kind.FOLLOW_UP].click()
    reminder.fields.day.setText("2026-11-30")
    qtbot.keyClick(reminder.fields.reason, Qt.Key.Key_Return)
    settle()
    assert not is_open(window)
    planned = next_check_in(book, ana, now)
    assert planned is not None
    assert (planned.kind, planned.reason) == (Kind.FOLLOW_UP, "Ask how the move went")
    assert (planned.due_on, planned.due_at) == (date(2026, 11, 30), None)
    card = window.go("contacts").page.check_in  # type: ignore[attr-defined]
    assert "Follow up in 8 days" in shown(card) or "Follow up in a week" in shown(card)
    assert window.undoing.toast.isVisible()
    window.undoing.undo()
    settle()
    assert next_check_in(book, ana, now) is None


def test_for_a_moment_of_today_it_shows_in_today(
    remind: Open, book: Book, ana: int, now: datetime, settle: Settle
) -> None:
    reminder = remind(ana)
    reminder.fields.day.setText(now.date().isoformat())
    reminder.fields.time.setText("18:30")
    reminder.save_button.click()
    settle()
    (timed,) = read_today(book, now).timed
    assert timed.contact == ana
    assert timed.due_at == datetime.combine(now.date(), time(18, 30), now.tzinfo)


@pytest.mark.parametrize(
    ("day", "at", "field"),
    [
        ("", "", DAY), ("soon", "", DAY), ("2026-02-30", "", DAY), ("2026-11-21", "", DAY),
        ("2026-11-22", "11:59", TIME), ("2026-11-30", "noon", TIME), ("2026-11-30", "24:00", TIME),
        ("2026-11-30", "9:75", TIME),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_beside_its_field_and_what_was_typed_stays(
    remind: Open, book: Book, ana: int, settle: Settle, now: datetime, day: str, at: str, field: str
) -> None:
    reminder = remind(ana)
    reminder.fields.reason.setText("Call")
    reminder.fields.day.setText(day)
    reminder.fields.time.setText(at)
    reminder.save()
    settle()
    assert list(reminder.fields.errors()) == [field]
    assert (reminder.fields.day if field == DAY else reminder.fields.time).hasFocus()
    assert (reminder.fields.reason.text(), reminder.fields.day.text()) == ("Call", day)
    assert made_for(book, ana, now) == []


@pytest.mark.parametrize(
    ("typed", "meant"), [("9", (9, 0)), ("9:05", (9, 5)), ("09.30", (9, 30)), (" 23:59 ", (23, 59))]
)
def test_times_are_read_as_people_type_them(typed: str, meant: tuple[int, int], now: datetime) -> None:
    day, moment = read_when("2026-11-30", typed, now)
    assert moment is not None
    assert (moment.hour, moment.minute, moment.date()) == (*meant, day)


def test_behind_a_change_of_the_clocks_a_time_stays_the_time() -> None:
    here = datetime(2026, 10, 20, 12, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    _, moment = read_when("2026-11-30", "9:00", here)
    assert moment is not None
    assert moment.isoformat() == "2026-11-30T09:00:00+01:00"


def test_one_that_was_planned_is_changed(
    qtbot: QtBot, remind: Open, book: Book, ana: int, now: datetime, settle: Settle
) -> None:
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "<b>call</b>", now.date() + timedelta(days=3)), now)
    (before,) = made_for(book, ana, now)
    reminder = remind(ana)
    assert "<b>call</b>" in shown(reminder)
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in reminder.findChildren(QLabel))
    pressed(reminder, "Change: Reminder")
    assert reminder.save_button.words == "Save"
    assert reminder.fields.reason.text() == "<b>call</b>"
    reminder.fields.kinds[Kind.THANK_YOU].click()
    reminder.fields.day.setText("2026-12-01")
    reminder.save()
    settle()
    (after,) = made_for(book, ana, now)
    assert (after.uuid, after.kind, after.due_on) == (before.uuid, Kind.THANK_YOU, date(2026, 12, 1))


def test_one_that_was_planned_is_deleted(
    remind: Open, book: Book, ana: int, now: datetime, settle: Settle, window: MainWindow
) -> None:
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", now.date() + timedelta(days=3)), now)
    reminder = remind(ana)
    pressed(reminder, "Change")
    pressed(reminder, "Delete")
    settle()
    assert made_for(book, ana, now) == []
    assert not reminder.planned.isVisible()
    assert reminder.save_button.words == "Remind me"
    window.undoing.undo()
    settle()
    assert reminder.planned.isVisible()


def test_one_that_was_done_meanwhile_is_not_changed(
    remind: Open, book: Book, ana: int, now: datetime, settle: Settle
) -> None:
    add_check_in(book, CheckInDraft(ana, Kind.REMINDER, "call", now.date() + timedelta(days=3)), now)
    (planned,) = made_for(book, ana, now)
    reminder = remind(ana)
    reminder.edit(planned)
    complete_check_in(book, planned.uuid, Done(), now)
    reminder.save()
    settle()
    assert reminder.fields.error.text() == "This check-in is done already"


def test_when_the_contact_goes_the_panel_goes(
    window: MainWindow, remind: Open, ana: int, write: Callable[..., Changes], settle: Settle
) -> None:
    remind(ana)
    write(lambda book, now: delete_contacts(book, [ana], now))
    settle()
    assert not is_open(window)


def test_escape_leaves_nothing_behind(
    qtbot: QtBot, window: MainWindow, remind: Open, book: Book, ana: int, now: datetime, settle: Settle
) -> None:
    reminder = remind(ana)
    qtbot.keyClick(reminder.fields.reason, Qt.Key.Key_Escape)
    settle()
    assert not is_open(window)
    assert made_for(book, ana, now) == []


def test_a_day_that_is_over_is_refused_before_the_time() -> None:
    now = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))
    with pytest.raises(Refused) as refused:
        read_when("2026-11-01", "nonsense", now)
    assert refused.value.field == DAY
