"""The card of the next check-in on a contact's page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from pytestqt.qtbot import QtBot

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel, ReachKind
from followup_desktop.domain.contacts import Reach
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import next_check_in
from followup_desktop.store.reads.contacts import contact
from followup_desktop.window.contacts.check_in_card import CheckInCard
from followup_desktop.window.context import Context


def test_done_begins_with_the_channel_that_today_suggests(
    qtbot: QtBot, context: Context, book: Book, add: Callable[..., int]
) -> None:
    mail = (Reach(ReachKind.EMAIL, "ana@example.org"),)
    ana = add("Ana Moreira", at=context.now - timedelta(days=30), cadence=Cadence(3, Unit.WEEK), reaches=mail)
    card = CheckInCard(context)
    qtbot.addWidget(card)
    card.show_next(contact(book, ana), next_check_in(book, ana, context.now))
    card.show()
    card.ask_done()
    assert card.done_row is not None
    assert card.done_row.chip.channel is Channel.EMAIL
