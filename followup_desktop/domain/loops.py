"""Words about open loops: what to come back to, what one came back to, and a day that has passed already."""

from __future__ import annotations

from datetime import date

from followup_desktop.domain.interactions import OpenLoop
from followup_desktop.domain.language import gettext as _

_LONGEST = 40


def come_back_words(loop: OpenLoop) -> str:
    """A loop in the entry that it was noted in, whatever became of it."""
    return _("Come back to: {text}").format(text=one_line(loop.text))


def came_back_words(loop: OpenLoop) -> str:
    """A loop in the entry that closed it."""
    return _("Came back to: {text}").format(text=one_line(loop.text))


def passed_words(on: date | None, today: date) -> str:
    """What is said of a loop dated in the past, before it is noted; empty for any other.

    It is taken as it is: who fills in the past may well have missed the day, and Today asks about it at once.
    """
    return _("That day has passed: Today asks about it at once") if on is not None and on < today else ""


def one_line(text: str) -> str:
    """A loop's text without line breaks."""
    return " ".join(text.split())


def shortened(text: str) -> str:
    """The beginning of a loop's text, for a menu or a chip."""
    flat = one_line(text)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
