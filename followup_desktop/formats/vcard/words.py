"""The words of labels: TYPE's words, Apple's names for labels, and the services of chats and social networks."""

from __future__ import annotations

import re
from collections.abc import Collection

from followup_desktop.formats.vcard.text import escape, one_line

NOISE = frozenset(("internet", "voice", "email", "pref"))
"""Types that say nothing about the one address rather than another: left out of labels, and not written again."""
QUIET = frozenset(("msg", "text", "video", "postal", "parcel", "dom", "intl"))
"""Types that are no label for people, but are written again."""
TYPES = frozenset((
    "home", "work", "cell", "fax", "pager", "main", "other", "car", "isdn", "bbs", "modem", "pcs", "textphone",
    "mobile", "school", "iphone",
))  # fmt: skip
"""The label words that are written as TYPE; any other label is written as Apple's X-ABLabel, whatever it says."""
RELATED = frozenset((
    "contact", "acquaintance", "friend", "met", "co-worker", "colleague", "co-resident", "neighbor", "child", "parent",
    "sibling", "spouse", "kin", "muse", "crush", "date", "sweetheart", "me", "agent", "emergency",
))  # fmt: skip
"""RELATED's types (RFC 6350 section 6.6.6)."""
ANNIVERSARY = "_$!<Anniversary>!$_"

_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APPLE_NAMES = {
    _CAMEL.sub(" ", name).lower(): f"_$!<{name}>!$_"
    for name in (
        "HomePage", "Mother", "Father", "Parent", "Brother", "Sister", "Child", "Friend", "Spouse", "Partner",
        "Assistant", "Manager", "Other",
    )
}  # fmt: skip
_SCHEMES = {
    "skype": "skype", "aim": "aim", "icq": "icq", "msn": "msnim", "yahoo": "ymsgr", "jabber": "xmpp", "gtalk": "xmpp",
    "googletalk": "xmpp", "gadugadu": "gg", "qq": "qq", "facebook": "xmpp", "groupwise": "groupwise", "xmpp": "xmpp",
    "sip": "sip", "telegram": "tg", "whatsapp": "whatsapp", "matrix": "matrix",
}  # fmt: skip
_NO_SERVICES = TYPES | NOISE | QUIET
_SERVICE = re.compile(r"[a-z][a-z0-9+.-]*")


def from_apple(value: str) -> str:
    """What a value of X-ABLabel says: Apple's own names become words ('_$!<HomePage>!$_' is 'home page')."""
    text = one_line(value)
    while match := _APPLE.fullmatch(text):
        text = _CAMEL.sub(" ", match[1]).strip().lower()
    return text


def to_apple(label: str) -> str:
    """A label as a value of X-ABLabel."""
    return _APPLE_NAMES.get(label) or escape(label)


def split_label(label: str, words: Collection[str]) -> tuple[list[str], str]:
    """A label's leading words that can be written as TYPE, and the rest of it."""
    parts = label.split(", ") if label else []
    types: list[str] = []
    while parts and parts[0] in words and parts[0] not in types:
        types.append(parts.pop(0))
    rest = ", ".join(parts)
    return ([], label) if rest in types else (types, rest)


def split_service(label: str) -> tuple[str, str]:
    """The service that a chat's or social network's label begins with ('' if none), and the rest of the label."""
    first, _, rest = label.partition(", ")
    if _SERVICE.fullmatch(first) and first != rest and first not in _NO_SERVICES:
        return first, rest
    return "", label


def scheme(service: str) -> str:
    """The URI scheme under which a chat service's names are written."""
    return _SCHEMES.get(service, service)
