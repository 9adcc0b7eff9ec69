"""What happens between people, and the timeline of it."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.interactions import Initiator, InteractionDraft
from followup_desktop.domain.reciprocity import balance_words
from followup_desktop.store.reads.memory import memory
from followup_desktop.store.reads.outreach import waiting_since
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes import interactions as talks
from tests.scenarios.hands import Hands
from tests.scenarios.steps import act, check


@act("{channel} with {names} on {day}")
def happens(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    hands.log(names, channel, day, Initiator.UNKNOWN)


@act("{channel} with {names} on {day}: {text}")
def happens_with_notes(hands: Hands, channel: Channel, names: list[str], day: date, text: str) -> None:
    hands.log(names, channel, day, Initiator.UNKNOWN, text)


@act("{channel} to {names} on {day}")
def reach_out(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    hands.log(names, channel, day, Initiator.ME)


@act("{channel} to {names} on {day}: {text}")
def reach_out_with_notes(hands: Hands, channel: Channel, names: list[str], day: date, text: str) -> None:
    hands.log(names, channel, day, Initiator.ME, text)


@act("{channel} from {names} on {day}")
def reached_out_to(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    hands.log(names, channel, day, Initiator.THEM)


@act("{n} times {channel} to {who} until {day}")
def reach_out_often(hands: Hands, n: int, channel: Channel, who: str, day: date) -> None:
    for back in range(n):
        hands.log([who], channel, day - timedelta(days=back), Initiator.ME)


@act("{n} times {channel} from {who} until {day}")
def reached_out_to_often(hands: Hands, n: int, channel: Channel, who: str, day: date) -> None:
    for back in range(n):
        hands.log([who], channel, day - timedelta(days=back), Initiator.THEM)


@act("{channel} with {names} on {day} that does not count")
def happens_uncounted(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    draft = InteractionDraft(tuple(map(hands.id_of, names)), day, channel, counts=False)
    talks.log_interaction(hands.book, draft, hands.now)


@act("the newest entry with {who} is moved to {day}")
def entry_moves(hands: Hands, who: str, day: date) -> None:
    _edit_newest(hands, who, on=day, at=None)


@act("the newest entry with {who} does not count")
def entry_stops_counting(hands: Hands, who: str) -> None:
    _edit_newest(hands, who, counts=False)


@act("the newest entry with {who} is deleted")
def entry_is_deleted(hands: Hands, who: str) -> None:
    talks.delete_interaction(hands.book, _newest(hands, who), hands.now)


def _newest(hands: Hands, who: str) -> int:
    return int(timeline(hands.book, TimelineQuery(contact=hands.id_of(who))).ids[0])


def _edit_newest(hands: Hands, who: str, **changed: object) -> None:
    number = _newest(hands, who)
    old = interactions(hands.book, [number])[number]
    people = tuple(contact for contact, _name in old.contacts)
    draft = InteractionDraft(people, old.on, old.channel, old.at, old.initiator, old.notes, old.counts)
    talks.edit_interaction(hands.book, number, dataclasses.replace(draft, **changed), hands.now)


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
