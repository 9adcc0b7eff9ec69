"""Several values in one cell, and the labels that go with them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from followup_desktop.formats.table import google
from followup_desktop.formats.vcard.text import one_line

_SEPARATORS = re.compile(r"[;,\n]")
_JOINT = google.JOINED.strip()
_MOST = 1_000
"""Values that are told apart in one cell."""


def several(text: str) -> list[str]:
    """The values that Google joined in one cell, empty ones too."""
    return [value.strip() for value in text.split(_JOINT, _MOST)]


def split_words(text: str, *, joined: bool) -> list[str]:
    """The tags or interests of a cell, divided as Google does; in tables of others commas divide them too."""
    parts = text.split(_JOINT)
    if not joined:
        parts = [part for whole in parts for part in _SEPARATORS.split(whole)]
    return [word for part in parts if (word := one_line(part))]


def with_label(text: str, label: str, *, plain: bool = False) -> Iterator[tuple[str, str, bool]]:
    """Each value of a cell with its label and whether that marks it as the preferred one.

    A label that holds as many labels as there are values gives each its own; else it is each one's, and the first
    is the preferred one. `plain` leaves labels as they stand.
    """
    values, labels = several(text), several(label)
    if len(labels) != len(values):
        labels = [label, *[label.removeprefix(google.PRIMARY.strip())] * (len(values) - 1)]
    for value, said in zip(values, labels, strict=True):
        preferred = said == google.PRIMARY.strip() or said.startswith(google.PRIMARY)
        name = one_line(said.removeprefix(google.PRIMARY.strip()) if preferred else said)
        if value:
            yield value, name if plain else google.label_of(name), preferred
