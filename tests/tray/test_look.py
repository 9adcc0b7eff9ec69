"""What the tray does with the book when something is pressed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind, Snooze
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.history import history
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.tray import look
from tests.tray.conftest import Clock


def test_done_takes_the_channel_that_today_suggests(book: Book, clock: Clock, remind: Callable[..., int]) -> None:
    ana = remind("Ana Čech", kind=Kind.FOLLOW_UP)
    log_interaction(
        book, InteractionDraft((ana,), clock.now.date() - timedelta(days=30), Channel.VIDEO_CALL), clock.now
    )
    (check_in,) = [each for each in today(book, clock.now).shown if each.kind is Kind.FOLLOW_UP]
    changes = look.complete(book, check_in, clock.now)
    assert changes.label == "Logged a video call with Ana Čech"
    assert history(book, 1)[0].origin == "tray"
    assert not look.complete(book, check_in, clock.now)


def test_what_is_gone_meanwhile_stays_gone(book: Book, clock: Clock, remind: Callable[..., int]) -> None:
    ana = remind("Ana Čech")
    (check_in,) = today(book, clock.now).shown
    delete_contacts(book, [ana], clock.now)
    assert not look.complete(book, check_in, clock.now)
    assert not look.snooze(book, check_in, Snooze.TOMORROW, clock.now)


@pytest.mark.parametrize("choice", list(Snooze))
def test_every_choice_of_later_moves_it_ahead(
    book: Book, clock: Clock, remind: Callable[..., int], choice: Snooze
) -> None:
    remind("Ana Čech")
    (check_in,) = today(book, clock.now).shown
    assert look.snooze(book, check_in, choice, clock.now).label == "Moved the check-in with Ana Čech"


def test_people_are_named_with_how_they_were_reached_last(book: Book, clock: Clock, add: Callable[..., int]) -> None:
    ana = add("Ana Čech", organisation="Harbour Lab")
    assert look.people_named(book, "cec", clock.now) == [look.Person(ana, "Ana Čech", "Harbour Lab", Channel.CALL)]
    assert look.people_named(book, "  ", clock.now) == []
