"""No cell runs in a spreadsheet, whatever somebody is called; and each comes back as it was."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contacts import Address, ContactFields, Name, RawProperty, Reach, ReachKind
from followup_desktop.formats.table.inert import as_it_was, inert
from followup_desktop.formats.table.kept import kept
from followup_desktop.formats.vcard.text import block
from tests.formats.table.test_round_trip import written

FORMULAS = [
    "=1+1", "+1+cmd|' /C calc'!A0", "-2+3+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "\t=1+1", "\r=1+1",
    '=HYPERLINK("http://example.org?x="&A1,"click")', "＝1+1", "'=1+1", "''=1+1", "x\n=1+1", "x;=1+1;y", "x\t@SUM(A1)",
    "x;-2+3+cmd|' /C calc'!A0;", "=cmd|'/C calc'!A0", "- one\n- two", "--", "-", "+",
]  # fmt: skip
_BEGINS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("text", FORMULAS)
def test_no_formula_begins_a_cell(text):
    assert not inert(text).startswith(_BEGINS)
    assert as_it_was(inert(text)).strip() == text.strip()


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("+46 70 123 45 67", " +46 70 123 45 67"),
        ("+1 (555) 010-01", " +1 (555) 010-01"),
        ("--04-14", " --04-14"),
        ("+1 555 CALL", "'+1 555 CALL"),
        ("it's = so", "it's = so"),
        ("'tis", "'tis"),
        ("a; - b", "a; - b"),
        ("x\n=1", "x\n'=1"),
    ],
)
def test_a_phone_stays_one_that_can_be_dialled(text, cell):
    assert inert(text) == cell


@given(st.text(st.sampled_from("'=+-@\t\n;|(!aü1 ＝"), max_size=12).map(block))
def test_the_marks_come_off_again(text):
    assert block(as_it_was(inert(text))) == text
    for begin in (",", ";", "\t", "\n"):
        for cell in inert(text).split(begin) if begin != "," else [inert(text)]:
            assert not cell.startswith(("=", "@", "＝"))


def test_no_cell_of_an_export_begins_like_a_formula():
    for evil in FORMULAS:
        person = ContactFields(
            name=Name(evil, evil, evil, evil, evil, evil, evil, evil, evil),
            organisation=evil,
            reaches=tuple(Reach(kind, evil, evil) for kind in ReachKind),
            addresses=(Address(evil, evil, evil, evil, evil, evil, evil, evil),),
            tags=(evil,),
            notes=evil,
            how_we_met=evil,
            vcard_uid=evil,
            unknown=(kept(evil, evil), kept(evil, evil, own_field=True), RawProperty(evil, evil)),
        )
        text = written(person).decode("utf-8-sig")
        for cells in csv.reader(io.StringIO(text, newline="")):
            assert not [cell for cell in cells if cell.startswith(_BEGINS)]
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=";"):
            assert not [cell for cell in cells if cell.startswith(("=", "@", "＝"))]
