"""Messages gathered to what happened: one entry a day and thread, with those who wrote or were written to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.foreign import ForeignInteraction
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.names import fold

_MESSAGE_ID = re.compile(rb"<([^<>\s]{1,900})>")
_REPLY = re.compile(
    r"^\s*(?:(?:re|aw|sv|vs|antw|antwort|wg|fwd?|tr|rv|rif|odp|res|enc|回复|转发|答复)(?:\[\d+\])?\s*[:：]\s*)+",
    re.IGNORECASE,
)
_LONGEST_SUBJECT = 300
_LONGEST_SOURCE = 200


@dataclass(slots=True)
class Entry:
    """One day of a thread. `first` is the moment of the earliest message, and `by` who wrote that one."""

    thread: str
    on: date
    line: int
    subject: str
    first: datetime | None
    by: Initiator
    people: dict[str, None] = field(default_factory=dict)
    messages: int = 1

    def add(self, other: Entry) -> None:
        """Take in another message of the day."""
        self.people |= other.people
        self.messages += 1
        if other.first is not None and (self.first is None or other.first < self.first):
            self.first, self.by, self.subject = other.first, other.by, other.subject

    def interaction(self, file: str) -> ForeignInteraction:
        """What a timeline shows of it."""
        notes = self.subject
        if self.messages > 1:
            several = ngettext("{n} message", "{n} messages", self.messages).format(n=self.messages)
            notes = f"{notes} ({several})" if notes else several
        return ForeignInteraction(
            people=tuple(self.people),
            on=self.on,
            channel=Channel.EMAIL,
            source=f"mail:{self.thread} {self.on.isoformat()}",
            file=file,
            line=self.line,
            at=self.first if self.first is not None and self.first.date() == self.on else None,
            initiator=self.by,
            notes=notes,
        )


def thread_of(references: bytes, in_reply_to: bytes, own: bytes, subject: str, people: list[str]) -> str:
    """What a conversation is called wherever it is read: the id of its first message, as its answers name it.

    An answer that names none goes by its subject and its people.
    """
    first = _MESSAGE_ID.search(references) or _MESSAGE_ID.search(in_reply_to)
    plain = plain_subject(subject)
    if first is None and plain != subject.strip() and plain:
        return f"{uuid5(NAMESPACE_URL, '|'.join(['mail', fold(plain), *sorted(people)]))}"
    first = first or _MESSAGE_ID.search(own)
    if first is None:
        return ""
    name = first[1].decode("utf-8", "replace")
    return name if len(name) <= _LONGEST_SOURCE else f"{uuid5(NAMESPACE_URL, name)}"


def plain_subject(subject: str) -> str:
    """A subject without what answering and forwarding put before it: 'Re: AW: Lunch' is 'Lunch'."""
    return _REPLY.sub("", subject[:_LONGEST_SUBJECT]).strip()
