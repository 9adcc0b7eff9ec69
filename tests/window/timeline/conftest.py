"""Timelines to look at: a short one of Ana's, and a long one of Bilal's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft, LoopDraft
from followup_desktop.store.book import Book
from followup_desktop.store.writes.change import change
from followup_desktop.store.writes.interactions import insert_interaction, log_interaction
from followup_desktop.window.context import Context
from followup_desktop.window.timeline.table import TimelineTable
from followup_desktop.window.timeline.view import TimelineView

LONG = 300
Show = Callable[..., TimelineView]


@pytest.fixture
def ana(book: Book, add: Callable[..., int], now: datetime) -> int:
    """Ana, with a call in October that left something open, a dinner with Ines, and a long note in June."""
    ana, ines = add("Ana Moreira"), add("Ines Duarte")
    call = InteractionDraft(
        (ana,), date(2026, 10, 2), Channel.CALL, initiator=Initiator.THEM, notes="New ward.", minutes=75
    )
    log_interaction(book, call, now, loops=[LoopDraft(ana, "Ask how the defence went", date(2026, 11, 14))])
    log_interaction(book, InteractionDraft((ana, ines), date(2026, 8, 21), Channel.IN_PERSON, notes="Dinner."), now)
    log_interaction(book, InteractionDraft((ana,), date(2026, 8, 3), Channel.EMAIL), now)
    long_note = "\n".join(f"line {number} <b>bold</b>" for number in range(40))
    log_interaction(book, InteractionDraft((ana,), date(2026, 6, 15), Channel.VIDEO_CALL, notes=long_note), now)
    return ana


@pytest.fixture
def bilal(book: Book, add: Callable[..., int], now: datetime) -> int:
    """Bilal, with whom there was something every other day, of uneven length."""
    bilal = add("Bilal Haddad")
    with change(book, "much", now) as work:
        for number in range(LONG):
            day = now.date() - timedelta(days=2 * number)
            notes = f"Number {number}. " * (number % 30)
            insert_interaction(work, InteractionDraft((bilal,), day, Channel.MESSAGE, notes=notes))
    return bilal


@pytest.fixture
def show(qtbot: QtBot, context: Context, settle: Callable[[], None]) -> Show:
    """Make a timeline and bring it in sight."""

    def showing(contact: int | None = None, *, embedded: bool = False) -> TimelineView:
        view = TimelineView(context, contact, embedded=embedded)
        qtbot.addWidget(view)
        view.resize(800, 600)
        view.show()
        view.activateWindow()
        settle()
        return view

    return showing


def words(view: TimelineView, row: int) -> tuple[str, str, str]:
    """The title, the details and the notes of a row."""
    interaction = view.model.interaction_at(row)
    assert interaction is not None
    entry = view.model.entry_at(row, interaction)
    return entry.title, entry.details, entry.notes


def in_sight(table: TimelineTable) -> list[int]:
    """The rows that are at least partly in sight."""
    rows = range(table.model().rowCount())
    height = table.viewport().height()
    return [row for row in rows if -table.rowHeight(row) < table.rowViewportPosition(row) < height]


def exact(table: TimelineTable, row: int) -> bool:
    """Whether a row has the height that its entry takes."""
    return table.rowHeight(row) == table.height_of(row, table.viewport().width())
