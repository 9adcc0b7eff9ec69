"""Merging over the window's own body: choose, compare, swap, merge, undo, and what happens meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields, Interest, Reach, ReachKind
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import add_tag, delete_contacts, edit_contact, set_me
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.context import Context
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.merging.merging import Merging
from followup_desktop.window.merging.reading import likely

Settle = Callable[[], None]
Open = Callable[[int], Merging]

EMAIL = Reach(ReachKind.EMAIL, "ana@example.org")
PHONE = Reach(ReachKind.PHONE, "+351 912 345 678")


@pytest.fixture
def merge(qtbot: QtBot, window: MainWindow, settle: Settle) -> Open:
    """Open the merge as the page's menu does."""

    def opening(row: int) -> Merging:
        window.open_contact(row)
        settle()
        with qtbot.waitActive(window):
            window.activateWindow()
        contacts = window.go("contacts")
        contacts.page.header.merge()  # type: ignore[attr-defined]
        settle()
        found = window.findChild(Merging)
        assert isinstance(found, Merging)
        return found

    return opening


@pytest.fixture
def ana(add: Callable[..., int]) -> int:
    return add("Ana Moreira", reaches=(EMAIL,), tags=("choir",))


@pytest.fixture
def double(add: Callable[..., int]) -> int:
    return add("Ana M.", reaches=(EMAIL, PHONE), tags=("Porto",), interests=(Interest("climbing"),))


def is_open(window: MainWindow) -> bool:
    return any(panel.is_open for panel in window.findChildren(SlidePanel))


