"""A wish for the book to get another key, or none: made in the settings, carried out by window/locking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from followup_desktop.store.book import Book
from followup_desktop.store.encryption import Rekeyed
from followup_desktop.store.rekeying import Step


@dataclass(frozen=True, slots=True)
class Rekey:
    """What is to be done with the book, what is said meanwhile, and who wants to know how it ended."""

    work: Callable[[Book, Step], Rekeyed] = field(repr=False)
    words: str
    done: Callable[[Rekeyed], object]
    failed: Callable[[Exception], object]
