"""What only this program knows of dates and holidays goes out in parameters of its own, and comes in again."""

from __future__ import annotations

import pytest

from followup_desktop.domain.contacts import ContactDate, ContactFields, DateKind, Name
from followup_desktop.domain.dates import PartialDate
from tests.formats.vcard.helpers import fields, read, unfolded, vcard, written

ANA = ContactFields(
    name=Name(full="Ana"),
    dates=(
        ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29), lead_days=14),
        ContactDate(DateKind.OTHER, PartialDate(2027, 6, 12), "wedding", 30, once=True),
    ),
    holidays="DE-BY",
)


def test_leads_once_and_holidays_are_written_where_others_overlook_them():
    lines = unfolded(written(ANA))
    assert "BDAY;X-FOLLOWUP-LEAD=14:--0229" in lines
    assert "item1.X-ABDATE;X-FOLLOWUP-LEAD=30;X-FOLLOWUP-ONCE=1:20270612" in lines
    assert "X-FOLLOWUP-HOLIDAYS:DE-BY" in lines


@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_they_come_back(version):
    (card,), problems = read(written(ANA, version))
    assert (card.fields, problems) == (ANA, [])


def test_a_date_without_them_is_written_as_before():
    plain = ContactFields(name=Name(full="Ana"), dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),))
    assert "BDAY:--0229" in unfolded(written(plain))


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("BDAY;X-FOLLOWUP-LEAD=soon:--0229", "'soon' is not a number of days"),
        ("BDAY;X-FOLLOWUP-LEAD=400:--0229", "A date can be shown up to 60 days before"),
        ("BDAY;X-FOLLOWUP-ONCE=1:--0229", "A date that comes once needs its year"),
        (
            "X-FOLLOWUP-HOLIDAYS:XX",
            "'XX' is no country whose holidays are known",
        ),
        ("BDAY:--0230", "02-30 is not a day of the calendar"),
    ],
)
def test_what_makes_no_sense_is_told_with_its_line(line, told):
    (card,), (problem,) = read(vcard("FN:Ana", line))
    assert (problem.line, problem.message.startswith(told)) == (4, True)
    assert card.fields.holidays == ""
    if "0229" in line:
        assert card.fields.dates == (ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),)
    else:
        assert card.fields.unknown, "kept as it stood"


def test_the_first_place_counts():
    found = fields("FN:Ana", "X-FOLLOWUP-HOLIDAYS:pt", "X-FOLLOWUP-HOLIDAYS:DE")
    assert found.holidays == "PT"
    assert [raw.value for raw in found.unknown] == ["DE"]
