"""What fits after something was logged: the follow-ups that are offered, one click each, never made without one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.understanding.grammar import Signal
from followup_desktop.domain.understanding.signals import Told, told_by
from followup_desktop.domain.working_days import add_working_days

MOST_OFFERS = 4
_MOST_COMING = 2
_TALKS = frozenset({Channel.IN_PERSON, Channel.CALL, Channel.VIDEO_CALL})
_WRITTEN = frozenset({Channel.EMAIL, Channel.MESSAGE, Channel.LETTER, Channel.SOCIAL})
_NEXT_DAY = timedelta(days=1)
_A_WEEK = timedelta(days=7)
_NUDGE_AFTER = 5
"""Working days."""
_LONG_PAST = timedelta(days=30)
"""What happened longer ago only fills in the past; what is dated may still be ahead."""


@dataclass(frozen=True, slots=True)
class Logged:
    """What the offers need to know of what was just logged.

    `first`: nothing was logged with this contact before it; `loops`: something to come back to was noted with it.
    """

    notes: str
    on: date
    channel: Channel
    initiator: Initiator
    first: bool
    loops: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """One chip: a check-in that fits, or with `loop` an open loop of that text whose date is `on`.

    `reason` is the check-in's, for Today; `why` is one line for the chip's tooltip.
    """

    kind: Kind
    on: date
    reason: str
    why: str
    loop: str = ""

    @property
    def comes_on(self) -> date:
        """The day on which Today says it: of a loop the day after its own."""
        return self.on + _NEXT_DAY if self.loop and self.on < date.max else self.on


def offers(logged: Logged, name: str, today: date, weekend: frozenset[int], region: str = "") -> tuple[Offer, ...]:
    """The follow-ups that fit (product.md, After logging): at most four, the best first; none where nothing fits.

    `name` is what the contact is called; 0 is Monday in `weekend`; `region` is the country by which 3/5 is read.
    """
    case = _Case(logged, name, today, weekend, told_by(logged.notes, name, today, region))
    rules = (_thank_you, _follow_up, _dated, _hard_time, _nudge)
    return tuple(islice((offer for rule in rules for offer in rule(case)), MOST_OFFERS))


@dataclass(frozen=True, slots=True)
class _Case:
    logged: Logged
    name: str
    today: date
    weekend: frozenset[int]
    told: Told

    @property
    def is_past(self) -> bool:
        """Whether it is too long ago to be followed up."""
        return self.today - self.logged.on > _LONG_PAST

    def at_the_earliest(self, day: date) -> date:
        """A day that is not behind."""
        return max(day, self.today)


def _thank_you(case: _Case) -> Iterator[Offer]:
    if case.is_past:
        return
    on = case.at_the_earliest(case.logged.on + _NEXT_DAY)
    if case.told.of(Signal.INTERVIEW):
        reason = _("Thank {name} for the interview").format(name=case.name)
        yield Offer(Kind.THANK_YOU, on, reason, _("After an interview, thanks go out within 24 hours"))
    elif helped := case.told.of(Signal.HELPED):
        reason = _("Thank {name}: “{what}”").format(name=case.name, what=helped.phrase)
        yield Offer(Kind.THANK_YOU, on, reason, _("They helped you: thanks go out within 24 hours"))
    elif case.logged.channel is Channel.GIFT and case.logged.initiator is Initiator.THEM:
        reason = _("Thank {name} for the gift").format(name=case.name)
        yield Offer(Kind.THANK_YOU, on, reason, _("A gift: thanks go out within 24 hours"))


def _follow_up(case: _Case) -> Iterator[Offer]:
    """The next day keeps a first meeting alive; a thank-you is that already."""
    if case.is_past or next(_thank_you(case), None) is not None or case.logged.channel in _WRITTEN:
        return
    on = case.at_the_earliest(case.logged.on + _NEXT_DAY)
    if met := case.told.of(Signal.FIRST_MEETING, Signal.EVENT):
        reason = _("Follow up with {name}: “{what}”").format(name=case.name, what=met.phrase)
        yield Offer(Kind.FOLLOW_UP, on, reason, _("You have just met: the next day keeps it alive"))
    elif case.logged.first and case.logged.channel in _TALKS:
        reason = _("Follow up with {name} on your first conversation").format(name=case.name)
        yield Offer(
            Kind.FOLLOW_UP,
            on,
            reason,
            _("The first entry with {name}: the next day keeps it alive").format(name=case.name),
        )


def _dated(case: _Case) -> Iterator[Offer]:
    if case.logged.loops:
        return
    for coming in case.told.coming[:_MOST_COMING]:
        loop = _("Ask how it went: “{what}”").format(what=coming.what)
        why = _("They mentioned a day: ask about it the day after")
        yield Offer(Kind.FOLLOW_UP, coming.on, loop, why, loop)


def _hard_time(case: _Case) -> Iterator[Offer]:
    hard = case.told.of(Signal.HARD_TIME)
    if hard and not case.is_past:
        reason = _("See how {name} is doing: “{what}”").format(name=case.name, what=hard.phrase)
        on = case.at_the_earliest(case.logged.on + _A_WEEK)
        yield Offer(Kind.HARD_TIME, on, reason, _("They are having a hard time: look in after a week"))


def _nudge(case: _Case) -> Iterator[Offer]:
    """A question in writing waits for its answer; one asked in a talk was answered there, unless they said 'later'."""
    wrote = case.logged.channel in _WRITTEN and case.logged.initiator is not Initiator.THEM
    open_question = case.told.of(Signal.WAITING) or (case.told.of(Signal.ASKED) if wrote else None)
    if open_question and not case.is_past:
        reason = _("Gently ask {name} again: “{what}”").format(name=case.name, what=open_question.phrase)
        on = case.at_the_earliest(add_working_days(case.logged.on, _NUDGE_AFTER, case.weekend))
        yield Offer(Kind.GENTLE_NUDGE, on, reason, _("You await an answer: a gentle nudge after 5 working days"))
