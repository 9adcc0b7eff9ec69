"""Tables in and out from the command line."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.export import exported
from tests.formats.table.test_round_trip import in_order

TABLES = sorted((Path(__file__).parents[1] / "data" / "table").iterdir())
ANA = """BEGIN:VCARD
VERSION:3.0
FN:Ana Lindqvist
N:Lindqvist;Ana;;;
EMAIL:ana@example.org
TEL;TYPE=HOME:+46 31 555 02 02
BDAY:1984-04-14
END:VCARD
"""
MAIL = """From ana@example.org Mon Nov  2 10:00:00 2026
From: Ana Lindqvist <ana@example.org>
To: me@example.com
Subject: The harbour
Date: Mon, 2 Nov 2026 10:00:00 +0100
Message-ID: <harbour@example.org>

Shall we sail?
"""


def everybody(folder: Path) -> list:
    """The fields of all contacts of a book."""
    book = open_book(folder)
    found = [(in_order(fields), circle) for fields, circle in exported(book)]
    book.close()
    return found


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.name)
def test_a_table_comes_in_once(read, file):
    done = read("import", str(file))
    assert done["new"] >= 1
    assert done["found"] == done["new"] + done["merged"] + done["unchanged"] + done["skipped"]
    again = read("import", str(file))
    assert (again["new"], again["merged"], again["undo"]) == (0, 0, None)
    assert again["found"] == done["found"]


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.name)
def test_an_export_adds_nothing_to_the_book_it_is_of_and_makes_another_the_same(read, file, tmp_path, book_folder):
    read("import", str(file))
    out = tmp_path / "people.csv"
    done = read("export", str(out))
    again = read("import", str(out))
    assert (again["found"], again["unchanged"], again["problems"]) == (done["contacts"], done["contacts"], [])
    read("import", str(out), folder=tmp_path / "other")
    assert everybody(tmp_path / "other") == everybody(book_folder)


def test_an_export_is_a_table_with_googles_header(read, run, tmp_path):
    read("add", "Ana Lindqvist", "--email", "ana@example.org", "--phone", "+46701234567", "--circle", "Close")
    out = tmp_path / "people.csv"
    assert read("export", str(out)) == {"file": str(out), "contacts": 1, "interactions": 0}
    assert out.read_bytes().startswith(b"\xef\xbb\xbfFirst Name,Middle Name,Last Name,")
    (ana,) = csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"), newline=""))
    assert (ana["First Name"], ana["Full Name"], ana["Circle"]) == ("Ana Lindqvist", "Ana Lindqvist", "Close")
    assert (ana["E-mail 1 - Value"], ana["Phone 1 - Value"]) == ("ana@example.org", " +46701234567")
    assert ana["Labels"] == "* myContacts"
    refused = run("export", str(out))
    assert (refused.code, "--force" in refused.error) == (1, True)


@pytest.mark.parametrize("order", [(0, 1, 2, 3), (3, 2, 1, 0), (2, 0, 3, 1)])
def test_the_same_person_of_four_files_is_one_with_every_value(read, tmp_path, order):
    card, mail = tmp_path / "ana.vcf", tmp_path / "mail.mbox"
    card.write_text(ANA, encoding="utf-8")
    mail.write_text(MAIL, encoding="utf-8")
    tables = [file for name in ("google.csv", "linkedin.csv") for file in TABLES if file.name == name]
    files = [str((*tables, card, mail)[place]) for place in order]
    done = read("import", *files)
    assert done["merged"] + done["unchanged"] == 3
    ana = read("show", "ana@example.org")
    assert set(ana["emails"]) == {
        "ana@example.org", "a.lindqvist@example.com", "annie@example.net",
    }  # fmt: skip
    assert set(ana["phones"]) == {"+46 70 123 45 67", "+46 8 555 01", "+46 31 555 02 02"}
    assert [date["on"] for date in ana["dates"] if date["kind"] == "birthday"] == ["1984-04-14"]
    out = tmp_path / "out.csv"
    read("export", str(out))
    text = out.read_text(encoding="utf-8-sig")
    for told in ("Connected on LinkedIn on 2024-03-12", "https://www.linkedin.com/in/ana-lindqvist-example", "Sailing"):
        assert told in text
    (letter,) = ana["timeline"]
    assert letter["channel"] == "e-mail"
    again = read("import", *files)
    assert (again["new"], again["merged"], again["undo"]) == (0, 0, None)


def test_rows_that_cannot_be_are_told_with_their_line(read, tmp_path):
    file = tmp_path / "people.csv"
    file.write_text(
        'Name,E-mail,Birthday\nAna,"a@example.org,\n,,1.1.1980x\nBo,b@example.org,31.2.1980\n', encoding="utf-8"
    )
    done = read("import", str(file))
    assert (done["found"], done["new"], done["skipped"]) == (3, 2, 1)
    assert [problem["line"] for problem in done["problems"]] == [2, 3, 4]
