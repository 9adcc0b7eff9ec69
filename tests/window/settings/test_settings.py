"""Settings are applied at once, follow the book, are undone like anything, and say what is wrong where it is."""

from __future__ import annotations

import json
import sys
from datetime import date, time

import pytest
from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QLabel

from followup_desktop.desktop.autostart import autostart
from followup_desktop.desktop.launch import Command
from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.dates import LeapDay
from followup_desktop.store.reads.contacts import interests_of_me, me
from followup_desktop.store.reads.settings import circles, preferences
from followup_desktop.store.writes.contacts import set_me
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.window.settings import arrival, own_process
from followup_desktop.window.settings.choices import LooksSection, OccasionsSection, TodaySection
from followup_desktop.window.settings.circles import CirclesSection
from followup_desktop.window.settings.data import DataSection
from followup_desktop.window.settings.me import MeSection
from followup_desktop.window.settings.pause import PauseSection
from followup_desktop.window.settings.privacy import PrivacySection
from followup_desktop.window.settings.reminders import RemindersSection
from followup_desktop.window.settings.view import SettingsView


@pytest.fixture(autouse=True)
def own_home(monkeypatch, tmp_path):
    """Nothing of the real login is touched, nor the notifications asked of the system, unless a test does."""
    monkeypatch.setattr(arrival, "_SOON_MS", 3_600_000)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


@pytest.fixture
def view(qtbot, context, desk, settle) -> SettingsView:
    made = SettingsView(context, desk)
    qtbot.addWidget(made)
    made.resize(1200, 800)
    made.show()
    settle()
    return made


@pytest.fixture
def section(view):
    return lambda kind: next(part for part in view.sections if isinstance(part, kind))


def test_the_region_is_chosen_from_all_countries_and_kept(qtbot, book, context, section, settle, now):
    looks = section(LooksSection)
    assert (looks.region.value(), looks.region.words) == ("", "As the system")
    picker = looks.region.open_picker()
    settle()
    qtbot.keyClicks(picker.search, "united states")
    qtbot.wait(120)
    picker.names.itemActivated.emit(picker.names.item(0))
    settle()
    assert preferences(book).region == "US"
    assert looks.region.words == "United States"
    undo(book, now)
    context.feed.look()
    settle()
    assert (looks.region.value(), looks.region.words) == ("", "As the system")


def test_circles_are_renamed_and_get_another_cadence(book, section, settle):
    row = section(CirclesSection).rows[0]
    row._name.setText("Family")
    row.apply()
    settle()
    row._cadence.show_value({"own": True, "count": "10", "unit": "day"})
    row.apply()
    settle()
    assert (circles(book)[0].name, circles(book)[0].cadence) == ("Family", Cadence(10, Unit.DAY))
    row._cadence.show_value({"own": False, "count": "10", "unit": "day"})
    row.apply()
    settle()
    assert circles(book)[0].cadence is None


@pytest.mark.parametrize(
    ("name", "count", "wrong"),
    [("", "2", "name"), ("close", "2", "already"), ("Inner", "0", "at least"), ("Inner", "x", "number")],
)
def test_a_circle_that_makes_no_sense_is_refused_at_its_row(book, section, settle, name, count, wrong):
    before = circles(book)
    row = section(CirclesSection).rows[0]
    row._name.setText(name)
    row._cadence.show_value({"own": True, "count": count, "unit": "week"})
    row.apply()
    settle()
    assert wrong in row.error()
    assert circles(book) == before


def test_circles_are_added_moved_removed_and_brought_back(book, section, settle, write, add):
    part = section(CirclesSection)
    add("Ana Moreira", circle=circles(book)[0].id)
    part.add_one()
    settle()
    assert [row._name.text() for row in part.rows][-1] == "New circle"
    part.rows[-1].moved.emit(-1)
    settle()
    assert [circle.name for circle in circles(book)] == ["Inner", "Close", "Friends", "New circle", "Wider"]
    part.rows[0].removed.emit()
    settle()
    assert [row._name.text() for row in part.rows] == ["Close", "Friends", "New circle", "Wider"]
    write(undo)
    settle()
    assert [row._name.text() for row in part.rows] == ["Inner", "Close", "Friends", "New circle", "Wider"]
    assert part.rows[0]._members.text() == "1 person"


def test_the_daily_few(book, section, settle, write):
    part = section(TodaySection)
    part._few.setValue(5)
    settle()
    assert preferences(book).daily_few == 5
    write(undo)
    assert part._few.value() == 3


def test_times_days_and_names_of_reminders(book, section, settle):
    part = section(RemindersSection)
    part.at.setTime(QTime(7, 30))
    part.at.editingFinished.emit()
    part.quiet_from.setTime(QTime(21, 0))
    part.quiet_from.editingFinished.emit()
    part.days[5].click()
    part.days[6].click()
    section(PrivacySection).hide_names.click()
    settle()
    chosen = preferences(book)
    assert (chosen.digest_at, chosen.quiet_from, chosen.quiet_until) == (time(7, 30), time(21, 0), time(8, 0))
    assert chosen.digest_days == (0, 1, 2, 3, 4)
    assert chosen.hide_names


