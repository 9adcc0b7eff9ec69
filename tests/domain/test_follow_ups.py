"""The follow-ups after logging: which, when, in which words (product.md, After logging)."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.follow_ups import Logged, Offer, offers
from followup_desktop.domain.working_days import weekend_of

SUNDAY = date(2026, 11, 22)
MONDAY = date(2026, 11, 23)
WEEKEND = frozenset({5, 6})
TALK = Logged("", SUNDAY, Channel.IN_PERSON, Initiator.UNKNOWN, first=False)
NOTE = Logged("", SUNDAY, Channel.EMAIL, Initiator.ME, first=False)


def after(logged: Logged, notes: str = "", today: date = SUNDAY, weekend: frozenset[int] = WEEKEND) -> list[Offer]:
    return list(offers(dataclasses.replace(logged, notes=notes), "Ana", today, weekend))


def days(found: list[Offer]) -> list[tuple[Kind, date]]:
    return [(one.kind, one.on) for one in found]


def test_an_ordinary_talk_offers_nothing() -> None:
    assert after(TALK, "A long walk by the river") == []
    assert after(NOTE) == []


@pytest.mark.parametrize("channel", [Channel.IN_PERSON, Channel.CALL, Channel.VIDEO_CALL])
def test_a_first_conversation_is_followed_up_tomorrow(channel: Channel) -> None:
    first = dataclasses.replace(TALK, channel=channel, first=True)
    assert days(after(first)) == [(Kind.FOLLOW_UP, MONDAY)]
    assert after(first)[0].reason == "Follow up with Ana on your first conversation"


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.SOCIAL, Channel.GIFT])
def test_a_first_note_is_none(channel: Channel) -> None:
    assert after(dataclasses.replace(TALK, channel=channel, first=True)) == []


def test_an_event_is_followed_up_tomorrow_however_well_one_knows_them() -> None:
    (offer,) = after(TALK, "Met at the harbour festival, talked about boats")
    assert (offer.kind, offer.on) == (Kind.FOLLOW_UP, MONDAY)
    assert offer.reason == "Follow up with Ana: “Met at the harbour festival”"


def test_help_is_thanked_for_within_24_hours_and_that_is_the_follow_up() -> None:
    first = dataclasses.replace(TALK, first=True)
    (offer,) = after(first, "Met her at the fair. She introduced me to Erik.")
    assert (offer.kind, offer.on) == (Kind.THANK_YOU, MONDAY)
    assert offer.reason == "Thank Ana: “She introduced me to Erik”"


def test_an_interview_and_a_gift_are_thanked_for() -> None:
    assert [one.reason for one in after(TALK, "Had an interview with her team")] == ["Thank Ana for the interview"]
    gift = dataclasses.replace(TALK, channel=Channel.GIFT, initiator=Initiator.THEM)
    assert [one.reason for one in after(gift)] == ["Thank Ana for the gift"]
    assert after(dataclasses.replace(gift, initiator=Initiator.ME)) == []


def test_a_hard_time_is_come_back_to_after_a_week() -> None:
    (offer,) = after(TALK, "Her mother died")
    assert (offer.kind, offer.on) == (Kind.HARD_TIME, date(2026, 11, 29))


@pytest.mark.parametrize(
    ("on", "region", "due"),
    [(MONDAY, "DE", date(2026, 11, 30)), (SUNDAY, "DE", date(2026, 11, 27)),
     (date(2026, 11, 20), "DE", date(2026, 11, 27)),
     (date(2026, 11, 19), "EG", date(2026, 11, 26)), (MONDAY, "EG", date(2026, 11, 30)),
     (MONDAY, "IN", date(2026, 11, 28)), (MONDAY, "", date(2026, 11, 30))],
)  # fmt: skip
def test_a_question_is_nudged_after_five_working_days(on: date, region: str, due: date) -> None:
    asked = dataclasses.replace(NOTE, on=on)
    (offer,) = after(asked, "Could you send me the plan?", today=on, weekend=weekend_of(region))
    assert (offer.kind, offer.on) == (Kind.GENTLE_NUDGE, due)


def test_a_question_that_was_asked_face_to_face_was_answered_there() -> None:
    assert after(TALK, "Asked her for the plan") == []
    assert days(after(NOTE, "Asked her for the plan")) == [(Kind.GENTLE_NUDGE, date(2026, 11, 27))]
    assert after(dataclasses.replace(NOTE, initiator=Initiator.THEM), "Could you send me the plan?") == []
    assert days(after(TALK, "She will let me know")) == [(Kind.GENTLE_NUDGE, date(2026, 11, 27))]


def test_something_dated_becomes_a_loop_of_that_day() -> None:
    (offer,) = after(TALK, "She starts her new job on 7 December")
    assert (offer.on, offer.loop) == (date(2026, 12, 7), "Ask how it went: “She starts her new job”")
    assert offer.comes_on == date(2026, 12, 8)
    assert offer.reason == offer.loop
    (stretch,) = after(TALK, "Her exams are next week")
    assert stretch.on == date(2026, 11, 29)


def test_what_is_noted_already_is_not_offered_as_a_loop() -> None:
    noted = dataclasses.replace(TALK, loops=True)
    assert after(noted, "She starts her new job on 7 December") == []
    assert days(after(noted, "Her mother died")) == [(Kind.HARD_TIME, date(2026, 11, 29))]


def test_never_more_than_four_and_the_most_urgent_first() -> None:
    notes = (
        "She introduced me to Erik. Her mother died. She will let me know about the boat."
        " Her exam is on 1 December. Her trip starts on 2 December. Her wedding is on 3 December."
    )
    assert [one.kind for one in after(TALK, notes)] == [
        Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.FOLLOW_UP, Kind.HARD_TIME,
    ]  # fmt: skip


def test_of_what_was_yesterday_the_thanks_are_due_today_and_nothing_is_due_before() -> None:
    helped = dataclasses.replace(TALK, on=SUNDAY - timedelta(days=1))
    assert days(after(helped, "She helped me move")) == [(Kind.THANK_YOU, SUNDAY)]
    assert days(after(dataclasses.replace(TALK, on=date(2026, 11, 1)), "Her mother died")) == [(Kind.HARD_TIME, SUNDAY)]


def test_what_only_fills_in_the_past_offers_nothing_but_what_is_still_ahead() -> None:
    long_ago = dataclasses.replace(TALK, on=date(2026, 10, 1), first=True)
    assert after(long_ago, "She introduced me to Erik. Her mother died.") == []
    assert days(after(long_ago, "Her exam is on 1 December 2026")) == [(Kind.FOLLOW_UP, date(2026, 12, 1))]
