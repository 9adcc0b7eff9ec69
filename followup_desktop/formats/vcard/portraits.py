"""Pictures that stand in the card itself. An address of a picture is never opened: it is kept as it stood."""

from __future__ import annotations

import binascii
import re

from followup_desktop.domain.contacts import Portrait
from followup_desktop.formats.vcard.params import BASE64
from followup_desktop.formats.vcard.properties import Property, from_base64

_DATA = re.compile(r"\s*data:[^,;\\]*(?:\\?;[^,;\\]*)*?\\?;base64\\?,", re.IGNORECASE)
_ADDRESS = re.compile(r"\s*[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_STARTS = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"GIF87a", "gif"), (b"GIF89a", "gif"))

_BASE64_STARTS = ("/9j/", "iVBORw0KGgo", "R0lGODdh", "R0lGODlh")
"""The same starts in base64, for software that forgets to say ENCODING."""


def media_type(data: bytes) -> str:
    """'jpeg', 'png' or 'gif' by a picture's first bytes, whatever anybody says it is; '' for anything else."""
    return next((media for start, media in _STARTS if data.startswith(start)), "")


def is_inline(prop: Property) -> bool:
    """Whether a PHOTO holds its picture itself: base64 (2.1, 3.0) or a data: address (4.0), not any other address."""
    if _DATA.match(prop.value[:200]):
        return True
    if prop.params.encoding == BASE64:
        return not _ADDRESS.match(prop.value[:50])
    return prop.value.startswith(_BASE64_STARTS)


def read_portrait(prop: Property) -> Portrait | None:
    """The picture of an inline PHOTO, or None where it is none of the kinds that are shown."""
    start = _DATA.match(prop.value[:200])
    data = from_base64(prop.value[start.end() :] if start else prop.value)
    media = media_type(data)
    return Portrait(data, media) if media else None


def write_portrait(portrait: Portrait) -> str:
    """The picture as base64."""
    return binascii.b2a_base64(portrait.data, newline=False).decode("ascii")
