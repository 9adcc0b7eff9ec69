"""The sentences of then: what is seen afterwards."""

from __future__ import annotations

from datetime import date, time

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.reciprocity import balance_words
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.reads.outreach import waiting_since
from followup_desktop.store.reads.today import today
from tests.scenarios.hands import Hands, only
from tests.scenarios.steps import check

# A contact's dates


@check("{who} is due on {day}")
def due_on(hands: Hands, who: str, day: date) -> None:
    assert hands.page(who).next_due_on == day


@check("{who} is never due")
def never_due(hands: Hands, who: str) -> None:
    assert hands.page(who).next_due_on is None


@check("the last contact with {who} was on {day}")
def last_contact(hands: Hands, who: str, day: date) -> None:
    assert hands.page(who).last_contact_on == day


@check("there was no contact with {who}")
def no_contact(hands: Hands, who: str) -> None:
    assert hands.page(who).last_contact_on is None


@check("{who} is {band}")
def in_band(hands: Hands, who: str, band: Band) -> None:
    assert hands.page(who).band == band


@check("{who} is {band} on {day}")
def in_band_on(hands: Hands, who: str, band: Band, day: date) -> None:
    with hands.on(day):
        in_band(hands, who, band)


@check("{n} of them are due on {day}")
def so_many_due_on(hands: Hands, n: int, day: date) -> None:
    """Of those who were imported."""
    with hands.on(day):
        assert sum(one.due_on == day for one in hands.everybody() if one.who.startswith("A")) == n


# Today


@check("Today shows {names}")
def today_shows(hands: Hands, names: list[str]) -> None:
    assert [one.who for one in hands.due()] == names


@check("Today on {day} shows {names}")
def today_shows_on(hands: Hands, day: date, names: list[str]) -> None:
    with hands.on(day):
        today_shows(hands, names)


@check("Today has {who} for {kind}")
def today_shows_for(hands: Hands, who: str, kind: Kind) -> None:
    assert only(hands.due(), who).kind == kind


@check("Today has {who} for {kind} on {day}")
def today_shows_for_on(hands: Hands, who: str, kind: Kind, day: date) -> None:
    with hands.on(day):
        today_shows_for(hands, who, kind)


@check("Today says of {who}: {text}")
def today_says(hands: Hands, who: str, text: str) -> None:
    assert only(hands.due(), who).reason == text


@check("Today on {day} says of {who}: {text}")
def today_says_on(hands: Hands, day: date, who: str, text: str) -> None:
    with hands.on(day):
        today_says(hands, who, text)


@check("Today has {who} at {time}")
def today_has_at(hands: Hands, who: str, time: time) -> None:
    assert only(hands.due(), who).at == time


@check("Today and next are {names}")
def today_and_next(hands: Hands, names: list[str]) -> None:
    assert [one.who for one in hands.everybody()] == names


@check("{n} more are {names}")
def so_many_more(hands: Hands, n: int, names: list[str]) -> None:
    assert [one.contact_name for one in today(hands.book, hands.now, more=n).few] == names


# The timeline


@check("the timeline of {who} has {n} entries")
@check("the timeline of {who} has {n} entry")
def so_many_entries(hands: Hands, who: str, n: int) -> None:
    assert len(hands.page(who).timeline) == n


@check("the newest entry with {who} is {channel}")
def newest_is(hands: Hands, who: str, channel: Channel) -> None:
    assert hands.page(who).timeline[0].channel is channel


@check("the newest entry with {who} says {text}")
def newest_says(hands: Hands, who: str, text: str) -> None:
    assert hands.page(who).timeline[0].notes == text


@check("the newest entry with {who} is of {day}")
def newest_is_of(hands: Hands, who: str, day: date) -> None:
    assert hands.page(who).timeline[0].on == day


@check("to come back to with {who} is {text}")
def to_come_back_to(hands: Hands, who: str, text: str) -> None:
    assert [loop for loop, _on in hands.page(who).loops] == [text]


@check("there is nothing to come back to with {who}")
def nothing_to_come_back_to(hands: Hands, who: str) -> None:
    assert hands.page(who).loops == ()


# What the page and the log line say


@check("the page of {who} says why: {text}")
def page_says_why(hands: Hands, who: str, text: str) -> None:
    assert memory(hands.book, hands.id_of(who), hands.now).why == text


@check("the page of {who} says who reaches out: {text}")
def page_says_who_reaches_out(hands: Hands, who: str, text: str) -> None:
    assert balance_words(memory(hands.book, hands.id_of(who), hands.now).balance) == text


@check("one is told before writing to {who} on {day}")
def told_before_writing(hands: Hands, who: str, day: date) -> None:
    assert waiting_since(hands.book, hands.id_of(who), day) is not None


@check("nothing is said before writing to {who} on {day}")
def not_told_before_writing(hands: Hands, who: str, day: date) -> None:
    assert waiting_since(hands.book, hands.id_of(who), day) is None


# Refusals


@check("it is refused: {text}")
def is_refused(hands: Hands, text: str) -> None:
    assert hands.refused == text
    hands.refused = None
