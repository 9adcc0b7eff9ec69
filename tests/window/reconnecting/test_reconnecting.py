"""The way back to a lapsed tie on its page, and the rhythm that is offered after the return."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.contacts import Address, Interest
from followup_desktop.domain.interactions import Initiator, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.composer.reading import read_material
from followup_desktop.window.contacts.view import ContactsView
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from tests.conftest import NOON

TODAY = NOON.date()
Settle = Callable[[], None]


@pytest.fixture
def freya(add: Callable[..., int], book: Book) -> int:
    made = add(
        "Freya Lindqvist", NOON - timedelta(days=900), cadence=Cadence(6, Unit.WEEK), interests=(Interest("sailing"),),
        addresses=(Address(city="Lund"),),
    )  # fmt: skip
    log(book, made, date(2025, 3, 17), "We watched a terrible film.")
    return made


@pytest.fixture
def view(
    qtbot: QtBot, context: Context, desk: Desk, keep: Callable[[QWidget], None], freya: int, settle: Settle
) -> ContactsView:
    made = ContactsView(context, desk)
    keep(made)
    made.resize(1284, 860)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    settle()
    made.show_contact(freya)
    settle()
    return made


def log(book: Book, who: int, on: date, notes: str = "") -> Changes:
    draft = InteractionDraft((who,), on, Channel.IN_PERSON, initiator=Initiator.BOTH, notes=notes)
    return log_interaction(book, draft, NOON)


def texts(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_a_lapsed_tie_has_a_way_back(view: ContactsView) -> None:
    page = view.page
    said = texts(page.remember.way_back)
    assert "A way back" in said
    assert "“We watched a terrible film.”" in said
    assert "A meeting on 17 March 2025" in said
    assert "They enjoy sailing" in said
    assert "life in Lund" in said
    assert "terrible film" not in texts(page.remember.before)
    assert "Ready to reconnect" in texts(page.check_in)
    for word in ("neglected", "overdue"):
        assert word not in texts(page).lower()


def test_after_the_return_the_way_back_goes_and_other_rhythms_are_offered(
    view: ContactsView, book: Book, freya: int, write: Callable[..., Changes], settle: Settle
) -> None:
    row = view.page.rhythm
    assert not row.isVisible()
    write(lambda book, now: log(book, freya, TODAY, "A long walk"))
    settle()
    assert not view.page.remember.way_back.isVisible()
    assert "A long walk" in texts(view.page.remember.before)
    assert row.isVisible()
    assert "Back in touch with Freya. Another rhythm?" in texts(row)
    assert [chip.words for chip in row.chips] == [
        "Every 2 weeks for a start", "Every 3 months instead", "Keep every 6 weeks",
    ]  # fmt: skip
    assert contact(book, freya).fields.cadence == Cadence(6, Unit.WEEK)


@pytest.mark.parametrize(
    ("place", "cadence"), [(0, Cadence(2, Unit.WEEK)), (1, Cadence(3, Unit.MONTH)), (2, Cadence(6, Unit.WEEK))]
)
def test_each_chip_is_one_click_and_undo_offers_again(
    view: ContactsView, book: Book, freya: int, write: Callable[..., Changes], settle: Settle, place: int,
    cadence: Cadence, context: Context, qtbot: QtBot,
) -> None:  # fmt: skip
    write(lambda book, now: log(book, freya, TODAY))
    settle()
    with qtbot.waitSignal(context.wrote):
        view.page.rhythm.chips[place].click()
    settle()
    assert contact(book, freya).fields.cadence == cadence
    assert not view.page.rhythm.isVisible()
    write(undo)
    settle()
    assert contact(book, freya).fields.cadence == Cadence(6, Unit.WEEK)
    assert view.page.rhythm.isVisible()
    assert len(view.page.rhythm.chips) == 3


def test_the_offer_stays_with_its_contact(
    view: ContactsView, freya: int, add: Callable[..., int], write: Callable[..., Changes], settle: Settle
) -> None:
    bilal = add("Bilal")
    write(lambda book, now: log(book, freya, TODAY))
    settle()
    view.show_contact(bilal)
    assert not view.page.rhythm.isVisible()
    view.show_contact(freya)
    settle()
    assert view.page.rhythm.isVisible()


def test_the_arrows_move_between_the_chips(
    qtbot: QtBot, view: ContactsView, freya: int, write: Callable[..., Changes], settle: Settle
) -> None:
    write(lambda book, now: log(book, freya, TODAY))
    settle()
    first, second, _keep = view.page.rhythm.chips
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()
    qtbot.keyClick(second, Qt.Key.Key_Left)
    assert first.hasFocus()


def test_the_composer_asks_the_same_light_questions(book: Book, freya: int) -> None:
    asked = read_material(book, freya, "", NOON).questions
    assert [each.about for each in asked[:3]] == [
        "A meeting, in March 2025: “We watched a terrible film.”", "They enjoy sailing", "",
    ]  # fmt: skip
