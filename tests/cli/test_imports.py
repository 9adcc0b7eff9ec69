"""Calendars, mailboxes and chats from the command line: known by what is in them, once each, and undone as one."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from followup_desktop.store.opening import open_book
from followup_desktop.store.writes.contacts import set_me
from tests.cli.test_files import content

DATA = Path(__file__).parents[1] / "data"
FILES = {
    "calendar": DATA / "icalendar/office.ics",
    "mailbox": DATA / "mailbox/letters.mbox",
    "message": DATA / "mailbox/single.eml",
    "chat": DATA / "chat/WhatsApp Chat with Ana Lindqvist.txt",
}
CHLOE = """BEGIN:VCARD
VERSION:3.0
FN:Chloé Moreau
N:Moreau;Chloé;;;
TEL:+33 6 12 34 56 78
EMAIL:chloe@example.org
END:VCARD
"""


def talks(folder: Path) -> list[tuple[str, str]]:
    book = open_book(folder)
    found = book.rows("SELECT happened, initiator FROM interactions WHERE source <> '' ORDER BY happened")
    book.close()
    return list(found)


@pytest.mark.parametrize("kind", FILES)
def test_again_it_adds_nothing_and_undo_takes_it_all_back(run, read, book_folder, tmp_path, kind):
    for name, mail in (("Ana Lindqvist", "ana@example.org"), ("Emeka Eze", "emeka@example.org")):
        read("add", name, "--email", mail)
    before = content(book_folder)
    file = tmp_path / "nothing.says-what-it-is"
    shutil.copy(FILES[kind], file)
    done = read("import", str(file))
    assert done["found"] == done["new"] + done["merged"] + done["unchanged"] + done["skipped"]
    assert done["new"] == 0, "those who are told of in passing become nobody new by themselves"
    happened = talks(book_folder)
    assert happened
    again = read("import", str(file))
    assert (again["new"], again["merged"], again["undo"]) == (0, 0, None)
    assert talks(book_folder) == happened
    read("undo", done["undo"])
    assert content(book_folder) == before


def test_a_card_and_their_mail_are_one_contact_with_every_value(read, book_folder, tmp_path):
    card = tmp_path / "chloe.vcf"
    card.write_text(CHLOE, encoding="utf-8")
    done = read("import", str(FILES["mailbox"]), str(card))
    assert (done["new"], done["merged"]) == (1, 1), "whatever the order of the files"
    again = read("import", str(FILES["mailbox"]), str(card))
    assert (again["new"], again["merged"], again["unchanged"]) == (0, 0, 2)
    assert [happened[:10] for happened, _by in talks(book_folder)] == ["2026-11-02", "2026-11-03"]
    (only,) = read("list")
    assert only["name"] == "Chloé Moreau"


def test_who_i_am_is_known_from_the_book(read, book_folder):
    read("add", "Chloé Moreau", "--email", "chloe@example.org")
    read("add", "Ben Okafor", "--email", "ben.okafor@example.org")
    book = open_book(book_folder)
    (ben,) = (row for (row,) in book.rows("SELECT id FROM contacts WHERE display_name = 'Ben Okafor'"))
    set_me(book, ben, datetime(2026, 11, 22, tzinfo=UTC))
    book.close()
    read("import", str(FILES["mailbox"]))
    assert [by for _on, by in talks(book_folder)] == ["them", "me"]


def test_what_has_nothing_in_it_is_said_in_one_line(run, tmp_path):
    file = tmp_path / "empty.ics"
    file.write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", encoding="utf-8")
    ran = run("import", str(file))
    assert (ran.code, ran.error.count("\n")) == (1, 1)
    assert "no meeting with others and no birthday" in ran.error
