"""What the composer opens with, read in one go: memory, the check-in one writes for, questions, a channel. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckIn, Kind, State
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.names import display_name
from followup_desktop.domain.words import kind_name
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
from followup_desktop.window.composer.hand_over import reaches_for
from followup_desktop.window.composer.purpose import Introduced, Purpose, read_introduced


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
    purpose: Purpose | None = None
    introduced: Introduced | None = None
    """To whom they are introduced, where that is the purpose: the message goes to both."""

    @property
    def title(self) -> str:
        """What one is about to do."""
        name = display_name(self.memory.contact.fields)
        if self.introduced is not None:
            return _("Introduce {name} and {other}").format(name=name, other=self.introduced.name)
        return _("Write to {name}").format(name=name)

    @property
    def reason(self) -> str:
        """What it is written for; empty where there is nothing to do."""
        if self.purpose is not None:
            return self.purpose.line
        due = self.check_in
        return f"{due.occasion or kind_name(due.kind)} · {due.reason}" if due else ""

    @property
    def draft(self) -> str:
        """By what its draft is kept: the contact's uuid; both, where two are introduced."""
        own = self.memory.contact.uuid
        return f"{own}+{self.introduced.contact.uuid}" if self.introduced else own


def read_material(book: Book, contact: int, check_in: str, now: datetime, purpose: Purpose | None = None) -> Material:
    """Read it for a contact and a check-in (its uuid; '' for the contact's next one, if it is due), or for a purpose.

    Raises NotFound.
    """
    with book.snapshot():
        known = memory(book, contact, now)
        introduced = read_introduced(book, contact, purpose.other) if purpose and purpose.other else None
        due = _asked_for(book, known, check_in, now) if purpose is None else None
        kind = purpose.kind if purpose else due.kind if due else _kind_now(known, now.date())
        owner = me(book)
        remembered = Remembered(
            fields=known.contact.fields,
            today=now.date(),
            kind=kind,
            reason=purpose.reason if purpose else due.reason if due else "",
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
        questions=introduced.questions if introduced else questions(remembered),
        suggestion=_for_both(known, introduced) or fitting or Suggestion(Channel.MESSAGE, ""),
        waiting_since=waiting,
        purpose=purpose,
        introduced=introduced,
    )


def _kind_now(known: Memory, today: date) -> Kind:
    """What a message is, where nothing asks for it."""
    rhythm = known.contact.rhythm
    is_lapsed = rhythm is not None and rhythm.band(today) is Band.LAPSED
    return Kind.RECONNECT if is_lapsed else Kind.KEEP_IN_TOUCH


def _for_both(known: Memory, introduced: Introduced | None) -> Suggestion | None:
    """An e-mail goes to both at once, where both have an address."""
    if introduced is None:
        return None
    both = (known.contact.fields, introduced.contact.fields)
    if all(reaches_for(fields, Channel.EMAIL) for fields in both):
        return Suggestion(Channel.EMAIL, _("one e-mail reaches both"))
    return None


def _asked_for(book: Book, known: Memory, uuid: str, now: datetime) -> CheckIn | None:
    if not uuid:
        return known.next if known.next is not None and known.next.due_on <= now.date() else None
    try:
        found = find_check_in(book, uuid, now)
    except NotFound:
        return None
    return found if found.state is State.OPEN and found.contact == known.contact.id else None
