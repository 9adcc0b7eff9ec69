from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from followup_desktop.store.book import Book
from followup_desktop.store.writes.contacts import archive_contacts, delete_contacts, pause_contacts
from followup_desktop.window.contacts.model import PAGE, ROW_ROLE, ContactModel
from followup_desktop.window.context import Context


@pytest.fixture
def model(context: Context) -> ContactModel:
    return ContactModel(context)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many rows each read of the book asked for."""
    from followup_desktop.window.contacts import model as module

    asked: list[int] = []
    real = module.contact_rows

    def counted(book: Book, ids: list[int]) -> object:
        asked.append(len(ids))
        return real(book, ids)

    monkeypatch.setattr(module, "contact_rows", counted)
    return asked


def test_the_model_keeps_qts_rules(model: ContactModel, add: Callable[..., int]) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    ids = [add(f"Person {number}") for number in range(5)]
    model.set_ids(ids[:3])
    model.append_ids(ids[3:])
    model.append_ids([])
    model.set_ids([])
    assert tester.model() is model


def test_a_row_costs_one_page_and_its_neighbours_nothing(
    model: ContactModel, add: Callable[..., int], reads: list[int]
) -> None:
    ids = [add(f"Person {number:03}") for number in range(PAGE + 30)]
    model.set_ids(ids)
    assert reads == []
    assert model.index(PAGE + 5, 0).data() == f"Person {PAGE + 5:03}"
    assert model.index(PAGE + 29, 0).data() == f"Person {PAGE + 29:03}"
    assert reads == [30]
    assert model.index(0, 0).data() == "Person 000"
    assert reads == [30, PAGE]


def test_only_the_page_that_was_touched_is_read_anew(
    model: ContactModel, add: Callable[..., int], reads: list[int]
) -> None:
    ids = [add(f"Person {number:03}") for number in range(2 * PAGE)]
    model.set_ids(ids)
    for place in (0, PAGE):
        model.index(place, 0).data()
    model.forget([ids[PAGE + 1]])
    for place in (0, PAGE):
        model.index(place, 0).data()
    assert reads == [PAGE, PAGE, PAGE]


def test_a_contact_that_is_gone_is_an_empty_row_until_the_ids_come(
    model: ContactModel, book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bilal = add("Ana"), add("Bilal")
    model.set_ids([ana, bilal])
    delete_contacts(book, [ana], now)
    model.forget([ana])
    assert model.index(0, 0).data(ROW_ROLE) is None
    assert model.index(1, 0).data() == "Bilal"


def test_rows_say_why_somebody_is_listed(
    model: ContactModel, book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana, bilal, chiara = add("Ana"), add("Bilal"), add("Chiara")
    archive_contacts(book, [bilal], now)
    pause_contacts(book, [chiara], now.date().replace(year=2027), now)
    model.set_ids([ana, bilal, chiara])
    spoken = [model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(3)]
    assert spoken == ["Ana, no contact yet", "Bilal, archived", "Chiara, paused"]
