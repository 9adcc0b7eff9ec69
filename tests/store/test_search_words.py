"""What was talked about is found however it is written: with hyphens, apostrophes, times, addresses, any script."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import find
from followup_desktop.store.reads.search import search
from followup_desktop.store.reads.timeline import TimelineQuery, timeline
from followup_desktop.store.writes import interactions

Add = Callable[..., int]


@pytest.mark.parametrize(
    "text",
    ["don't", "follow-up", "10:30", "josé@example.org", "café—bar", "naïve-idea", "寿司-bar", "C++/Qt", "a_b", "ﬁnal"],
)
def test_words_with_marks_inside_are_found_as_they_were_written(book: Book, add: Add, now: datetime, text: str) -> None:
    ana = add("Ana Moreira")
    draft = InteractionDraft((ana,), now.date(), notes=f"She said: {text}, twice")
    logged = interactions.log_interaction(book, draft, now).created[0]
    assert list(timeline(book, TimelineQuery(text=text)).ids) == [logged]
    assert [found.where for found in search(book, text, now.date())] == ["timeline"]


@pytest.mark.parametrize("text", ['"', "'", "*", "(", "NEAR(", "a OR", "-", "%", "_", "\\", "^"])
def test_marks_alone_are_no_syntax(book: Book, add: Add, now: datetime, text: str) -> None:
    ana = add("Ana Moreira")
    interactions.log_interaction(book, InteractionDraft((ana,), now.date(), notes="tea"), now)
    assert search(book, text, now.date()) == []


def test_a_name_is_found_by_its_letters_alone(book: Book, add: Add) -> None:
    ana = add("Ana Moreira")
    assert find(book, "ana moreira") == ana
    for pattern in ("an_ moreira", "%", "ana%"):
        with pytest.raises(NotFound):
            find(book, pattern)