def shown(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def test_the_surest_candidates_are_offered_first_and_nobody_else(
    book: Book, add: Callable[..., int], ana: int, now: datetime
) -> None:
    namesake = add("Ana Moreira")
    double = add("A. Moreira", reaches=(EMAIL,))
    user = add("Ana Moreira", reaches=(EMAIL,))
    add("Bilal")
    set_me(book, user, now)
    found = likely(book, ana)
    assert [(each.contact, each.key) for each in found] == [(double, "e:ana@example.org"), (namesake, "n:ana moreira")]


def test_both_become_one_by_keyboard_and_the_kept_one_is_shown(
    qtbot: QtBot, window: MainWindow, merge: Open, book: Book, ana: int, double: int, settle: Settle, now: datetime
) -> None:
    log_interaction(book, InteractionDraft((ana, double), now.date(), notes="Both"), now)
    log_interaction(book, InteractionDraft((double,), now.date(), notes="Hers"), now)
    merging = merge(ana)
    (choose,) = merging.candidates.buttons
    assert choose.hasFocus()
    assert choose.accessibleName() == "Compare with Ana M."
    assert "same e-mail" in shown(merging)
    qtbot.keyClick(choose, Qt.Key.Key_Space)
    text = shown(merging)
    assert "Merge Ana Moreira and Ana M." in text
    assert text.count("2 interactions") == 2
    assert "1 interaction\n" in f"{text}\n"
    assert merging.merge_button.hasFocus()
    qtbot.keyClick(merging.merge_button, Qt.Key.Key_Space)
    settle()
    assert not is_open(window)
    fields = contact(book, ana).fields
    assert set(fields.tags) == {"choir", "Porto"}
    assert fields.reaches == (EMAIL, PHONE)
    with pytest.raises(NotFound):
        contact(book, double)
    assert window.go("contacts").page.contact == ana  # type: ignore[attr-defined]
    assert window.undoing.toast.isVisible()
    assert window.undoing.next_labels()[0] == "Merged Ana M. into Ana Moreira"


def test_undo_parts_them_again(
    window: MainWindow, merge: Open, book: Book, ana: int, double: int, settle: Settle
) -> None:
    before = [contact(book, row).fields for row in (ana, double)]
    merging = merge(ana)
    merging.compare(double)
    merging.merge()
    settle()
    window.undoing.undo()
    settle()
    assert [contact(book, row).fields for row in (ana, double)] == before


def test_swapped_the_other_one_is_kept(
    qtbot: QtBot, window: MainWindow, merge: Open, book: Book, ana: int, double: int, settle: Settle
) -> None:
    merging = merge(ana)
    merging.compare(double)
    assert merging.swap_button.accessibleName() == "Swap: keep Ana M."
    merging.swap_button.click()
    assert merging.kept == double
    assert "Merge Ana M. and Ana Moreira" in shown(merging)
    qtbot.keyClick(merging, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert contact(book, double).fields.name.given == "Ana"
    assert window.go("contacts").page.contact == double  # type: ignore[attr-defined]


def test_the_same_contact_is_refused_beside_the_choice(merge: Open, ana: int, settle: Settle) -> None:
    merging = merge(ana)
    assert "Nobody in your book looks like the same person." in shown(merging)
    assert merging.candidates.somebody.hasFocus()
    picker = merging.candidates.ask()
    settle()
    picker.names.itemActivated.emit(picker.names.item(0))
    assert merging.candidates.error.text() == "That is the same contact. Choose another one."
    assert merging.comparison is None


def test_the_other_one_is_deleted_meanwhile(
    merge: Open, ana: int, double: int, write: Callable[..., Changes], settle: Settle
) -> None:
    merging = merge(ana)
    merging.compare(double)
    write(lambda book, now: delete_contacts(book, [double], now))
    settle()
    assert merging.candidates.isVisible()
    assert not merging.merge_button.isVisible()
    assert merging.candidates.error.text() == "The other contact is not in the book any more."
    assert merging.candidates.buttons == []


def test_deleted_by_another_process_the_merge_itself_is_refused(
    merge: Open, book: Book, ana: int, double: int, now: datetime, settle: Settle
) -> None:
    merging = merge(ana)
    merging.compare(double)
    delete_contacts(book, [double], now)
    merging.merge()
    settle()
    assert merging.candidates.error.text() == "The other contact is not in the book any more."
    assert contact(book, ana).fields.tags == ("choir",)


def test_it_closes_when_the_contact_itself_is_deleted(
    window: MainWindow, merge: Open, ana: int, write: Callable[..., Changes], settle: Settle
) -> None:
    merge(ana)
    assert is_open(window)
    write(lambda book, now: delete_contacts(book, [ana], now))
    settle()
    assert not is_open(window)


def test_what_is_changed_meanwhile_is_compared(
    merge: Open, ana: int, double: int, write: Callable[..., Changes], settle: Settle
) -> None:
    merging = merge(ana)
    merging.compare(double)
    write(lambda book, now: add_tag(book, [double], "rope", now))
    settle()
    assert "rope" in shown(merging)


def test_escape_leaves_and_nothing_is_merged(
    qtbot: QtBot, window: MainWindow, merge: Open, book: Book, ana: int, double: int, settle: Settle
) -> None:
    merging = merge(ana)
    merging.compare(double)
    qtbot.keyClick(merging.merge_button, Qt.Key.Key_Escape)
    settle()
    assert not is_open(window)
    assert contact(book, double).fields.tags == ("Porto",)


def test_markup_is_shown_as_written(
    merge: Open, book: Book, ana: int, double: int, now: datetime, settle: Settle
) -> None:
    hostile = '<img src="file:///etc/passwd"><b>x</b> & ' + "y" * 3000
    fields = contact(book, double).fields
    name = fields.name.__class__(full=hostile[:200])
    edit_contact(book, double, ContactFields(name=name, reaches=(EMAIL,), notes=hostile, tags=(hostile,)), now)
    merging = merge(ana)
    assert hostile[:200] in shown(merging)
    merging.compare(double)
    settle()
    for label in merging.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
    assert hostile[:60] in shown(merging)
    assert merging.comparison is not None
    assert merging.comparison.width() <= merging.width()


def test_a_narrow_window_shows_the_other_one_and_the_result(
    window: MainWindow, merge: Open, ana: int, double: int, settle: Settle
) -> None:
    merging = merge(ana)
    merging.compare(double)
    settle()
    assert "Kept\n" in shown(merging)
    window.resize(500, 700)
    settle()
    heads = shown(merging)
    assert "Kept\n" not in heads
    assert "Goes into it\n" in heads
    assert "Afterwards\n" in heads
    assert merging.comparison is not None
    assert merging.comparison.width() <= merging.width()


def test_merging_somebody_who_is_gone_says_so(
    qtbot: QtBot, window: MainWindow, context: Context, book: Book, ana: int, now: datetime
) -> None:
    delete_contacts(book, [ana], now)
    with qtbot.waitSignal(context.refused) as told:
        window.desk.merge_asked.emit(ana)
    assert told.args == ["This contact is not in the book any more"]
    undo(book, now)
