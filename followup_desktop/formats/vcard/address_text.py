"""A postal address as the value of ADR."""

from __future__ import annotations

from followup_desktop.domain.contacts import Address
from followup_desktop.formats.vcard.text import escape


def address_key(address: Address) -> str:
    """The value of ADR: po box; extended; street; city; region; postal code; country (RFC 6350 section 6.3.1)."""
    parts = (
        address.po_box, address.extended, address.street, address.city, address.region, address.postal_code,
        address.country,
    )  # fmt: skip
    return ";".join(map(escape, parts))
