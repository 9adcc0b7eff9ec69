"""vCard 2.1, 3.0 and 4.0 as real software writes it, read and written card by card.

The door: `read_vcards`, `write_vcards`, `looks_like_vcard`, and the values `Card`, `Group` and `Limits`.
"""

from __future__ import annotations

from followup_desktop.formats.vcard.card import Card, Group, Limits, Version
from followup_desktop.formats.vcard.reader import read_vcards
from followup_desktop.formats.vcard.stream import looks_like_vcard
from followup_desktop.formats.vcard.writer import write_vcards

__all__ = ["Card", "Group", "Limits", "Version", "looks_like_vcard", "read_vcards", "write_vcards"]
