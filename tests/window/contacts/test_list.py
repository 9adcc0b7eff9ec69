from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.contacts import Interest
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.contacts import add_contact, archive_contacts, delete_contacts
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.contacts.bulk import ASKS_OVER
from followup_desktop.window.contacts.list_panel import ListPanel
from followup_desktop.window.context import Context
from followup_desktop.window.portraits import Portraits


@pytest.fixture
def panel(context: Context, keep: Callable[[QWidget], None]) -> ListPanel:
    made = ListPanel(context, Portraits(context))
    keep(made)
    made.resize(326, 640)
    made.show()
    return made


@pytest.fixture
def people(add: Callable[..., int]) -> list[int]:
    return [add(f"Person {number:03}") for number in range(60)]


def names(panel: ListPanel) -> list[str]:
    return [panel.model.index(place, 0).data() for place in range(len(panel.model.ids))]


def test_everybody_is_listed_by_name(panel: ListPanel, add: Callable[..., int], settle: Callable[[], None]) -> None:
    for name in ("Zoe Adler", "Ana Moreira", "Łucja Bem"):
        add(name)
    panel.start()
    settle()
    assert names(panel) == ["Zoe Adler", "Łucja Bem", "Ana Moreira"]


def test_names_come_first_and_what_was_said_below(
    panel: ListPanel, book: Book, add: Callable[..., int], now: datetime, settle: Callable[[], None]
) -> None:
    talked, sings, inside, begins = (
        add("Bilal"),
        add("Chiara", interests=(Interest("choir"),)),
        add("Alchoirson"),
        add("Choira"),
    )
    log_interaction(book, InteractionDraft((talked,), now.date(), notes="About the choir"), now)
    panel.start()
    panel.search.setText("choir")
    settle()
    assert list(panel.model.ids) == [begins, inside, sings, talked]


def test_the_newest_question_wins(panel: ListPanel, add: Callable[..., int], settle: Callable[[], None]) -> None:
    for name in ("Ana", "Anton", "Bilal"):
        add(name)
    panel.start()
    for text in ("a", "an", "ana", "an", "b"):
        panel.search.setText(text)
    settle()
    assert names(panel) == ["Bilal"]


def test_nothing_found_says_so_and_clears(
    qtbot: QtBot, panel: ListPanel, people: list[int], settle: Callable[[], None]
) -> None:
    panel.start()
    panel.search.setText("nobody is called that")
    settle()
    assert panel.nothing_shown
    panel.clear()
    settle()
    assert not panel.nothing_shown
    assert len(panel.model.ids) == len(people)


def test_filters_narrow_the_list_and_are_put_away(
    panel: ListPanel, book: Book, add: Callable[..., int], now: datetime, settle: Callable[[], None]
) -> None:
    inner, *_others = circles(book)
    ana = add("Ana", circle=inner.id, tags=("choir",))
    bilal = add("Bilal", circle=inner.id)
    gone = add("Chiara")
    archive_contacts(book, [gone], now)
    panel.start()
    settle()
    assert list(panel.model.ids) == [ana, bilal]
    panel.filters.choose(circle=inner.id, tag="choir")
    settle()
    assert list(panel.model.ids) == [ana]
    panel.filters.choose(circle=None, tag="", band=Band.NONE)
    settle()
    assert list(panel.model.ids) == []
    panel.filters.clear()
    panel.filters.choose(archived=True)
    settle()
    assert list(panel.model.ids) == [gone]


def test_selection_current_and_place_stay_when_somebody_is_added_above(
    panel: ListPanel, book: Book, people: list[int], write: Callable[..., object], settle: Callable[[], None]
) -> None:
    panel.start()
    settle()
    panel.select(people[30])
    panel.table.verticalScrollBar().setValue(25 * panel.table.rowHeight(0) + 7)
    top = panel.table.indexAt(panel.table.rect().topLeft()).row()
    first_in_sight = panel.model.ids[top]
    write(lambda book, now: add_contact(book, _named("000 Aaron"), now))
    settle()
    assert panel.model.ids[0] not in people
    assert panel.table.current() == people[30]
    assert panel.table.selected() == [people[30]]
    assert panel.model.ids[panel.table.rowAt(0)] == first_in_sight
    assert -panel.table.rowViewportPosition(panel.table.rowAt(0)) == 7


def test_several_selected_stay_selected_without_the_one_that_goes(
    panel: ListPanel, people: list[int], write: Callable[..., object], settle: Callable[[], None]
) -> None:
    panel.start()
    settle()
    select(panel, people[3:8])
    assert panel.bulk.isVisibleTo(panel)
    write(lambda book, now: delete_contacts(book, [people[5]], now))
    settle()
    assert panel.table.selected() == [*people[3:5], *people[6:8]]


def test_all_are_selected_by_key_and_moved_into_a_circle(
    qtbot: QtBot, panel: ListPanel, book: Book, context: Context, people: list[int], settle: Callable[[], None]
) -> None:
    panel.start()
    settle()
    panel.table.setFocus()
    qtbot.keyClick(panel.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert panel.table.selected() == people
    friends = circles(book)[2]
    panel.contact_actions.move(panel.table.selected(), friends.id)
    settle()
    assert circles(book, counted=True)[2].members == len(people)


def test_a_few_are_deleted_at_once_and_many_only_after_a_question(
    qtbot: QtBot, panel: ListPanel, book: Book, people: list[int], settle: Callable[[], None]
) -> None:
    panel.start()
    settle()
    panel.contact_actions.delete(people[:ASKS_OVER])
    settle()
    assert len(panel.model.ids) == len(people) - ASKS_OVER
    panel.contact_actions.delete(people[ASKS_OVER:])
    settle()
    assert len(panel.model.ids) == len(people) - ASKS_OVER
    box = panel.findChild(QMessageBox)
    assert box is not None
    next(button for button in box.buttons() if button.text() == "Delete").click()
    settle()
    assert len(panel.model.ids) == 0


def test_j_and_k_walk_and_enter_opens(
    qtbot: QtBot, panel: ListPanel, people: list[int], settle: Callable[[], None]
) -> None:
    panel.start()
    settle()
    panel.focus_search()
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.table.current() == people[0]
    for key in (Qt.Key.Key_J, Qt.Key.Key_J, Qt.Key.Key_K):
        qtbot.keyClick(panel.table, key)
    assert panel.table.current() == people[1]
    with qtbot.waitSignal(panel.table.opened, check_params_cb=lambda contact: contact == people[1]):
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)


def select(panel: ListPanel, contacts: Sequence[int]) -> None:
    for contact in contacts:
        index = panel.model.index(panel.model.place_of(contact), 0)
        panel.table.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)


def _named(name: str) -> object:
    from followup_desktop.domain.contacts import ContactFields, Name

    return ContactFields(name=Name(full=name))
