"""Writes people as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426), one after another as they come."""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO

from followup_desktop.formats.vcard.card import Card, Version
from followup_desktop.formats.vcard.draft import OWN
from followup_desktop.formats.vcard.folding import fold
from followup_desktop.formats.vcard.partial_dates import write_moment
from followup_desktop.formats.vcard.sheet import Sheet
from followup_desktop.formats.vcard.write_fields import put_fields


def write_vcards(cards: Iterable[Card], out: BinaryIO, version: Version = "4.0") -> int:
    """Write cards as they come, and say how many there were.

    Of a Card its fields, `revised` and `circle_name` are written. What read_vcards reads of this has equal fields.
    """
    count = 0
    for card in cards:
        out.write(card_bytes(card, version))
        count += 1
    return count


def card_bytes(card: Card, version: Version) -> bytes:
    """One card as it stands in a file."""
    sheet = Sheet(version, card.fields.unknown)
    put_fields(sheet, card.fields)
    sheet.put_text(f"{OWN}CIRCLE", card.circle_name, "CIRCLE")
    if card.revised:
        sheet.put("REV", write_moment(card.revised, version), "REV")
    sheet.lines.append("END:VCARD")
    return b"".join(map(fold, sheet.lines))
