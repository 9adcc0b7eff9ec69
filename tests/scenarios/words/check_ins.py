"""Check-ins, what is done with them, rest, and Today."""

from __future__ import annotations

from datetime import date, datetime, time

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.medium import Suggestion
from followup_desktop.store.reads.medium import suggestion_for
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes import check_ins
from followup_desktop.store.writes import interactions as talks
from tests.scenarios.hands import Hands, only
from tests.scenarios.steps import act, check


@act("{who} is done")
def is_done(hands: Hands, who: str) -> None:
    hands.done(only(hands.everybody(), who).id, "")


@act("{who} is done: {text}")
def is_done_with_a_note(hands: Hands, who: str, text: str) -> None:
    hands.done(only(hands.everybody(), who).id, text)


@act("{who} is done by {channel}")
def is_done_by(hands: Hands, who: str, channel: Channel) -> None:
    check_ins.complete_check_in(hands.book, only(hands.everybody(), who).id, check_ins.Done(channel), hands.now)


@act("{who} is let go")
def is_skipped(hands: Hands, who: str) -> None:
    hands.skip(only(hands.everybody(), who).id)


@act("{who} is put off until {until}")
def is_snoozed(hands: Hands, who: str, until: str) -> None:
    hands.snooze(only(hands.everybody(), who).id, until)


@act("a {kind} for {who} on {day}: {text}")
def is_promised(hands: Hands, kind: Kind, who: str, day: date, text: str) -> None:
    check_ins.add_check_in(hands.book, CheckInDraft(hands.id_of(who), kind, text, day), hands.now)


@act("a {kind} for {who} at {time} on {day}: {text}")
def is_promised_for_a_moment(hands: Hands, kind: Kind, who: str, time: time, day: date, text: str) -> None:
    moment = datetime.combine(day, time, hands.now.tzinfo)
    check_ins.add_check_in(hands.book, CheckInDraft(hands.id_of(who), kind, text, day, moment), hands.now)


@act("to come back to with {who}: {text}")
def is_to_come_back_to(hands: Hands, who: str, text: str) -> None:
    talks.open_loop(hands.book, hands.id_of(who), text, hands.now)


@act("to come back to with {who} on {day}: {text}")
def is_to_come_back_to_on(hands: Hands, who: str, day: date, text: str) -> None:
    talks.open_loop(hands.book, hands.id_of(who), text, hands.now, on=day)


@act("{who} is paused until {day}")
def is_paused(hands: Hands, who: str, day: date) -> None:
    hands.pause(who, day)


@act("{who} is paused for good")
def is_paused_for_good(hands: Hands, who: str) -> None:
    hands.pause(who, date.max)


@act("{who} goes on")
def goes_on(hands: Hands, who: str) -> None:
    hands.resume(who)


@act("everything is paused until {day}")
def everything_is_paused(hands: Hands, day: date) -> None:
    hands.pause(None, day)


@act("everything goes on")
def everything_goes_on(hands: Hands) -> None:
    hands.resume(None)


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


@check("Today suggests {channel} for {who}")
def today_suggests(hands: Hands, channel: Channel, who: str) -> None:
    assert only(hands.due(), who).channel is channel


@check("Today on {day} suggests {channel} for {who}, saying {text}")
def today_suggests_saying(hands: Hands, day: date, channel: Channel, who: str, text: str) -> None:
    with hands.on(day):
        one = only(hands.due(), who)
        fitting = suggestion_for(hands.book, hands.id_of(who), Kind(one.kind))
        assert fitting == Suggestion(channel, text)


@check("Today has {who} at {time}")
def today_has_at(hands: Hands, who: str, time: time) -> None:
    assert only(hands.due(), who).at == time


@check("Today and next are {names}")
def today_and_next(hands: Hands, names: list[str]) -> None:
    assert [one.who for one in hands.everybody()] == names


@check("{n} more are {names}")
def so_many_more(hands: Hands, n: int, names: list[str]) -> None:
    assert [one.contact_name for one in today(hands.book, hands.now, more=n).few] == names


@check("a reply is waited for from {names}")
def is_waited_for(hands: Hands, names: list[str]) -> None:
    assert [one.contact_name for one in today(hands.book, hands.now).waiting] == names


@check("on {day} a reply is waited for from {names}")
def is_waited_for_on(hands: Hands, day: date, names: list[str]) -> None:
    with hands.on(day):
        is_waited_for(hands, names)


@check("to come back to with {who} is {text}")
def to_come_back_to(hands: Hands, who: str, text: str) -> None:
    assert [loop for loop, _on in hands.page(who).loops] == [text]


@check("there is nothing to come back to with {who}")
def nothing_to_come_back_to(hands: Hands, who: str) -> None:
    assert hands.page(who).loops == ()
