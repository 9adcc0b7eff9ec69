"""What calendars, mailboxes and chats tell comes through the child as it was read, its limits notwithstanding."""

from __future__ import annotations

from pathlib import Path

import pytest

from followup_desktop.desktop.untrusted.parent import read_files
from followup_desktop.desktop.untrusted.sources import Wish
from followup_desktop.domain.foreign import ForeignCard, ForeignInteraction, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.reading import read

DATA = Path(__file__).parents[2] / "data"
OPTIONS = ReadOptions(me=("Ben Okafor", "ben.okafor@example.org"), region="DE")


@pytest.mark.parametrize(
    "name", ["icalendar/office.ics", "mailbox/letters.mbox", "mailbox/single.eml", "chat/_chat.txt"]
)
def test_it_is_what_is_read_here(name: str) -> None:
    file = DATA / name
    with file.open("rb") as source:
        here = list(read(source, file.name, OPTIONS))
    found = read_files([file], wishes={file: Wish(options=OPTIONS)})
    assert found.cards == [one for one in here if isinstance(one, ForeignCard)]
    assert found.happened == [one for one in here if isinstance(one, ForeignInteraction)]
    assert found.problems == [one for one in here if isinstance(one, Problem)]
    assert found.happened


def test_whoever_has_a_card_in_another_file_comes_before_those_told_of_in_passing(tmp_path: Path) -> None:
    card = tmp_path / "chloe.vcf"
    card.write_text("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Chlo\r\nEND:VCARD\r\n")
    found = read_files([DATA / "mailbox/letters.mbox", card])
    assert not found.cards[0].passing
    assert all(one.passing for one in found.cards[1:])
