"""Values survive JSON; anything that is not of their types is refused."""

import json

import pytest
from hypothesis import given

from followup_desktop.desktop.untrusted.codec import decode, encode
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.problems import Problem
from tests.support.people import contact_fields


@given(contact_fields)
def test_any_contact_comes_back(fields):
    card = ForeignCard(fields, "people.vcf", 7, "Close")
    assert decode(ForeignCard, json.loads(json.dumps(encode(card)))) == card


def test_what_is_not_said_is_its_default():
    assert encode(ContactFields(name=Name(given="Ana"))) == {"name": {"given": "Ana"}}
    assert decode(Problem, {"file": "a", "line": 0, "message": "b"}) == Problem("a", 0, "b")


@pytest.mark.parametrize(
    "value",
    [
        None,
        7,
        [],
        {"file": 1, "line": 0, "message": "b"},
        {"file": "a", "line": True, "message": "b"},
        {"file": "a", "line": 0},
        {"file": "a", "line": 0, "message": "b", "more": 1},
    ],
)
def test_anything_else_is_refused(value):
    with pytest.raises(ValueError, match="Problem"):
        decode(Problem, value)


@pytest.mark.parametrize(
    "fields",
    [
        {"reaches": [{"kind": "pigeon", "value": "a"}]},
        {"dates": [{"kind": "birthday", "on": {"year": 2025, "month": 2, "day": 29}}]},
        {"portrait": {"data": "&&&", "media": "png"}},
        {"cadence": {"count": 0, "unit": "week"}},
        {"tags": "one"},
        {"__class__": "os.system"},
    ],
)
def test_fields_that_no_contact_has_are_refused(fields):
    with pytest.raises(ValueError, match="ForeignCard"):
        decode(ForeignCard, {"fields": fields, "file": "a", "line": 1})
