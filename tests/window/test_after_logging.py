"""After logging, chips offer what fits: one click each, nothing without one, and all of it can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import delete_interaction, log_interaction
from followup_desktop.window.after_logging import AfterLogging
from followup_desktop.window.context import Context
from followup_desktop.window.kit.chips import Chip, ChoiceChip

Settle = Callable[[], None]


def met(book: Book, now, *people: int) -> int:
    """Log a first conversation, of which nothing more is known."""
    return log_interaction(book, InteractionDraft(people, now.date(), Channel.IN_PERSON), now).created[0]


def kinds(book: Book, contact: int, now) -> list[Kind]:
    return [check_in.kind for check_in in made_for(book, contact, now)]


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira")


@pytest.fixture
def show(row: AfterLogging, settle: Settle) -> Callable[..., None]:
    """Offer what fits after an entry, and wait until it is found."""

    def showing(interaction: int, **where: Any) -> None:
        row.show_after(interaction, **where)
        settle()

    return showing


@pytest.fixture
def row(qtbot: QtBot, context: Context) -> AfterLogging:
    made = AfterLogging(context)
    qtbot.addWidget(made)
    made.resize(700, 60)
    return made


def test_a_first_meeting_offers_a_follow_up_and_makes_none(
    row: AfterLogging, show: Callable[..., None], ana: int, book: Book, now
) -> None:
    show(met(book, now, ana))
    assert row.isVisible()
    (chip,) = row.chips
    assert isinstance(chip, ChoiceChip)
    assert chip.words.endswith(" · tomorrow")
    assert chip.toolTip()
    assert kinds(book, ana, now) == []


def test_nothing_shows_where_nothing_fits(
    row: AfterLogging, show: Callable[..., None], ana: int, book: Book, now
) -> None:
    met(book, now, ana)
    show(met(book, now, ana))
    assert row.isHidden()
    assert row.chips == []


def test_a_chip_makes_the_check_in_and_says_so_until_that_is_undone(
    row: AfterLogging,
    show: Callable[..., None],
    ana: int,
    book: Book,
    now,
    write,
    settle: Settle,
    qtbot: QtBot,
    context: Context,
) -> None:
    show(met(book, now, ana))
    (chip,) = row.chips
    chip.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(context.wrote):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    settle()
    assert kinds(book, ana, now) == [Kind.FOLLOW_UP]
    (taken,) = row.chips
    assert isinstance(taken, Chip)
    assert taken.accessibleName().startswith("Planned: ")
    assert row.close_button.hasFocus()
    write(undo)
    settle()
    (again,) = row.chips
    assert isinstance(again, ChoiceChip)
    assert kinds(book, ana, now) == []


def test_everybody_who_took_part_is_offered_what_fits_them(
    row: AfterLogging, show: Callable[..., None], ana: int, add, book: Book, now, qtbot: QtBot, settle: Settle
) -> None:
    bilal, cem = add("Bilal Haddad"), add("Cem Kaya")
    met(book, now, cem)
    show(met(book, now, ana, bilal, cem), named=True)
    assert row.people == {ana, bilal, cem}
    assert len(row.chips) == 2
    assert "Bilal" in row.chips[0].words
    assert "Follow up with Bilal Haddad and Ana Moreira?" in [label.text() for label in row.findChildren(QLabel)]
    row.chips[1].click()
    settle()
    assert (kinds(book, bilal, now), kinds(book, ana, now)) == ([], [Kind.FOLLOW_UP])
    assert [type(chip) for chip in row.chips] == [ChoiceChip, Chip]


def test_what_is_dated_is_offered_for_the_day_on_which_it_is_asked_and_says_of_whom(
    row: AfterLogging, show: Callable[..., None], ana: int, add, book: Book, now
) -> None:
    bilal = add("Bilal Haddad")
    for people in ((ana,), (bilal,), (ana, bilal)):
        draft = InteractionDraft(people, now.date(), Channel.CALL, notes="Her exam is on 27 November")
        last = log_interaction(book, draft, now).created[0]
    show(last)
    asked = "Ask how it went: “Her exam” · Sat 28 November"
    assert sorted(chip.words for chip in row.chips) == [f"{asked} · Ana Moreira", f"{asked} · Bilal Haddad"]


def test_the_row_goes_with_its_entry(
    row: AfterLogging, show: Callable[..., None], ana: int, book: Book, now, write, settle: Settle
) -> None:
    interaction = met(book, now, ana)
    show(interaction)
    write(lambda book, now: delete_interaction(book, interaction, now))
    settle()
    assert row.isHidden()
    assert row.interaction == 0


def test_the_row_goes_when_it_is_dismissed_and_does_not_come_back_by_itself(
    row: AfterLogging, show: Callable[..., None], ana: int, book: Book, now, write, qtbot: QtBot
) -> None:
    interaction = met(book, now, ana)
    show(interaction)
    qtbot.keyClick(row.chips[0], Qt.Key.Key_Escape)
    assert row.isHidden()
    write(lambda book, now: log_interaction(book, InteractionDraft((ana,), now.date()), now))
    assert row.isHidden()


def test_the_keys_lead_along_the_chips(
    row: AfterLogging, show: Callable[..., None], ana: int, add, book: Book, now, qtbot: QtBot
) -> None:
    with qtbot.waitActive(row):
        show(met(book, now, ana, add("Bilal Haddad")))
        row.activateWindow()
    first, second = row.chips
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Tab)
    assert row.close_button.hasFocus()
    qtbot.keyClick(row.close_button, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus()


def test_names_are_plain_text(row: AfterLogging, show: Callable[..., None], add, book: Book, now) -> None:
    show(met(book, now, add("<b>&Co</b> Lund")), named=True)
    assert {label.textFormat() for label in row.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    (chip,) = row.chips
    assert "<b>&Co</b>" in chip.words
    assert "<b>&&Co</b>" in chip.text()
