"""What is shown, which way it went, and what the person pressed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

OPEN = "open"
DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a notice: the key that comes back when it is pressed, and its label for people."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One notification. A second one of the same `id` (at most 64 characters) takes the place of the first.

    Title and body are plain text of any length and origin; each channel clips and escapes them as it must.
    """

    id: str
    title: str
    body: str = ""
    buttons: tuple[Button, ...] = ()
    sound: bool = False


class Channel(StrEnum):
    """The ways a notice can go, best first. TOAST is the program's own window, drawn by the caller's stand-in."""

    NATIVE = "native"
    PLAIN = "plain"
    TOAST = "toast"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Which way a notice went. `reason` is one line that says why the better ways failed, empty if none did.

    `buttons` says whether the person sees the notice's buttons. PLAIN is plyer's word, which it also gives
    for notices that nobody saw: never take it as proof (facts: plyer swallows failures).
    """

    notice_id: str
    channel: Channel
    reason: str = ""
    buttons: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """What the person did with a notice: a button's key, 'open' for a click on its body, or 'dismissed'."""

    notice_id: str
    what: str


class Unavailable(Exception):
    """A channel could not show a notice. Its text is one line that says why, free of personal data."""
