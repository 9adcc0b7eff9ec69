"""What happened and what is to come back to are one change: undone together, refused together."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import Channel, InteractionDraft, LoopDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.timeline import TimelineQuery, count_interactions, interactions, open_loops, timeline
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction
from tests.store.support import dump


def test_the_loops_are_born_in_the_entry_and_undone_with_it(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    before = dump(book)
    draft = InteractionDraft((ana,), now.date(), Channel.CALL)
    loops = [LoopDraft(ana, " ask how it went ", date(2026, 12, 1)), LoopDraft(ana, "the recipe")]
    changes = log_interaction(book, draft, now, loops=loops)
    (number,) = changes.created
    born = interactions(book, [number])[number].loops
    assert [(loop.text, loop.on, loop.opened_on) for loop in born] == [
        ("ask how it went", date(2026, 12, 1), now.date()),
        ("the recipe", None, now.date()),
    ]
    assert history(book)[0].label == "Logged a call with Ana Moreira"
    undo(book, now)
    assert dump(book) == before


@pytest.mark.parametrize("text", ["", " \n\t"])
def test_an_empty_loop_refuses_the_whole(book: Book, add: Callable[..., int], now: datetime, text: str) -> None:
    ana = add("Ana Moreira")
    with pytest.raises(Refused):
        log_interaction(book, InteractionDraft((ana,), now.date()), now, loops=[LoopDraft(ana, text)])
    assert count_interactions(book) == 0
    assert open_loops(book, ana) == []


def test_a_contact_that_is_gone_refuses_the_whole(book: Book, now: datetime) -> None:
    with pytest.raises(NotFound):
        log_interaction(book, InteractionDraft((99,), now.date()), now, loops=[LoopDraft(99, "x")])
    assert count_interactions(book) == 0


def test_a_limited_timeline_is_the_beginning_of_the_whole(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    for month in range(1, 7):
        log_interaction(book, InteractionDraft((ana,), date(2026, month, 3)), now)
    whole = timeline(book, TimelineQuery(ana))
    some = timeline(book, TimelineQuery(ana), 4)
    assert some.ids == whole.ids[:4]
    assert some.months == whole.months[:4]
    assert len(timeline(book, TimelineQuery(), 100).ids) == 6


def test_what_an_entry_came_back_to_is_closed_and_opened_with_it(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    (earlier,) = log_interaction(
        book,
        InteractionDraft((ana,), date(2026, 10, 1), Channel.CALL),
        now,
        loops=[LoopDraft(ana, "ask how it went"), LoopDraft(ana, "the recipe")],
    ).created
    operation, recipe = interactions(book, [earlier])[earlier].loops
    before = dump(book)
    draft = InteractionDraft((ana,), now.date(), Channel.CALL)
    (later,) = log_interaction(book, draft, now, came_back=[operation.id, operation.id]).created
    shown = interactions(book, [earlier, later])
    assert [loop.text for loop in shown[later].came_back] == ["ask how it went"]
    assert [(loop.text, loop.closed_on) for loop in shown[earlier].loops] == [
        ("ask how it went", now.date()),
        ("the recipe", None),
    ]
    assert [loop.id for loop in open_loops(book, ana)] == [recipe.id]
    undo(book, now)
    assert dump(book) == before


def test_a_loop_that_was_closed_before_keeps_the_entry_that_closed_it(
    book: Book, add: Callable[..., int], now: datetime
) -> None:
    ana = add("Ana Moreira")
    draft = InteractionDraft((ana,), now.date(), Channel.CALL)
    (first,) = log_interaction(book, draft, now, loops=[LoopDraft(ana, "the recipe")]).created
    (loop,) = interactions(book, [first])[first].loops
    (second,) = log_interaction(book, draft, now, came_back=[loop.id]).created
    (third,) = log_interaction(book, draft, now, came_back=[loop.id]).created
    assert [len(interactions(book, [number])[number].came_back) for number in (second, third)] == [1, 0]


def test_a_loop_that_is_gone_refuses_the_whole(book: Book, add: Callable[..., int], now: datetime) -> None:
    ana = add("Ana Moreira")
    with pytest.raises(NotFound):
        log_interaction(book, InteractionDraft((ana,), now.date()), now, came_back=[77])
    assert count_interactions(book) == 0
