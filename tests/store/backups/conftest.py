"""A book that is worth a backup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.writes.interactions import log_interaction


@pytest.fixture
def filled(book: Book, add: Callable[..., int], now: datetime) -> Book:
    """A book with two contacts, with one of whom sailing was talked about."""
    ana = add("Ana Lindqvist")
    add("Bilal Haddad")
    log_interaction(book, InteractionDraft((ana,), now.date(), notes="sailing"), now)
    return book


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder of the person's choice."""
    made = tmp_path / "disk"
    made.mkdir()
    return made
