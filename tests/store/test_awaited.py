"""Whose reply is waited for: what asks and is unanswered, for three weeks, until any sign of life."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.waiting import asks, nudge, waiting_words
from followup_desktop.domain.working_days import weekend_of
from followup_desktop.store.book import Book
from followup_desktop.store.reads.today import today
from followup_desktop.store.reads.waiting import waiting_for
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import archive_contacts, pause_contacts
from followup_desktop.store.writes.follow_ups import take_offer
from followup_desktop.store.writes.history import undo
from followup_desktop.store.writes.interactions import log_interaction

Add = Callable[..., int]
ASKED = "Would Thursday suit you?"


def write(
    book: Book,
    person: int,
    now: datetime,
    days: int,
    notes: str = ASKED,
    channel: Channel = Channel.EMAIL,
    who: Initiator = Initiator.ME,
) -> None:
    draft = InteractionDraft((person,), now.date() - timedelta(days=days), channel, initiator=who, notes=notes)
    log_interaction(book, draft, now)


@pytest.mark.parametrize(
    ("notes", "asking"),
    [
        ("Can you come?", True),
        ("¿Vienes el jueves?", True),
        ("木曜日はどう？", True),
        ("هل تأتي يوم الخميس؟", True),
        ('She said "when?" and I wrote back', True),
        ("Read https://example.org/a?b=c", False),
        ("Sent the photographs.", False),
        ("", False),
    ],
)
def test_what_asks(notes: str, asking: bool) -> None:
    assert asks(notes) is asking


def test_a_written_question_waits_from_the_next_day_for_three_weeks(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    write(book, ana, now, 0)
    for days, waits in ((0, False), (1, True), (21, True), (22, False)):
        found = waiting_for(book, now + timedelta(days=days))
        assert [one.contact for one in found] == ([ana] if waits else [])
    (one,) = today(book, now + timedelta(days=5)).waiting
    assert (one.contact_name, one.since, one.channel, one.nudge_on) == ("Ana Moreira", now.date(), Channel.EMAIL, None)
    assert waiting_words(one, now.date() + timedelta(days=5)) == "An e-mail, 5 days ago"


@pytest.mark.parametrize("channel", [Channel.CALL, Channel.IN_PERSON, Channel.VIDEO_CALL, Channel.GIFT, Channel.OTHER])
def test_who_was_there_or_got_a_gift_owes_no_answer(book: Book, add: Add, now: datetime, channel: Channel) -> None:
    write(book, add("Ana Moreira"), now, 3, channel=channel)
    assert waiting_for(book, now) == ()


def test_what_asks_nothing_waits_for_nothing(book: Book, add: Add, now: datetime) -> None:
    write(book, add("Ana Moreira"), now, 3, "Sent the photographs.")
    assert waiting_for(book, now) == ()


@pytest.mark.parametrize("who", [Initiator.THEM, Initiator.BOTH, Initiator.UNKNOWN])
def test_any_sign_of_life_ends_the_wait(book: Book, add: Add, now: datetime, who: Initiator) -> None:
    ana = add("Ana Moreira")
    write(book, ana, now, 5)
    write(book, ana, now, 2, "", Channel.MESSAGE, who)
    assert waiting_for(book, now) == ()
    undo(book, now)
    assert len(waiting_for(book, now)) == 1


def test_a_note_after_the_question_does_not_hide_it(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    write(book, ana, now, 9)
    write(book, ana, now, 4, "And here is the map.", Channel.MESSAGE)
    (one,) = waiting_for(book, now)
    assert (one.since, one.channel) == (now.date() - timedelta(days=9), Channel.EMAIL)


def test_the_longest_wait_stands_first_and_who_rests_not_at_all(book: Book, add: Add, now: datetime) -> None:
    people = {name: add(name) for name in ("Ana", "Bo", "Cy", "Di")}
    for days, person in zip((2, 9, 5, 4), people.values(), strict=True):
        write(book, person, now, days)
    archive_contacts(book, [people["Cy"]], now)
    pause_contacts(book, [people["Di"]], now.date() + timedelta(days=3), now)
    assert [one.contact_name for one in waiting_for(book, now)] == ["Bo", "Ana"]


def test_a_nudge_comes_after_five_working_days_of_the_region(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    write(book, ana, now, 3)
    (one,) = waiting_for(book, now)
    assert nudge(one, now.date(), weekend_of("DE")).on == date(2026, 11, 27)
    assert nudge(one, now.date(), weekend_of("EG")).on == date(2026, 11, 29)
    offer = nudge(one, now.date(), weekend_of(""))
    assert offer.reason == "You wrote on Thursday 19 November and have not heard back: ask once more, lightly."
    assert take_offer(book, ana, offer, now)
    assert not take_offer(book, ana, offer, now)
    (planned,) = waiting_for(book, now)
    assert planned.nudge_on == date(2026, 11, 27)
    assert waiting_words(planned, now.date()) == "An e-mail, 3 days ago · nudge in 5 days"
    friday = now + timedelta(days=5)
    assert waiting_for(book, friday) == ()
    assert [c.kind for c in today(book, friday).promises] == [Kind.GENTLE_NUDGE]


def test_planning_a_nudge_says_that_an_answer_is_awaited(book: Book, add: Add, now: datetime) -> None:
    ana = add("Ana Moreira")
    write(book, ana, now, 3, "Asked for the name of her dentist.")
    add_check_in(book, CheckInDraft(ana, Kind.GENTLE_NUDGE, "ask again", now.date() + timedelta(days=2)), now)
    assert [one.contact for one in waiting_for(book, now)] == [ana]


def test_it_is_read_by_its_index(book: Book, monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    asked: list[tuple[str, object]] = []
    read = Book.rows
    monkeypatch.setattr(Book, "rows", lambda self, sql, given=(): asked.append((sql, given)) or read(self, sql, given))
    waiting_for(book, now)
    ((sql, given),) = asked
    plan = [row[3] for row in read(book, f"EXPLAIN QUERY PLAN {sql}", given)]  # type: ignore[arg-type]
    assert any("USING INDEX contacts_waiting (waiting_since>? AND waiting_since<?)" in step for step in plan), plan
    assert not any(step.startswith("SCAN") and "silent" not in step and step != "SCAN c" for step in plan), plan
