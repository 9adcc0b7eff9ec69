"""Today offers what fits after 'done', where the card stood."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.context import Context
from followup_desktop.window.today.view import TodayView
from tests.window.today.conftest import People, focus, names

Settle = Callable[[], None]


def place_in(view: TodayView, widget: object) -> int:
    column = view.cards._column
    shown = [column.itemAt(place).widget() for place in range(column.count())]
    return [one for one in shown if not one.isHidden()].index(widget)


def finish(view: TodayView, name: str, qtbot: QtBot) -> None:
    """Do the check-in of somebody in person, with keys."""
    place = names(view).index(name)
    focus(view, place)
    card = view.cards.cards[place]
    qtbot.keyClick(card, Qt.Key.Key_D)
    card.done_row.chip.choose(Channel.IN_PERSON)
    qtbot.keyClick(card.done_row.line, Qt.Key.Key_Return)


def test_what_fits_stands_where_the_card_stood(
    view: TodayView, people: People, book: Book, now, qtbot: QtBot, settle: Settle
) -> None:
    before = place_in(view, view.cards.cards[names(view).index("Henrik Aas")])
    finish(view, "Henrik Aas", qtbot)
    settle()
    assert "Henrik Aas" not in names(view)
    row = view.after_logging
    assert row.isVisible()
    # The heading went with the only card below it.
    assert place_in(view, row) in {before, before - 1}
    row.chips[0].click()
    settle()
    assert [check_in.kind for check_in in made_for(book, people["henrik"], now)] == [Kind.FOLLOW_UP]
    assert row.isVisible()


def test_the_row_stays_when_all_is_done_and_goes_with_the_view(
    view: TodayView, people: People, book: Book, now, write, settle: Settle, context: Context
) -> None:
    row = view.after_logging
    changes = write(lambda book, now: log_interaction(book, InteractionDraft((people["bo"],), now.date()), now))
    context.logged.emit(changes.created[0])
    settle()
    assert row.isHidden()
    draft = InteractionDraft((people["cy"],), now.date(), Channel.IN_PERSON)
    changes = write(lambda book, now: log_interaction(book, draft, now))
    context.logged.emit(changes.created[0])
    settle()
    assert row.isVisible()
    view.hide()
    assert row.interaction == 0
    view.show()
    assert row.isHidden()


def test_tab_comes_to_the_chips_among_the_cards(view: TodayView, people: People, qtbot: QtBot, settle: Settle) -> None:
    finish(view, "Henrik Aas", qtbot)
    settle()
    row = view.after_logging
    following = row.chips[0].nextInFocusChain()
    assert row.isAncestorOf(following)
    place = place_in(view, row)
    before = [card for card in view.cards.cards if place_in(view, card) < place]
    focus(view, len(before) - 1)
    for _part in range(5):
        qtbot.keyClick(view.focusWidget(), Qt.Key.Key_Tab)
    assert view.focusWidget() is row.chips[0]
