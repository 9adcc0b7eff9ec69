"""The form as plain values: nothing is lost between a contact and its form, and all that is wrong is said at once."""

import dataclasses

import pytest
from hypothesis import given

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import (
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Reach,
    ReachKind,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.window.editor.date_row import BLANK
from followup_desktop.window.editor.form import PARTS, changed_parts, is_form, merged, to_form
from followup_desktop.window.editor.reading import read_form
from tests.support.people import contact_fields

ANA = ContactFields(
    name=Name(given="Ana"),
    reaches=(Reach(ReachKind.EMAIL, "ana@example.org", "home"),),
    interests=(Interest("climbing"), Interest("honesty", InterestKind.VALUE), Interest("choir")),
)


@given(contact_fields)
def test_a_form_that_nobody_touched_gives_the_fields_back(fields):
    form = to_form(fields)
    reading = read_form(form, fields)
    assert reading.fields == fields
    assert is_form(form)
    assert set(form) == set(PARTS)


def test_everything_that_is_wrong_is_said_at_once():
    form = to_form(ANA)
    form["reaches"].append({"kind": "email", "value": "ana-at-example", "label": "", "preferred": False})
    form["reaches"].append({"kind": "phone", "value": "", "label": "work", "preferred": False})
    form["dates"] = [BLANK | {"kind": "birthday", "on": "2025-02-29"}]
    form["cadence"] = {"own": True, "count": "0", "unit": "week"}
    form["relations"] = [{"label": "sister", "name": "", "contact": ""}]
    assert set(read_form(form, ANA).errors) == {"reaches.1", "reaches.2", "dates.0", "cadence", "relations.0"}


@pytest.mark.parametrize(
    ("typed", "on"),
    [
        ("1990-02-28", PartialDate(1990, 2, 28)),
        ("02-29", PartialDate(None, 2, 29)),
        ("--02-29", PartialDate(None, 2, 29)),
        (" 1990 ", PartialDate(1990, None, None)),
    ],
)
def test_dates_are_read_as_people_type_them(typed, on):
    form = to_form(ANA) | {"dates": [BLANK | {"kind": "birthday", "on": typed}]}
    assert read_form(form, ANA).fields.dates == (ContactDate(DateKind.BIRTHDAY, on),)


@pytest.mark.parametrize("count", ["0", "-1", "", "two", "²", "99999999999999999999"])
def test_a_cadence_that_is_none_is_refused(count):
    form = to_form(ANA) | {"cadence": {"own": True, "count": count, "unit": "week"}}
    assert "cadence" in read_form(form, ANA).errors


def test_an_own_cadence_and_back_to_the_circles():
    form = to_form(ANA) | {"cadence": {"own": True, "count": "6", "unit": "week"}}
    own = read_form(form, ANA).fields
    assert own.cadence == Cadence(6, Unit.WEEK)
    back = to_form(own) | {"cadence": {"own": False, "count": "6", "unit": "week"}}
    assert read_form(back, own).fields.cadence is None


def test_a_contact_without_any_name_is_refused():
    assert set(read_form(to_form(ContactFields()), ContactFields()).errors) == {"given"}


def test_an_odd_address_that_stood_in_the_book_blocks_nothing():
    odd = dataclasses.replace(ANA, reaches=(Reach(ReachKind.EMAIL, "not an address"),))
    form = to_form(odd) | {"role": "nurse"}
    reading = read_form(form, odd)
    assert reading.errors == {}
    assert reading.fields == dataclasses.replace(odd, role="nurse")


def test_blank_rows_are_left_out():
    form = to_form(ANA)
    form["reaches"].insert(0, {"kind": "phone", "value": " ", "label": "", "preferred": True})
    form["dates"].append(BLANK | {"kind": "other", "on": ""})
    assert read_form(form, ANA).fields == ANA


def test_interests_keep_their_order_and_new_ones_come_last():
    form = to_form(ANA) | {"interests": ["choir", "baking"], "values": ["honesty"]}
    texts = [interest.text for interest in read_form(form, ANA).fields.interests]
    assert texts == ["honesty", "choir", "baking"]


def test_what_both_changed_is_mine_and_the_rest_is_theirs():
    base = to_form(ANA)
    mine = base | {"role": "nurse", "notes": "mine"}
    theirs = base | {"role": "doctor", "organisation": "Clinic"}
    both = merged(base, mine, theirs)
    assert (both["role"], both["notes"], both["organisation"]) == ("nurse", "mine", "Clinic")
    assert changed_parts(base, both) == ["organisation", "role", "notes"]


@pytest.mark.parametrize(
    "value",
    [None, [], {}, {"given": "Ana"}, to_form(ANA) | {"reaches": [{"kind": "email"}]}, to_form(ANA) | {"tags": [1]}],
)
def test_anything_else_is_no_form(value):
    assert not is_form(value)
