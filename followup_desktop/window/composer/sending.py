"""What becomes of a message that was sent: one write logs it and completes the check-in that it was written for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.writes.check_ins import Done, complete_check_in
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.introductions import introduce

ORIGIN = "window"


@dataclass(frozen=True, slots=True)
class Message:
    """A message to a contact; `check_in` is the uuid of what it was written for, or empty.

    `other` is the second one where it introduced two to each other.
    """

    contact: int
    channel: Channel
    text: str
    check_in: str = ""
    other: int = 0


def log_sent(book: Book, message: Message, now: datetime) -> Changes:
    """Log that a message was sent. Where its check-in was done elsewhere meanwhile, it is logged all the same.

    Raises Refused, NotFound where the contact is gone.
    """
    notes = message.text.strip()
    if message.other:
        return introduce(book, message.contact, message.other, notes, message.channel, now, ORIGIN)
    if message.check_in:
        try:
            changes = complete_check_in(book, message.check_in, Done(message.channel, notes), now, ORIGIN)
        except NotFound:
            changes = None
        if changes:
            return changes
    draft = InteractionDraft(
        (message.contact,), now.date(), message.channel, at=now, initiator=Initiator.ME, notes=notes
    )
    return log_interaction(book, draft, now, ORIGIN)
