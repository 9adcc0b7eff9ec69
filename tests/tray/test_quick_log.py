"""The quick log: a name, a channel, a line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.paths import Folders
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.tray.hands import Hands
from followup_desktop.tray.quick_log import QuickLog
from followup_desktop.tray.window_link import WindowLink
from tests.tray.conftest import Clock, Tray


@pytest.fixture
def quick(theme: object, tray: Tray, qtbot: QtBot, short_folder: Path) -> Iterator[QuickLog]:
    hands = Hands(tray.agent, WindowLink(Folders(short_folder, short_folder)))
    made = QuickLog(hands.find_people, hands.log)
    qtbot.addWidget(made)
    made.bring_up()
    yield made
    made.close()


def logged(book: Book) -> list[tuple[list[str], Channel, str]]:
    found = interactions(book, timeline(book, TimelineQuery()).ids)
    return [([name for _id, name in each.contacts], each.channel, each.notes) for each in found.values()]


def listed(quick: QuickLog) -> list[str]:
    model = quick.person.completer().model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


# A field leaves Enter to the dialogue, which closes: to Qt's test library that is a key that nobody took.
@pytest.mark.qt_log_ignore("Keyboard event not accepted", extend=True)
def test_a_few_letters_a_choice_a_line_and_enter(
    quick: QuickLog, tray: Tray, book: Book, add: Callable[..., int], clock: Clock, qtbot: QtBot
) -> None:
    ana, _other = add("Ana Čech", at=clock.now), add("Anatol Berg", at=clock.now, organisation="Harbour")
    log_interaction(book, InteractionDraft((ana,), clock.now.date() - timedelta(days=9), Channel.VIDEO_CALL), clock.now)
    QTest.keyClicks(quick.person, "an")
    tray.settle()
    assert listed(quick) == ["Anatol Berg · Harbour", "Ana Čech"]
    popup = quick.person.completer().popup()
    for _person in range(2):
        QTest.keyClick(popup, Qt.Key.Key_Down)
    QTest.keyClick(popup, Qt.Key.Key_Return)
    assert quick.person.text() == "Ana Čech"
    assert quick.channel.currentData() == Channel.VIDEO_CALL
    QTest.keyClicks(quick.line, "Tea by the harbour")
    QTest.keyClick(quick.line, Qt.Key.Key_Return)
    tray.settle()
    assert logged(book)[-1] == (["Ana Čech"], Channel.VIDEO_CALL, "Tea by the harbour")
    assert not quick.isVisible()
    assert (quick.person.text(), quick.line.text()) == ("", "")


def test_a_name_typed_in_full_needs_no_choice(
    quick: QuickLog, tray: Tray, book: Book, add: Callable[..., int], clock: Clock
) -> None:
    add("Ana Čech", at=clock.now)
    add("Ana Čechová", at=clock.now)
    QTest.keyClicks(quick.person, "ana cech")
    tray.settle()
    quick.submit()
    tray.settle()
    assert logged(book) == [(["Ana Čech"], Channel.CALL, "")]


@pytest.mark.parametrize(
    ("typed", "why"),
    [("", "Whom was it with?"), ("zzz", "There is no contact 'zzz'"),
     ("an", "Several contacts fit: choose one from the list")],
)  # fmt: skip
def test_what_cannot_be_logged_says_why_and_keeps_what_was_typed(
    quick: QuickLog, tray: Tray, book: Book, add: Callable[..., int], clock: Clock, typed: str, why: str
) -> None:
    add("Ana Čech", at=clock.now)
    add("Anatol Berg", at=clock.now)
    QTest.keyClicks(quick.person, typed)
    quick.line.setText("Tea")
    quick.submit()
    tray.settle()
    assert quick.error.text() == why
    assert quick.isVisible()
    assert quick.isEnabled()
    assert quick.line.text() == "Tea"
    assert logged(book) == []


def test_escape_closes_it_and_what_was_typed_stays(quick: QuickLog) -> None:
    quick.line.setText("Tea")
    QTest.keyClick(quick, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    quick.bring_up()
    assert quick.line.text() == "Tea"
