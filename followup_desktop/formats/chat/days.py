"""The days of a chat as interactions: who wrote, who began, and the first lines."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.language import ngettext
from followup_desktop.formats.chat.lines import Message

_LINES = 3
_LONGEST = 120


@dataclass(slots=True)
class Day:
    """One day of a chat while its messages come."""

    on: date
    line: int
    authors: dict[str, None] = field(default_factory=dict)
    messages: int = 0
    lines: list[str] = field(default_factory=list)

    def add(self, message: Message) -> None:
        """The next message of the day."""
        self.authors[message.author] = None
        self.messages += 1
        if len(self.lines) < _LINES and message.text:
            text = message.text if len(message.text) <= _LONGEST else f"{message.text[: _LONGEST - 1].rstrip()}…"
            self.lines.append(f"{message.author}: {text}")

    def notes(self) -> str:
        """What a person wants to read of it: how it began, and how much it was."""
        more = self.messages - len(self.lines)
        if not more:
            return "\n".join(self.lines)
        if not self.lines:
            return ngettext("{n} message", "{n} messages", more).format(n=more)
        return "\n".join([*self.lines, ngettext("and {n} more message", "and {n} more messages", more).format(n=more)])

    def initiator(self, me: str) -> Initiator:
        """Who wrote first; nobody can tell where the user's own name is not known."""
        if not me:
            return Initiator.UNKNOWN
        return Initiator.ME if next(iter(self.authors)) == me else Initiator.THEM


CHANNEL = Channel.MESSAGE


def days(messages: Iterator[tuple[date, Message]]) -> Iterator[Day]:
    """The days in the order of the file. A day that comes back later is told twice: it goes by one source."""
    current: Day | None = None
    for on, message in messages:
        if current is None or current.on != on:
            if current is not None:
                yield current
            current = Day(on, message.line)
        current.add(message)
    if current is not None:
        yield current