@pytest.mark.skipif(sys.platform != "linux", reason="the file of XDG autostart is looked at")
def test_starting_at_login_and_no_more(book, section, settle, write):
    part = section(RemindersSection)
    part.login_tick.click()
    settle()
    assert preferences(book).start_at_login
    assert autostart().enabled()
    assert "is started" in part.start_row._hint.text()
    write(undo)
    assert not autostart().enabled()
    assert not part.login_tick.isChecked()


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of XDG autostart is in the way")
def test_a_login_that_cannot_be_changed_is_told_there(section, settle, tmp_path):
    (tmp_path / "config").write_text("in the way")
    part = section(RemindersSection)
    part.login_tick.click()
    settle()
    assert part.start_row.error()


@pytest.mark.parametrize(
    ("program", "sent"),
    [
        ("import json; print(json.dumps({'way': 'native', 'detail': 'It was shown.'}))", True),
        ("import sys; sys.exit('No server answers')", False),
        ("import sys; print('nonsense'); sys.exit('No server answers')", False),
    ],
)
def test_a_test_notification_is_sent_by_another_process(qtbot, monkeypatch, section, program, sent):
    monkeypatch.setattr(own_process, "own_command", lambda **_options: Command((sys.executable, "-c", program)))
    part = section(RemindersSection)
    with qtbot.waitSignal(part._trial.answered, timeout=20_000):
        part.try_button.click()
    assert part.try_button.isEnabled()
    assert (part.try_row._hint.text() == "It was shown.") is sent
    assert (part.try_row.error() == "No server answers") is not sent


@pytest.mark.parametrize(
    ("notifications", "running", "words"),
    [
        ({"reached": True, "detail": "dunst 1.9: actions, body"}, True, "They come as notifications of dunst 1.9."),
        ({"reached": False, "detail": "no server"}, True, "small windows of Followup's own: no server."),
        ({"reached": True, "detail": "dunst 1.9: body"}, False, "nothing is announced until it does"),
    ],
)
def test_it_is_said_how_reminders_arrive(qtbot, monkeypatch, section, notifications, running, words):
    stands = {"notifications": notifications, "tray_running": running, "starts_at_login": False}
    program = f"print({json.dumps(json.dumps(stands))})"
    monkeypatch.setattr(own_process, "own_command", lambda **_options: Command((sys.executable, "-c", program)))
    part = section(RemindersSection)
    part._arrival._soon.setInterval(0)
    with qtbot.waitSignal(part._arrival.told, timeout=20_000):
        part.hide()
        part.show()
    assert words in part.arrival_row._hint.text()
    assert "no place for its icon" in part.arrival_row._hint.text()


def test_on_macos_it_is_said_when_one_is_asked_and_where_to_allow_it(qtbot, monkeypatch, section):
    stands = {"notifications": {"reached": False, "detail": "off"}, "tray_running": True, "starts_at_login": True}
    program = f"print({json.dumps(json.dumps(stands))})"
    monkeypatch.setattr(own_process, "own_command", lambda **_options: Command((sys.executable, "-c", program)))
    monkeypatch.setattr(arrival.sys, "platform", "darwin")
    part = section(RemindersSection)
    with qtbot.waitSignal(part._arrival.told, timeout=20_000):
        part.look_button.click()
    assert "asks once" in part.arrival_row._hint.text()
    assert "System Settings, Notifications" in part.arrival_row._hint.text()


def test_pausing_everything_and_going_on(book, section, settle, today):
    part = section(PauseSection)
    part.pause(date(2026, 12, 6))
    settle()
    assert preferences(book).paused_until == date(2026, 12, 6)
    assert "6 December" in part.row._name.text()
    part.resume_button.click()
    settle()
    assert preferences(book).paused_until is None
    part.pause(today)
    settle()
    assert "ahead" in part.row.error()


def test_holding_reminders_for_an_hour_says_until_when(book, section, settle, now):
    part = section(PauseSection)
    part.hold()
    settle()
    assert preferences(book).held(now)
    assert part.row._name.text() == "Reminders are held until 13:00"
    part.resume_button.click()
    settle()
    assert preferences(book).held_until is None


def test_light_and_dark_follow_at_once(book, section, settle, context, write):
    part = section(LooksSection)
    part._mode.choose("dark")
    part._mode.chosen.emit("dark")
    settle()
    assert preferences(book).theme == context.theme.mode == "dark"
    write(undo)
    assert context.theme.mode == part._mode.current() == "system"


def test_the_29_of_february(book, section, settle):
    section(OccasionsSection)._leap_day.chosen.emit("march-1")
    settle()
    assert preferences(book).leap_day is LeapDay.MARCH_1


