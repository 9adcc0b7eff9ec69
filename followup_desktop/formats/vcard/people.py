"""The people of a vCard file as an import takes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from followup_desktop.domain.foreign import Foreign, ForeignCard, ForeignGroup, ReadOptions
from followup_desktop.domain.problems import Problem
from followup_desktop.formats.vcard.card import Card, Group
from followup_desktop.formats.vcard.reader import read_vcards
from followup_desktop.formats.vcard.stream import looks_like_vcard


def looks_like(head: bytes, _name: str) -> bool:
    """Whether a file that begins so is one of vCards."""
    return looks_like_vcard(head)


def read(source: BinaryIO, name: str, options: ReadOptions) -> Iterator[Foreign | Problem]:
    """Each person of the file, and what is wrong with it."""
    for found in read_vcards(source, name, code_page=options.code_page):
        if isinstance(found, Card):
            yield ForeignCard(found.fields, name, found.line, found.circle_name, key=_uid(found.fields.vcard_uid))
        elif isinstance(found, Group):
            yield ForeignGroup(found.name, tuple(map(_uid, found.members)), name)
        else:
            yield found


def _uid(text: str) -> str:
    """A UID in the form in which a card and the group that it is in may be compared: Apple's cards lack the prefix."""
    return text.strip().lower().removeprefix("urn:uuid:")
