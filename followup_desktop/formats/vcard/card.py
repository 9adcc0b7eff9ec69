"""What goes in and out: one person of a vCard file, and how much of a file is believed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from followup_desktop.domain.contacts import ContactFields

Version = Literal["4.0", "3.0"]


@dataclass(frozen=True, slots=True)
class Card:
    """One person: everything said of them, and the line (1 is the first) on which their card begins.

    `version` is the card's own ('2.1'), empty if it names none; `revised` the aware moment of its last change;
    `circle_name` the circle they stood in, by name, because a circle's number means nothing in another book.
    """

    fields: ContactFields
    line: int = 0
    version: str = ""
    revised: datetime | None = None
    circle_name: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A group of people (RFC 6350 section 6.1.4, and Apple's): its name, the UIDs of its members, and its line."""

    name: str
    members: tuple[str, ...]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a file is believed. What is over a limit is left out with a problem; the person is kept."""

    text: int = 1_000_000
    """Bytes of one unfolded line."""
    picture: int = 32_000_000
    """Bytes of one unfolded line that holds a picture, a sound or a key; base64 makes four bytes of three."""
    card: int = 64_000_000
    """Bytes of all lines of one card."""
    properties: int = 5_000
    """Lines of one card."""
    nesting: int = 8
    """Cards inside cards."""
    problems: int = 20
    """Problems that are told of one card."""
