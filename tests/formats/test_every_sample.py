"""Every sample file of every format: what is read of its people goes through a vCard as it was read."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.foreign import ForeignCard, Format
from followup_desktop.domain.names import display_name
from followup_desktop.formats.reading import HEAD, read, recognise
from followup_desktop.formats.vcard import Card, read_vcards, write_vcards
from followup_desktop.formats.vcard.card import Version
from followup_desktop.formats.vcard.text import block

DATA = Path(__file__).parents[1] / "data"
FILES = sorted(
    path
    for path in DATA.rglob("*")
    if path.is_file()
    and path.suffix not in {"", ".md", ".rst"}
    and not path.name.upper().startswith(("LICENSE", "COPYING"))
    and path.relative_to(DATA).parts[0] != "books"
)


def cards(path: Path) -> list[ForeignCard]:
    with path.open("rb") as source:
        return [one for one in read(source, path.name) if isinstance(one, ForeignCard)]


def held(fields: ContactFields) -> ContactFields:
    """The fields as a vCard can hold them: everybody is called something, and a note has no control characters."""
    name = fields.name
    named = any(getattr(name, each.name) for each in dataclasses.fields(Name))
    full = name if named else dataclasses.replace(name, full=display_name(fields))
    return dataclasses.replace(fields, name=full, notes=block(fields.notes), circle=None)


def test_there_is_a_sample_of_every_format() -> None:
    with_people = {recognise(path.read_bytes()[:HEAD], path.name) for path in FILES if cards(path)}
    assert with_people == set(Format)


@pytest.mark.parametrize("version", ["4.0", "3.0"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_people_go_through_a_vcard_as_they_were_read(path: Path, version: Version) -> None:
    wanted = [held(card.fields) for card in cards(path)]
    out = io.BytesIO()
    write_vcards([Card(fields) for fields in wanted], out, version)
    out.seek(0)
    assert [one.fields for one in read_vcards(out, "people.vcf") if isinstance(one, Card)] == wanted
