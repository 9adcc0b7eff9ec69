"""What is offered after logging, the line of the quick add, and how warm the last contact still is."""

from __future__ import annotations

from datetime import date

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.follow_ups import Offer
from followup_desktop.domain.momentum import Momentum, momentum
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.follow_ups import offers_after
from followup_desktop.store.reads.reconnect import offer_after_return
from followup_desktop.store.reads.timeline import TimelineQuery, timeline
from followup_desktop.store.writes.follow_ups import take_offer
from tests.scenarios.hands import Hands
from tests.scenarios.steps import act, check
from tests.scenarios.words.choices import choose


def _offers(hands: Hands, who: str) -> tuple[Offer, ...]:
    """What is offered after the newest entry."""
    number = hands.id_of(who)
    newest = int(timeline(hands.book, TimelineQuery(contact=number)).ids[0])
    return offers_after(hands.book, newest, number, hands.now)


@act("the line {text} is entered")
def line_is_entered(hands: Hands, text: str) -> None:
    hands.enter(text)


@act("the offered {kind} for {who} is taken")
def offer_is_taken(hands: Hands, kind: Kind, who: str) -> None:
    (offer,) = (one for one in _offers(hands, who) if one.kind is kind)
    take_offer(hands.book, hands.id_of(who), offer, hands.now)


@act("one lives in the country {country}")
def one_lives_in(hands: Hands, country: str) -> None:
    choose(hands, region=country)


@check("for {who} a {kind} on {day} is offered")
def is_offered(hands: Hands, who: str, kind: Kind, day: date) -> None:
    assert (kind, day) in [(one.kind, one.on) for one in _offers(hands, who)]


@check("for {who} nothing is offered")
def nothing_is_offered(hands: Hands, who: str) -> None:
    assert _offers(hands, who) == ()


@check("for {who} the rhythm {cadence} is offered on {day}")
def rhythm_is_offered(hands: Hands, who: str, cadence: Cadence, day: date) -> None:
    with hands.on(day):
        offer = offer_after_return(hands.book, hands.id_of(who), hands.now)
    assert offer is not None
    assert offer.smaller == cadence


@check("for {who} no other rhythm is offered on {day}")
def no_rhythm_is_offered(hands: Hands, who: str, day: date) -> None:
    with hands.on(day):
        assert offer_after_return(hands.book, hands.id_of(who), hands.now) is None


@check("for {who} nothing is planned")
def nothing_is_planned(hands: Hands, who: str) -> None:
    assert made_for(hands.book, hands.id_of(who), hands.now) == []


@check("the last contact with {who} is {momentum} on {day}")
def is_warm(hands: Hands, who: str, momentum: Momentum, day: date) -> None:
    assert _momentum(hands, who, day) is momentum


def _momentum(hands: Hands, who: str, day: date) -> Momentum | None:
    return momentum(contact(hands.book, hands.id_of(who)).last_contact_on, day)
