"""What the composer opens with, read in one go: memory, the check-in one writes for, questions, a channel. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckIn, Kind, State
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.writing.particulars import Particulars
from followup_desktop.domain.writing.questions import Question, questions
from followup_desktop.domain.writing.remembered import Remembered, particulars
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.contacts import me
from followup_desktop.store.reads.medium import suggestions
from followup_desktop.store.reads.memory import Memory, memory
from followup_desktop.store.reads.outreach import waiting_since
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.writing import talks_with


@dataclass(frozen=True, slots=True)
class Material:
    """Everything that stands beside the text. `check_in` is what one writes for, if there is anything to do."""

    memory: Memory
    check_in: CheckIn | None
    name: str
    particulars: Particulars
    questions: tuple[Question, ...]
    suggestion: Suggestion
    """With nothing known it is a message without a reason, to be copied to wherever the two of them talk."""
    waiting_since: date | None
    """The day of an unanswered message that is so near that another one is early (product.md, Over-contact guard)."""


def read_material(book: Book, contact: int, check_in: str, now: datetime) -> Material:
    """Read it for a contact and a check-in (its uuid; '' for the contact's next one, if it is due). Raises NotFound."""
    with book.snapshot():
        known = memory(book, contact, now)
        due = _asked_for(book, known, check_in, now)
        kind = due.kind if due else Kind.KEEP_IN_TOUCH
        owner = me(book)
        remembered = Remembered(
            fields=known.contact.fields,
            today=now.date(),
            kind=kind,
            reason=due.reason if due else "",
            loops=known.loops,
            talks=tuple(talks_with(book, contact)),
            favors=known.favors,
            mine=owner.fields.interests if owner else (),
            leap_day=preferences(book).leap_day,
        )
        fitting = suggestions(book, [(contact, kind)]).get((contact, kind))
        waiting = waiting_since(book, contact, now.date())
    return Material(
        memory=known,
        check_in=due,
        name=remembered.name,
        particulars=particulars(remembered),
        questions=questions(remembered),
        suggestion=fitting or Suggestion(Channel.MESSAGE, ""),
        waiting_since=waiting,
    )


def _asked_for(book: Book, known: Memory, uuid: str, now: datetime) -> CheckIn | None:
    if not uuid:
        return known.next if known.next is not None and known.next.due_on <= now.date() else None
    try:
        found = find_check_in(book, uuid, now)
    except NotFound:
        return None
    return found if found.state is State.OPEN and found.contact == known.contact.id else None
