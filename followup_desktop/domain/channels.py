"""In which way two people were in contact, who reached out, and how somebody can be reached."""

from __future__ import annotations

from enum import StrEnum


class Channel(StrEnum):
    """The way in which two people were in contact (product.md, Words)."""

    IN_PERSON = "in person"
    CALL = "call"
    VIDEO_CALL = "video call"
    EMAIL = "e-mail"
    MESSAGE = "message"
    LETTER = "letter or card"
    SOCIAL = "social"
    GIFT = "gift"
    OTHER = "other"


class Initiator(StrEnum):
    """Who reached out. UNKNOWN is not shown and never counted."""

    ME = "me"
    THEM = "them"
    BOTH = "both"
    UNKNOWN = "unknown"


class ReachKind(StrEnum):
    """The kinds of ways to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    CHAT = "chat"
    SOCIAL = "social"
    WEBSITE = "website"
