"""Columns nobody understands, kept beside the contact as properties, and found again where a table is written."""

from __future__ import annotations

import re

from followup_desktop.domain.contacts import RawProperty
from followup_desktop.domain.names import fold
from followup_desktop.formats.vcard.params import decode, encode, pieces
from followup_desktop.formats.vcard.text import escape, unescape

PREFIX = "X-CSV-"
_COLUMN, _FIELD = ";X-COLUMN=", ";X-FIELD="
_NO_NAME = re.compile(r"[^A-Z0-9]+")
_LONGEST = 40


def kept(header: str, text: str, *, own_field: bool = False) -> RawProperty:
    """A cell as a property, which vCards hold too. `own_field`: the header is the label of one of Google's fields."""
    name = _NO_NAME.sub("-", fold(header[:_LONGEST]).upper()).strip("-") or "COLUMN"
    return RawProperty(f"{PREFIX}{name}", escape(text), params=f"{_FIELD if own_field else _COLUMN}{encode(header)}")


def column_of(raw: RawProperty) -> str:
    """The header of the column that a property was; '' where it was none."""
    return _header(raw, _COLUMN)


def own_field_of(raw: RawProperty) -> str:
    """The label of the field of one's own that a property was; '' where it was none."""
    return _header(raw, _FIELD)


def text_of(raw: RawProperty) -> str:
    """The text of the cell."""
    return unescape(raw.value)


def _header(raw: RawProperty, param: str) -> str:
    if not raw.name.startswith(PREFIX) or not raw.params.startswith(param):
        return ""
    return decode(pieces(raw.params[1:])[0].partition("=")[2])
