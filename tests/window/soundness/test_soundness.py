"""The open book: damage is told at once, what the weekly check found is told once, and can be mended or left."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contacts import Portrait
from followup_desktop.store.book import Book
from followup_desktop.store.digests import Block
from followup_desktop.store.full_check import Findings, found_last, full_check
from followup_desktop.store.reads.contacts import contact
from followup_desktop.window.context import Context
from followup_desktop.window.soundness.findings import FindingsNotice, found_words
from followup_desktop.window.soundness.watch import Soundness
from followup_desktop.window.trouble import Trouble
from tests.conftest import NOON
from tests.store.support import untrue_blocks
from tests.store.test_fixing import spoil


@pytest.fixture
def watching(qtbot: QtBot, context: Context) -> Iterator[Soundness]:
    from PySide6.QtWidgets import QWidget

    window = QWidget()
    qtbot.addWidget(window)
    made = Soundness(context, window)
    yield made
    made.end()


def looked(qtbot: QtBot, watching: Soundness) -> list[QDialog]:
    watching.look()
    qtbot.waitUntil(lambda: not watching.busy)
    return watching.parent().findChildren(QDialog)


def test_of_a_sound_book_nothing_is_said(qtbot: QtBot, watching: Soundness) -> None:
    assert looked(qtbot, watching) == []


def test_a_locked_book_is_left_alone(watching: Soundness, context: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(context.feed), "resting", True)
    watching.look()
    assert not watching.busy


def test_damage_is_told_and_what_can_be_done_is_shown(
    qtbot: QtBot, watching: Soundness, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("followup_desktop.store.full_check.quick_check", lambda book: False)
    (notice,) = looked(qtbot, watching)
    assert isinstance(notice, Trouble)
    with qtbot.waitSignal(watching.damaged):
        notice.accept()


def test_what_was_found_is_told_once_and_mended(
    qtbot: QtBot, watching: Soundness, context: Context, add: Callable[..., int]
) -> None:
    ana = add("Ana Lindqvist")
    spoil(context.book, "UPDATE contacts SET given = 'Anna'")
    full_check(context.book, NOON)
    (notice,) = looked(qtbot, watching)
    assert isinstance(notice, FindingsNotice)
    assert "contacts" in notice.words.text()
    notice.mend.click()
    qtbot.waitUntil(lambda: not context.worker.busy)
    assert notice.words.text() == "It is mended: all is as it was written."
    assert contact(context.book, ana).fields.name.given == "Ana"
    assert not found_last(context.book)
    notice.close()
    assert looked(qtbot, watching) == [notice]


def test_what_nobody_knows_better_can_be_left(
    qtbot: QtBot, watching: Soundness, context: Context, add: Callable[..., int]
) -> None:
    add("Ana Lindqvist")
    spoil(context.book, "DELETE FROM change_sets", "UPDATE contacts SET given = 'Anna'")
    full_check(context.book, NOON)
    (notice,) = looked(qtbot, watching)
    assert isinstance(notice, FindingsNotice)
    notice.mend.click()
    qtbot.waitUntil(lambda: not context.worker.busy)
    assert "neither history nor backup" in notice.words.text()
    notice.leave.click()
    qtbot.waitUntil(lambda: not context.worker.busy)
    assert untrue_blocks(context.book) == []
    assert not notice.isVisible()


def test_portraits_can_only_be_chosen_anew(
    qtbot: QtBot, watching: Soundness, context: Context, add: Callable[..., int]
) -> None:
    add("Ana Lindqvist", portrait=Portrait(b"\xff\xd8\xff1", "jpeg"))
    context.book.execute("UPDATE pictures SET data = x'00'")
    full_check(context.book, NOON)
    (notice,) = looked(qtbot, watching)
    assert isinstance(notice, FindingsNotice)
    assert not notice.mend.isVisible()
    assert notice.words.text() == "A portrait is damaged."


def test_what_is_found_is_said_in_peoples_words() -> None:
    found = Findings(
        ("wrong # of entries in index x",), (Block("reaches", 0), Block("tags", 1), Block("contacts", 0)), 2
    )
    assert found_words(found) == (
        "An index of your book does not fit what is in it. Some of this is not as Followup wrote it:"
        " details of contacts and contacts. A disk may have changed it. 2 portraits are damaged."
    )
