"""Dates with their lead times, dates that come once, and whose holidays a contact has on."""

from __future__ import annotations

import dataclasses

import pytest
from PySide6.QtCore import Qt

from followup_desktop.domain.contacts import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.store.reads.contacts import contact
from followup_desktop.window.country_picker import CountryPicker
from followup_desktop.window.editor.date_row import BLANK, DateRow
from tests.support.people import FULL


def choices(row: DateRow) -> list[str]:
    return [row._lead.itemText(place) for place in range(row._lead.count())]


@pytest.fixture
def row(qtbot):
    made = DateRow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_lead_time_that_is_none_of_the_usual_is_offered_too(row):
    row.show_value(BLANK | {"kind": "other", "on": "02-28", "lead_days": 5})
    assert choices(row) == [
        "Shown as usual", "On the day", "1 day before", "3 days before", "5 days before", "1 week before",
        "2 weeks before", "30 days before",
    ]  # fmt: skip
    assert row.value()["lead_days"] == 5


def test_a_birthday_comes_every_year_unless_it_is_said_otherwise(row):
    row.show_value(BLANK | {"kind": "birthday", "on": "02-28"})
    assert not row._once.isVisible()
    row._kind.show_value("other")
    assert row._once.isVisible()
    row._once.setChecked(True)
    row._kind.show_value("birthday")
    assert row._once.isVisible(), "what is ticked stays in sight"


def test_a_wedding_comes_once_and_shows_two_weeks_before(book, make, ana, save):
    editor = make(ana)
    added = editor.form.part("dates").add(BLANK | {"kind": "other", "on": "2027-05-08"})
    added._label.setText("wedding")
    added._lead.show_value(14)
    added._once.click()
    save(editor)
    wedding = ContactDate(DateKind.OTHER, PartialDate(2027, 5, 8), "wedding", 14, once=True)
    assert contact(book, ana).fields == dataclasses.replace(FULL, dates=(*FULL.dates, wedding))


@pytest.mark.parametrize(
    ("typed", "told"),
    [("05-08", "A date that comes once needs its year"), ("02-30", "02-30 is not a day of the calendar")],
)
def test_what_cannot_be_is_said_beside_the_row(book, make, ana, save, typed, told):
    editor = make(ana)
    added = editor.form.part("dates").add(BLANK | {"kind": "other", "on": typed, "once": True})
    save(editor)
    assert added.error() == told
    assert contact(book, ana).fields == FULL


def pick(qtbot, settle, chip, *typed: str) -> None:
    """Open the list of countries and take the first that fits each text, by keyboard."""
    picker = chip.open_picker()
    settle()
    for text in typed:
        qtbot.keyClicks(picker.search, text)
        qtbot.wait(120)
        qtbot.keyClick(picker.search, Qt.Key.Key_Return)
        settle()


def test_holidays_are_chosen_by_typing_a_country_and_a_region(qtbot, book, make, ana, save, settle):
    editor = make(ana)
    chip = editor.form.part("holidays")
    settle()
    assert chip.words == "Portugal"
    pick(qtbot, settle, chip, "germ", "bayern")
    assert (chip.value(), chip.words) == ("DE-BY", "Germany, Bayern")
    assert chip.accessibleName() == "Holidays: Germany, Bayern"
    save(editor)
    assert contact(book, ana).fields.holidays == "DE-BY"


def test_all_of_a_country_or_none_can_be_chosen(qtbot, make, ana, settle):
    editor = make(ana)
    chip = editor.form.part("holidays")
    pick(qtbot, settle, chip, "germany", "all of")
    assert chip.value() == "DE"
    pick(qtbot, settle, chip, "nobody")
    assert (chip.value(), chip.words) == ("", "Nobody's")
    pick(qtbot, settle, chip, "aland")
    assert chip.value() == "AX", "a country without regions is taken at once, in whichever letters it is typed"


def test_escape_goes_back_from_the_regions_to_the_countries(qtbot, make, ana, settle):
    editor = make(ana)
    chip = editor.form.part("holidays")
    picker = chip.open_picker()
    settle()
    world = picker.names.count()
    assert world > 200
    qtbot.keyClicks(picker.search, "germ")
    qtbot.wait(120)
    picker.names.itemActivated.emit(picker.names.item(0))
    settle()
    assert picker.names.item(0).text() == "All of Germany"
    qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
    assert picker.names.count() == world
    qtbot.keyClick(picker.search, Qt.Key.Key_Escape)
    assert not chip.findChildren(CountryPicker) or not picker.isVisible()
    assert chip.value() == "PT"
