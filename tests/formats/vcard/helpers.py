"""What the tests of vCards share: reading bytes at one go, cards in few words, the sample files."""

from __future__ import annotations

import io
from pathlib import Path

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.vcard import Card, Limits, Version, read_vcards, write_vcards

SAMPLES = Path(__file__).parents[2] / "data" / "vcard"
LIMITS = Limits()
FILES = sorted(SAMPLES.glob("*/*.vcf"))


def read(data: bytes, limits: Limits = LIMITS, code_page: str = "cp1252") -> tuple[list[Card], list[Problem]]:
    """The cards and the problems of a file, each in their order."""
    found = list(read_vcards(io.BytesIO(data), "people.vcf", limits, code_page))
    return [one for one in found if isinstance(one, Card)], [one for one in found if isinstance(one, Problem)]


def vcard(*lines: str, version: str = "3.0") -> bytes:
    """A card of a version with these lines, in UTF-8 with CRLF."""
    return "\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]).encode()


def fields(*lines: str, version: str = "3.0") -> ContactFields:
    """What is understood of the lines of one card, in which nothing may be wrong."""
    cards, problems = read(vcard(*lines, version=version))
    assert not problems
    return cards[0].fields


def written(card: Card | ContactFields, version: Version = "4.0") -> bytes:
    """The bytes of one card."""
    out = io.BytesIO()
    assert write_vcards([card if isinstance(card, Card) else Card(card)], out, version) == 1
    return out.getvalue()


def unfolded(data: bytes) -> list[str]:
    """The logical lines of what was written."""
    return data.replace(b"\r\n ", b"").decode().removesuffix("\r\n").split("\r\n")


def sample(name: str) -> tuple[list[Card], list[Problem]]:
    """What is read of a sample file."""
    path = next(path for path in FILES if path.name == name)
    return read(path.read_bytes())
