"""The sentences of given and when: what people do, and what happens to them."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date, datetime, time

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import (
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Reach,
    ReachKind,
)
from followup_desktop.domain.dates import LeapDay, PartialDate
from followup_desktop.domain.interactions import FavorEntry, Initiator, InteractionDraft
from followup_desktop.store.reads.settings import circle_named, preferences
from followup_desktop.store.reads.timeline import TimelineQuery, interactions, timeline
from followup_desktop.store.writes import check_ins, contacts, settings
from followup_desktop.store.writes import interactions as talks
from tests.scenarios.hands import Hands, only
from tests.scenarios.steps import act

# Time


@act("it is {day}")
def on_a_day(hands: Hands, day: date) -> None:
    hands.move(day)


@act("it is {time} on {day}")
def at_a_moment(hands: Hands, time: time, day: date) -> None:
    hands.move(day, time)


# People


def _date(kind: DateKind, on: str, label: str = "", lead: str | None = None, once: str | None = None) -> ContactDate:
    return ContactDate(kind, PartialDate.parse(on), label, int(lead) if lead else None, bool(once))


ATTRIBUTES: dict[str, Callable[..., dict[str, object]]] = {
    r"every (\w+ ?\w*)": lambda text: {"cadence": Cadence.parse(text)},
    r"born (\S+)": lambda on: {"dates": _date(DateKind.BIRTHDAY, on)},
    r"born (\S+) and told of (\d+) days? before": lambda on, lead: {"dates": _date(DateKind.BIRTHDAY, on, lead=lead)},
    r"married (\S+)": lambda on: {"dates": _date(DateKind.ANNIVERSARY, on)},
    r"with the date '(.+)' on (\S+)( once)?": lambda label, on, once: {
        "dates": _date(DateKind.OTHER, on, label, once=once)
    },
    r"with the date '(.+)' on (\S+) and told of (\d+) days? before": lambda label, on, lead: {
        "dates": _date(DateKind.OTHER, on, label, lead)
    },
    r"whom I keep reaching out to": lambda: {"reaching_out": True},
    r"with the holidays of (\S+)": lambda where: {"holidays": where},
    r"with an e-mail address": lambda: {"reaches": Reach(ReachKind.EMAIL, "somebody@example.org")},
    r"with a phone": lambda: {"reaches": Reach(ReachKind.PHONE, "+49 30 5550100")},
    r"who likes (.+)": lambda what: {"interests": Interest(what)},
    r"who needs (.+)": lambda what: {"interests": Interest(what, InterestKind.NEED)},
    r"who offers (.+)": lambda what: {"interests": Interest(what, InterestKind.OFFER)},
}
"""What can be said of somebody who is added, and what of the contact it is. Lists grow."""


def somebody(who: str, attributes: str = "") -> tuple[ContactFields, str]:
    """A contact as it is described, and its circle. Raises LookupError for a description that is not known."""
    fields, circle = ContactFields(name=Name(given=who)), ""
    for words in filter(None, attributes.split(", ")):
        if match := re.fullmatch(r"in the circle (\w+)", words):
            circle = match[1]
            continue
        found = [(of, match) for pattern, of in ATTRIBUTES.items() if (match := re.fullmatch(pattern, words))]
        if len(found) != 1:
            raise LookupError(f"nobody is {words}")
        of, match = found[0]
        for name, value in of(*match.groups()).items():
            old = getattr(fields, name)
            fields = dataclasses.replace(fields, **{name: (*old, value) if isinstance(old, tuple) else value})
    return fields, circle


@act("{names} are added: {attributes}")
@act("{names} is added: {attributes}")
def are_added(hands: Hands, names: list[str], attributes: str) -> None:
    for who in names:
        hands.add(*somebody(who, attributes))


@act("{names} are added")
@act("{names} is added")
def is_added(hands: Hands, names: list[str]) -> None:
    are_added(hands, names, "")


@act("{who} is added with the cadence {text}")
def is_added_with_a_cadence(hands: Hands, who: str, text: str) -> None:
    hands.add_every(who, text)


@act("{n} people are imported into the circle {circle}")
def are_imported(hands: Hands, n: int, circle: str) -> None:
    """They are called A001, A002 and so on."""
    hands.add_many([ContactFields(name=Name(given=f"A{number:03}")) for number in range(1, n + 1)], circle)


@act("{who} moves to the circle {circle}")
def moves(hands: Hands, who: str, circle: str) -> None:
    contacts.set_circle(hands.book, [hands.id_of(who)], circle_named(hands.book, circle).id, hands.now)


@act("{who} is archived")
def is_archived(hands: Hands, who: str) -> None:
    contacts.archive_contacts(hands.book, [hands.id_of(who)], hands.now)


@act("the circle {circle} is every {cadence}")
def circle_is(hands: Hands, circle: str, cadence: Cadence) -> None:
    settings.edit_circle(hands.book, circle_named(hands.book, circle).id, circle, cadence, hands.now)


# What happens


@act("{channel} with {names} on {day}")
def happens(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    hands.log(names, channel, day, Initiator.UNKNOWN)


@act("{channel} with {names} on {day}: {text}")
def happens_with_notes(hands: Hands, channel: Channel, names: list[str], day: date, text: str) -> None:
    hands.log(names, channel, day, Initiator.UNKNOWN, text)


@act("{channel} to {names} on {day}")
def reach_out(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    hands.log(names, channel, day, Initiator.ME)


@act("{channel} from {names} on {day}")
def reached_out_to(hands: Hands, channel: Channel, names: list[str], day: date) -> None:
    hands.log(names, channel, day, Initiator.THEM)


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


# Check-ins


@act("{who} is done")
def is_done(hands: Hands, who: str) -> None:
    hands.done(only(hands.everybody(), who).id, "")


@act("{who} is done: {text}")
def is_done_with_a_note(hands: Hands, who: str, text: str) -> None:
    hands.done(only(hands.everybody(), who).id, text)


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


# Rest


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
    hands.pause_all(day)


@act("everything goes on")
def everything_goes_on(hands: Hands) -> None:
    hands.resume_all()


# Favors, settings, undo


@act("{who} and I: {entry} {text} on {day}")
def favor(hands: Hands, who: str, entry: FavorEntry, text: str, day: date) -> None:
    hands.favor(who, entry, text, day)


@act("the daily few are {n}")
def daily_few_are(hands: Hands, n: int) -> None:
    _choose(hands, daily_few=n)


@act("29 February is kept on 1 March")
def leap_day_is_kept_late(hands: Hands) -> None:
    _choose(hands, leap_day=LeapDay.MARCH_1)


@act("the last change is taken back")
def is_undone(hands: Hands) -> None:
    hands.undo()


def _choose(hands: Hands, **chosen: object) -> None:
    settings.set_preferences(hands.book, dataclasses.replace(preferences(hands.book), **chosen), hands.now)
