"""What matters to a contact, in lines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.store.book import Book
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.writes.contacts import set_me
from followup_desktop.window.contacts.interest_lines import interest_lines
from followup_desktop.window.contacts.remember import Remember
from followup_desktop.window.context import Context

NEED, OFFER, VALUE = InterestKind.NEED, InterestKind.OFFER, InterestKind.VALUE
MINE = (Interest("hikes"), Interest("honesty", VALUE), Interest("flats", OFFER), Interest("tax advice", NEED))
HERS = (
    Interest("jazz"),
    Interest("slowness", VALUE),
    Interest("hiking"),
    Interest("a flat", NEED),
    Interest("Honesty", VALUE),
    Interest("help with taxes", OFFER),
)


def texts(theirs, mine):
    return [(line.text, line.below, line.strong) for line in interest_lines(theirs, mine)]


def test_shared_ones_stand_first_and_say_so():
    assert texts(HERS, MINE) == [
        ("You both enjoy hiking", "", True),
        ("You both care about Honesty", "", True),
        ("Also enjoys jazz", "", False),
        ("Also cares about slowness", "", False),
        ("Is looking for a flat", "You can help with flats", False),
        ("Can help with help with taxes", "You are looking for tax advice", False),
    ]


def test_without_anything_shared_it_is_said_plainly():
    assert texts(HERS[:2], ()) == [("Enjoys jazz", "", False), ("Cares about slowness", "", False)]
    assert texts((), MINE) == []


def test_the_page_marks_what_is_shared_but_not_with_oneself(
    qtbot: QtBot, context: Context, book: Book, add: Callable[..., int], now: datetime, keep: Callable[[QWidget], None]
) -> None:
    ana, user = add("Ana", interests=HERS), add("Robin", interests=MINE)
    set_me(book, user, now)
    page = Remember(context)
    keep(page)
    page.show()
    page.show_memory(memory(book, ana, now))
    qtbot.waitUntil(lambda: "You both enjoy hiking" in shown(page))
    page.show_memory(memory(book, user, now))
    qtbot.waitUntil(lambda: "Enjoys hikes" in shown(page))
    assert not any("both" in text for text in shown(page))


def shown(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget)]
