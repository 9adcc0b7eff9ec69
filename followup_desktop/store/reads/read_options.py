"""What a reader of files should know of the user: their own names, addresses and numbers, and how they write days."""

from __future__ import annotations

from followup_desktop.domain.channels import ReachKind
from followup_desktop.domain.foreign import ReadOptions
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import me
from followup_desktop.store.reads.settings import region

_OWN = frozenset((ReachKind.EMAIL, ReachKind.PHONE))


def read_options(book: Book) -> ReadOptions:
    """The options of an import into this book; nobody is 'me' where the user has no contact of their own."""
    person = me(book)
    if person is None:
        return ReadOptions(region=region(book))
    fields = person.fields
    names = (display_name(fields), f"{fields.name.given} {fields.name.family}", fields.name.nickname)
    said = (*names, *(reach.value for reach in fields.reaches if reach.kind in _OWN))
    mine = dict.fromkeys(text.strip() for text in said if text.strip() and text != NAMELESS)
    return ReadOptions(me=tuple(mine), region=region(book))
