"""What makes no sense is answered with one clear line and changes nothing; what contradicts has one rule."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_ins import find_check_in, next_check_in
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.reads.timeline import open_loops
from followup_desktop.store.writes.contacts import merge_contacts, set_cadence
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from tests.conftest import NOON
from tests.store.support import dump, dump_recomputed

Add = Callable[..., int]
YEAR = Cadence(1, Unit.YEAR)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("0 weeks", "A cadence is at least one day"),
        ("every 0 days", "A cadence is at least one day"),
        ("10000 years", "A cadence is at most 100 years"),
        ("36601 days", "A cadence is at most 100 years"),
        ("-3 weeks", "'-3 weeks' is not a cadence: write a number and days, weeks, months or years"),
        ("99999999 days", "'99999999 days' is not a cadence: write a number and days, weeks, months or years"),
    ],
)
def test_a_cadence_of_nothing_or_of_ages_is_refused(text: str, words: str) -> None:
    with pytest.raises(Refused) as refused:
        Cadence.parse(text)
    assert (str(refused.value), refused.value.field) == (words, "cadence")


def test_the_longest_cadence_ends_with_the_calendar(book: Book, add: Add) -> None:
    late = datetime(9950, 6, 1, 12, 0, tzinfo=NOON.tzinfo)
    ana = add("Ana Moreira", at=late, cadence=Cadence(100, Unit.YEAR))
    rhythm = contact(book, ana).rhythm
    assert rhythm is not None
    assert rhythm.due_on.year == rhythm.lapsed_from.year == 9999
    assert dump(book) == dump_recomputed(book, late.date())


def test_what_lies_in_the_future_is_not_logged(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    before = dump(book)
    later = now + timedelta(minutes=1)
    for draft in (
        InteractionDraft((ana,), now.date() + timedelta(days=1), Channel.CALL),
        InteractionDraft((ana,), later.date(), Channel.CALL, at=later),
    ):
        with pytest.raises(Refused, match="This lies in the future: log it when it has happened, or add a reminder"):
            log_interaction(book, draft, now)
    assert dump(book) == before


def test_of_two_circles_the_kept_ones_stands_with_its_cadence(book: Book, add: Add, now: datetime) -> None:
    inner, _close, _friends, wider = (circle.id for circle in circles(book))
    ana, other = add("Ana Moreira", circle=inner), add("A. Moreira", circle=wider, cadence=YEAR)
    log_interaction(book, InteractionDraft((other,), now.date(), Channel.CALL), now)
    before = dump(book)
    merge_contacts(book, ana, other, now)
    kept = contact(book, ana)
    assert (kept.fields.circle, kept.fields.cadence) == (inner, None)
    assert kept.rhythm is not None
    assert kept.rhythm.due_on == now.date() + timedelta(weeks=2)
    assert dump(book) == dump_recomputed(book, now.date())
    undo(book, now)
    assert dump(book) == before


def test_who_is_in_no_circle_gets_the_others_with_its_cadence(book: Book, add: Add, now: datetime) -> None:
    wider = circles(book)[3].id
    ana, other = add("Ana Moreira"), add("A. Moreira", circle=wider, cadence=YEAR)
    merge_contacts(book, ana, other, now)
    fields = contact(book, ana).fields
    assert (fields.circle, fields.cadence) == (wider, YEAR)


def test_a_cadence_of_ones_own_outlives_the_others_circle(book: Book, add: Add, now: datetime) -> None:
    inner = circles(book)[0].id
    ana, other = add("Ana Moreira", cadence=YEAR), add("A. Moreira", circle=inner)
    merge_contacts(book, ana, other, now)
    fields = contact(book, ana).fields
    assert (fields.circle, fields.cadence) == (inner, YEAR)
    set_cadence(book, [ana], None, now)
    rhythm = contact(book, ana).rhythm
    assert rhythm is not None
    assert rhythm.due_on == now.date() + timedelta(weeks=2)


def test_a_loop_of_the_last_day_of_the_calendar_is_asked_about_on_it(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    open_loop(book, ana, "ask how it went", now, on=date.max)
    (loop,) = open_loops(book, ana)
    assert find_check_in(book, loop.uuid, now).due_on == date.max
    following = next_check_in(book, ana, now)
    assert following is not None
    assert following.due_on == date.max
