"""Who would enjoy this, and introductions, over the window's own body."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import Interest, InterestKind, Reach, ReachKind
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes.contacts import add_tag, delete_contacts, set_me
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.composer.composer import Composer
from followup_desktop.window.connections.enjoying import Enjoying
from followup_desktop.window.connections.introductions import Introductions
from followup_desktop.window.context import Context
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.reminding.reminder import Reminder
from followup_desktop.window.state import WindowState

Settle = Callable[[], None]
NEED, OFFER = InterestKind.NEED, InterestKind.OFFER


def mail(name: str) -> tuple[Reach, ...]:
    return (Reach(ReachKind.EMAIL, f"{name}@example.org"),)


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira", reaches=mail("ana"), interests=(Interest("hiking"), Interest("a flat", NEED)))


@pytest.fixture
def bob(add: Callable[..., int]) -> int:
    return add("Bob Ng", reaches=mail("bob"), interests=(Interest("Hikes"), Interest("flats in Porto", OFFER)))


@pytest.fixture
def window(
    qtbot: QtBot, context: Context, ana: int, tmp_path: Path, settle: Settle, keep: Callable[[QWidget], None]
) -> MainWindow:
    shown = MainWindow(context, WindowState(tmp_path))
    keep(shown)
    shown.resize(1360, 860)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    shown.open_contact(ana)
    settle()
    with qtbot.waitActive(shown):
        shown.activateWindow()
    shown.go("contacts").list.table.setFocus()  # type: ignore[attr-defined]
    return shown


def press(qtbot: QtBot, keys: str) -> None:
    """Press a key where the focus is, as a person does."""
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keySequence(focused, keys)


@pytest.fixture
def ask(qtbot: QtBot, window: MainWindow, settle: Settle) -> Callable[[str], Enjoying]:
    """Open the form by its key and ask for something."""

    def asking(text: str) -> Enjoying:
        press(qtbot, "Ctrl+Shift+E")
        settle()
        form = window.findChild(Enjoying)
        assert form.field.hasFocus()
        form.field.setPlainText(text)
        form.field.ask()
        settle()
        return form

    return asking


def names(form: Enjoying) -> list[tuple[str, str]]:
    return [(card.enjoyer.row.name, card.enjoyer.why) for card in form.cards.cards]


def composer_of(window: MainWindow) -> Composer:
    (found,) = (each for each in window.findChildren(Composer) if each.isVisible())
    return found


def is_open(window: MainWindow, name: str) -> bool:
    panel = window.findChild(SlidePanel, name)
    return panel is not None and panel.is_open


def test_results_stand_there_as_one_types_with_the_reason(qtbot, ask, add, book, now, bob):
    set_me(book, add("Robin", interests=(Interest("hike"),)), now)
    form = ask("hik")
    assert [name for name, _why in names(form)] == ["Ana Moreira", "Bob Ng"]
    qtbot.keyClicks(form.field, "ing")
    qtbot.waitUntil(lambda: ("Ana Moreira", "enjoys hiking, you do too") in names(form))
    assert form.cards.cards[0].write_button.kind == "filled"
    assert form.cards.cards[1].write_button.kind == "outlined"


def test_enter_on_one_writes_for_information_and_what_was_sent_is_logged(qtbot, window, ask, book, ana, settle):
    form = ask("https://example.org/2026/best-hikes.html")
    qtbot.keyClick(form.field, Qt.Key.Key_Return)
    assert form.cards.cards[0].hasFocus()
    press(qtbot, "Return")
    settle()
    composer = composer_of(window)
    assert composer.contact == ana
    assert composer.reason.text() == "Information · https://example.org/2026/best-hikes.html (enjoys hiking)"
    assert composer.text.toPlainText() == "https://example.org/2026/best-hikes.html"
    composer.log()
    settle()
    (logged,) = interactions(book, list(timeline(book, TimelineQuery(ana)).ids)).values()
    assert "best-hikes" in logged.notes
    assert is_open(window, "enjoying panel")


def test_a_link_that_was_only_put_there_is_no_draft(window, ask, ana, settle, context):
    form = ask("https://example.org/hikes")
    form.cards.cards[0].write()
    settle()
    composer_of(window).leave()
    settle()
    window.desk.write_asked.emit(ana, "")
    settle()
    assert composer_of(window).text.toPlainText() == ""


def test_r_plans_it_for_later(qtbot, window, ask, book, ana, settle, now):
    form = ask("hiking")
    form.cards.focus_first()
    press(qtbot, "R")
    settle()
    reminder = window.findChild(Reminder)
    assert reminder.fields.kinds[Kind.INFORMATION].isChecked()
    reminder.save()
    settle()
    (planned,) = made_for(book, ana, now)
    assert (planned.kind, planned.reason) == (Kind.INFORMATION, "hiking (enjoys hiking)")


def test_empty_states_say_what_to_do(qtbot, window, ask, book, ana, settle, write, now):
    form = ask("")
    assert form.is_empty
    form = ask("quantum chromodynamics")
    assert form.is_empty
    write(lambda book, now: delete_contacts(book, [ana], now))
    settle()
    form.field.setPlainText("hiking")
    form.field.ask()
    settle()
    assert form.is_empty
    assert any("interests" in label.text() for label in form.empty.findChildren(QLabel))


def test_it_follows_the_book_and_keeps_the_focus(qtbot, ask, add, ana, bob, write, settle):
    form = ask("hiking")
    form.cards.focus_first()
    press(qtbot, "J")
    assert form.cards.cards[1].hasFocus()
    write(lambda book, now: add_tag(book, [ana], "club", now))
    settle()
    assert form.cards.cards[1].hasFocus()
    write(lambda book, now: delete_contacts(book, [bob], now))
    settle()
    assert [name for name, _why in names(form)] == ["Ana Moreira"]
    assert form.cards.cards[0].hasFocus()
    press(qtbot, "K")
    assert form.field.hasFocus()


def test_escape_closes_it_and_the_focus_goes_back(qtbot, window, ask):
    form = ask("hiking")
    qtbot.keyClick(form.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not is_open(window, "enjoying panel"))


@pytest.fixture
def introduce(qtbot: QtBot, window: MainWindow, settle: Settle) -> Callable[[str], Introductions]:
    def opening(keys: str) -> Introductions:
        press(qtbot, keys)
        settle()
        form = window.findChild(Introductions)
        assert isinstance(form, Introductions)
        return form

    return opening


def test_pairs_stand_there_and_the_first_has_the_focus(introduce, ana, bob):
    form = introduce("Ctrl+Shift+I")
    (card,) = form.cards.cards
    assert card.pair.contacts == (ana, bob)
    assert card.hasFocus()
    assert "Ana is looking for a flat. Bob can help with flats in Porto." in card.accessibleName()


def test_writing_to_both_is_one_message_and_one_interaction_of_three(
    qtbot, window, introduce, ana, bob, book, settle, monkeypatch, now
):
    opened: list[str] = []
    monkeypatch.setattr(
        "followup_desktop.window.composer.composer.open_address", lambda link: opened.append(link) or True
    )
    introduce("Ctrl+Shift+I")
    press(qtbot, "Return")
    settle()
    composer = composer_of(window)
    assert composer.title.text() == "Introduce Ana Moreira and Bob Ng"
    composer.text.setPlainText("Ana, meet Bob")
    composer.delivery.subject.setText("Ana, meet Bob")
    composer.hand_over()
    assert opened == ["mailto:ana@example.org,bob@example.org?subject=Ana%2C%20meet%20Bob"]
    assert QGuiApplication.clipboard().text() == "Ana, meet Bob"
    composer.log()
    settle()
    (logged,) = interactions(book, list(timeline(book, TimelineQuery(bob)).ids)).values()
    assert logged.introduces
    assert {row for row, _name in logged.contacts} == {ana, bob}
    assert window.findChild(Introductions).is_empty
    undo(book, now)
    assert not timeline(book, TimelineQuery(bob)).ids


def test_its_draft_is_its_own(window, introduce, ana, settle, bob):
    form = introduce("Ctrl+Shift+I")
    form.cards.cards[0].write()
    settle()
    composer_of(window).text.setPlainText("Both of you")
    composer_of(window).leave()
    settle()
    window.desk.write_asked.emit(ana, "")
    settle()
    assert composer_of(window).text.toPlainText() == ""
    composer_of(window).leave()
    form.cards.cards[0].write()
    settle()
    assert composer_of(window).text.toPlainText() == "Both of you"


def test_introduced_already_is_logged_with_its_channel(introduce, ana, bob, book, settle):
    form = introduce("Ctrl+Shift+I")
    menu = form.cards.cards[0].open_channels()
    next(action for action in menu.actions() if action.text() == "Message").trigger()
    menu.close()
    settle()
    (logged,) = interactions(book, list(timeline(book, TimelineQuery(ana)).ids)).values()
    assert (logged.channel, logged.introduces) == (Channel.MESSAGE, True)
    assert form.cards.cards == []


def test_without_pairs_it_says_what_to_add(introduce):
    form = introduce("Ctrl+Shift+I")
    assert form.is_empty
    assert any("looking for" in label.text() for label in form.empty.findChildren(QLabel))


def test_x_leaves_them_apart_and_undo_brings_them_back(qtbot, window, introduce, bob, settle):
    form = introduce("Ctrl+Shift+I")
    press(qtbot, "X")
    settle()
    assert form.is_empty
    window.undoing.undo()
    settle()
    assert len(form.cards.cards) == 1


def test_one_contact_is_introduced_from_their_page(qtbot, window, introduce, add, ana, bob, settle):
    cy = add("Cy Twombly")
    form = introduce("I")
    assert [card.pair.contacts for card in form.cards.cards] == [(ana, bob)]
    form.write_to(ana)
    assert "same contact" in form.error.text()
    form.write_to(cy)
    settle()
    assert composer_of(window).title.text() == "Introduce Ana Moreira and Cy Twombly"


def test_who_met_meanwhile_is_offered_no_more_and_a_contact_that_is_gone_closes_it(
    window, introduce, ana, bob, write, settle
):
    form = introduce("I")
    day = timedelta(days=3)
    write(
        lambda book, now: log_interaction(
            book, InteractionDraft((ana, bob), (now - day).date(), Channel.IN_PERSON), now
        )
    )
    settle()
    assert form.is_empty
    write(lambda book, now: delete_contacts(book, [ana], now))
    settle()
    assert not is_open(window, "introductions panel")


def test_both_stand_in_the_menu_of_the_whole_window(
    qtbot: QtBot, window: MainWindow, now: datetime, book: Book
) -> None:
    from followup_desktop.window.whole_menu import WholeMenu

    menu = WholeMenu(window.rail, window.desk, window.undoing, keys=lambda: None, about=lambda: None)
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    assert {"Who would enjoy this?", "Introductions"} <= set(texts)
    menu.deleteLater()