def test_one_says_who_one_is(qtbot, book, section, settle, desk, write):
    part = section(MeSection)
    part.add_button.click()
    settle()
    assert part.row.error()
    part.name_field.setText("Robin Vale")
    part.add_button.click()
    settle()
    person = me(book)
    assert person is not None
    assert part.row._name.text() == "Robin Vale"
    with qtbot.waitSignal(desk.edit_asked) as asked:
        part.edit_button.click()
    assert asked.args == [person.id]
    write(undo)
    assert me(book) is None
    assert part.row._name.text() == "Who are you?"


def test_one_says_what_one_enjoys_and_needs_where_one_says_who_one_is(qtbot, book, section, settle, write, add):
    part = section(MeSection)
    assert not part.mine[InterestKind.INTEREST].isVisible()
    robin = add("Robin Vale", interests=(Interest("tea"), Interest("honesty", InterestKind.VALUE)))
    write(lambda book, now: set_me(book, robin, now))
    settle()
    enjoyed, needed = part.mine[InterestKind.INTEREST], part.mine[InterestKind.NEED]
    assert enjoyed.texts == ["tea"]
    enjoyed.setFocus()
    qtbot.keyClicks(enjoyed.focusProxy(), "jazz,hiking,")
    qtbot.keyClicks(enjoyed.focusProxy(), "fil")
    settle()
    assert [each.text for each in interests_of_me(book) if each.kind is InterestKind.INTEREST] == [
        "tea",
        "jazz",
        "hiking",
    ]
    needed.setFocus()
    qtbot.keyClicks(needed.focusProxy(), "a room")
    qtbot.keyClick(needed.focusProxy(), Qt.Key.Key_Return)
    settle()
    mine = [(each.text, each.kind) for each in interests_of_me(book)]
    assert ("fil", InterestKind.INTEREST) in mine
    assert ("a room", InterestKind.NEED) in mine
    assert ("honesty", InterestKind.VALUE) in mine
    write(undo)
    settle()
    assert needed.texts == []


def test_one_picks_oneself_among_the_contacts(book, section, settle, add):
    ana = add("Ana Moreira")
    part = section(MeSection)
    picker = part.pick()
    picker.picked.emit(ana, "Ana Moreira")
    picker.close()
    settle()
    assert me(book).id == ana


def test_a_backup_is_made_and_all_of_them_are_asked_for(qtbot, book, section, settle, add, desk):
    part = section(DataSection)
    settle()
    assert part.backup_row._hint.text() == "Made when you close the window and once a day."
    add("Ana Moreira")
    with qtbot.waitSignal(desk.said) as said:
        part.backup_button.click()
    assert said.args == ["Backed up: 1 contact and 0 interactions, verified"]
    settle()
    assert "The newest: Today, 12:00, 1 contact." in part.backup_row._hint.text()
    with qtbot.waitSignal(desk.said) as said:
        part.backup_button.click()
    assert "holds everything already" in said.args[0]
    with qtbot.waitSignal(desk.backups_asked):
        part.backups_button.click()


def test_a_missing_folder_for_backups_is_said(section, settle, write, tmp_path):
    part = section(DataSection)
    missing = str(tmp_path / "blue disk")
    write(lambda book, now: set_preferences(book, type(preferences(book))(backup_folder=missing), now))
    settle()
    assert "is its disk connected?" in part.backup_row.error()


def test_export_and_import_are_asked_for(qtbot, section, desk):
    part = section(DataSection)
    buttons = {button.words: button for button in part.findChildren(type(part.backup_button))}
    with qtbot.waitSignal(desk.import_asked):
        buttons["Import…"].click()
    with qtbot.waitSignal(desk.export_asked) as asked:
        buttons["Export…"].click()
    assert asked.args == [None]


def test_what_another_process_chose_is_shown(view, section, write):
    write(lambda book, now: set_preferences(book, type(preferences(book))(daily_few=7, hide_names=True), now))
    assert section(TodaySection)._few.value() == 7
    assert section(PrivacySection).hide_names.isChecked()


def test_every_control_can_be_reached_and_has_a_name(view):
    tab = Qt.FocusPolicy.TabFocus
    reachable = [w for part in view.sections for w in part.findChildren(type(view).__mro__[1]) if w.focusPolicy() & tab]
    named = [w for w in reachable if w.isVisible() and not w.focusProxy() and w.parent().focusProxy() is not w]
    unnamed = [w for w in named if not w.accessibleName() and not getattr(w, "words", "") and not _inside_spin_box(w)]
    assert unnamed == []
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in view.findChildren(QLabel))


def _inside_spin_box(widget) -> bool:
    return "spinbox" in widget.objectName()


def test_the_index_leads_to_a_section(qtbot, view):
    qtbot.waitActive(view)
    view.go_to(view.sections[-1])
    assert view.page.verticalScrollBar().value() > 0
    view.resize(700, 700)
    assert not view._index.isVisible()
