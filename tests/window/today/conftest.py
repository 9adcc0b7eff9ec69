"""A day with one check-in of each sort."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.context import Context
from followup_desktop.window.today.view import TodayView

People = dict[str, int]


@pytest.fixture
def people(book: Book, add: Callable[..., int], now: datetime) -> People:
    """Henrik has a promise, Ines one at 15:30, Dorota a birthday, Ana and four others are ready."""
    before = now - timedelta(days=300)
    inner, close, friends = (circle.id for circle in circles(book)[:3])
    birthday = (ContactDate(DateKind.BIRTHDAY, PartialDate(1986, 11, 22)),)
    found = {
        "henrik": add("Henrik Aas", before),
        "ines": add("Ines Duarte"),
        "dorota": add("Dorota Łuczak", dates=birthday),
        "ana": add("Ana Moreira", before, circle=inner),
        **{name: add(f"{name.title()} Vale", before, circle=friends) for name in ("bo", "cy", "di", "ed")},
    }
    assert close
    talked = InteractionDraft((found["ana"],), now.date() - timedelta(days=90), Channel.CALL)
    log_interaction(book, talked, now - timedelta(days=2))
    promise = CheckInDraft(found["henrik"], Kind.THANK_YOU, "He read the <b>contract</b>.", date(2026, 11, 22))
    timed = CheckInDraft(
        found["ines"], Kind.REMINDER, "Ring her", date(2026, 11, 22), datetime(2026, 11, 22, 15, 30, tzinfo=now.tzinfo)
    )
    for draft in (promise, timed):
        add_check_in(book, draft, now - timedelta(days=1))
    return found


@pytest.fixture
def view(qtbot: QtBot, context: Context, people: People, settle: Callable[[], None]) -> TodayView:
    """Today, in sight."""
    return shown(qtbot, TodayView(context), settle)


def shown(qtbot: QtBot, view: TodayView, settle: Callable[[], None]) -> TodayView:
    """A view in sight of which everything has been read."""
    qtbot.addWidget(view)
    view.resize(1000, 800)
    view.show()
    view.activateWindow()
    settle()
    return view


def names(view: TodayView) -> list[str]:
    """Whose cards stand there, from the top."""
    return [card.check_in.contact_name for card in view.cards.cards]


def focus(view: TodayView, place: int) -> None:
    """Give the keyboard's focus to a card."""
    view.cards.cards[place].setFocus(Qt.FocusReason.TabFocusReason)
