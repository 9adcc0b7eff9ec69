"""What a line of the quick add means in this book, read on the worker while it is typed. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from followup_desktop.domain.names import fold
from followup_desktop.domain.outreach import guard_words, is_sign_of_life
from followup_desktop.domain.understanding.quick_add import understand
from followup_desktop.domain.understanding.understood import Called, Understood, chosen
from followup_desktop.store.book import Book
from followup_desktop.store.reads.outreach import waiting_since
from followup_desktop.store.reads.people import People
from followup_desktop.store.reads.settings import region

Choices = Mapping[str, Called]
"""Whom the person meant, by the folded name they wrote."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A line as it was understood. `could_be` has for each of its people who else it can be; none where it is sure."""

    line: str
    understood: Understood
    could_be: tuple[tuple[Called, ...], ...]
    guard: str
    """What is said where it is an outreach that comes too soon (product.md, Over-contact guard); empty otherwise."""


def read_line(book: Book, line: str, people: People, choices: Choices, today: date) -> Reading:
    """Understand a line, with the choices that were made for names which several people have."""
    understood = understand(line, people, today, region(book))
    candidates = [person.candidates for person in understood.people]
    for place, person in enumerate(understood.people):
        wished = choices.get(fold(person.text))
        if wished is not None and wished in person.candidates:
            understood = chosen(understood, place, wished)
    could_be = tuple(each if len(each) > 1 else () for each in candidates)
    return Reading(line, understood, could_be, _guard(book, understood, today))


def _guard(book: Book, understood: Understood, today: date) -> str:
    if not understood.happened or is_sign_of_life(understood.channel, understood.initiator):
        return ""
    days = (waiting_since(book, contact, understood.on) for contact in understood.contacts)
    return next((guard_words(day, today) for day in days if day), "")
