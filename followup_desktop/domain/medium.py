"""Which way of reaching somebody fits, and why (product.md, Medium).

It goes by the kind, the circle, what was answered before with this contact, and the addresses that are known. The
person's own choice always wins, and is learned: it is what the next suggestion looks at.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.circles import letter_worthy
from followup_desktop.domain.contacts import ReachKind
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import a_channel

_TALKING = frozenset({Channel.IN_PERSON, Channel.CALL, Channel.VIDEO_CALL})
"""Who is there, answers."""
WRITTEN = (Channel.EMAIL, Channel.MESSAGE, Channel.CALL, Channel.LETTER, Channel.SOCIAL)
"""Channels that can be suggested: one begins them by oneself."""
_ANSWERED_WITHIN = 2
"""An outreach is answered where the other one shows up within so many interactions after it."""
_LEAST = 2
_OFTEN = 0.5
_NEARLY_ALWAYS = 0.75
"""Only good news is told in numbers."""

Happened = tuple[Channel, Initiator]
"""The channel of an interaction, and who began."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A channel and its reason in one line."""

    channel: Channel
    reason: str


@dataclass(frozen=True, slots=True)
class Answered:
    """How many of the user's own outreaches went out by a channel, and how many of them were answered."""

    sent: int
    answered: int

    @property
    def share(self) -> float:
        """From 0 to 1."""
        return self.answered / self.sent


def answered_by_channel(happened: Sequence[Happened]) -> dict[Channel, Answered]:
    """What was learned of each channel from a contact's interactions, the newest first."""
    learned: dict[Channel, Answered] = {}
    for place, (channel, initiator) in enumerate(happened):
        if initiator is not Initiator.ME or channel not in WRITTEN:
            continue
        before = learned.get(channel, Answered(0, 0))
        after = happened[max(0, place - _ANSWERED_WITHIN) : place]
        answered = channel in _TALKING or any(_shows_up(*each) for each in after)
        learned[channel] = Answered(before.sent + 1, before.answered + answered)
    return learned


def reachable(kinds: Iterable[ReachKind], *, has_address: bool) -> frozenset[Channel]:
    """The channels for which the book knows an address, from the kinds of ways to reach somebody, and a postal one."""
    listed = set(kinds)
    found = {
        Channel.EMAIL: ReachKind.EMAIL in listed,
        Channel.MESSAGE: bool(listed & {ReachKind.PHONE, ReachKind.CHAT}),
        Channel.CALL: ReachKind.PHONE in listed,
        Channel.LETTER: has_address,
        Channel.SOCIAL: ReachKind.SOCIAL in listed,
    }
    return frozenset(channel for channel, known in found.items() if known)


def suggest(
    kind: Kind, known: frozenset[Channel], circle_position: int | None, happened: Sequence[Happened]
) -> Suggestion | None:
    """The channel that fits best; None where nothing is reachable and nothing has happened yet.

    `happened` are the interactions with the contact, the newest first.
    """
    case = _Case(kind, circle_position, known, answered_by_channel(happened), happened)
    rules = (_card, _warmth, _learned, _last)
    return next((found for rule in rules if (found := rule(case)) is not None), None) or _usual(case)


@dataclass(frozen=True, slots=True)
class _Case:
    kind: Kind
    position: int | None
    known: frozenset[Channel]
    learned: dict[Channel, Answered]
    happened: Sequence[Happened]


def _card(case: _Case) -> Suggestion | None:
    if case.kind is Kind.OCCASION and letter_worthy(case.position):
        return Suggestion(Channel.LETTER, _("a card or letter: somebody this close is worth the stamp"))
    return None


def _warmth(case: _Case) -> Suggestion | None:
    if case.kind is Kind.HARD_TIME and Channel.CALL in case.known:
        return Suggestion(Channel.CALL, _("a call: a voice is warmer than a page"))
    if case.kind is Kind.RECONNECT and Channel.MESSAGE in case.known:
        return Suggestion(Channel.MESSAGE, _("a light message, with one question"))
    return None


def _learned(case: _Case) -> Suggestion | None:
    learned = {channel: told for channel, told in case.learned.items() if channel in case.known and told.sent >= _LEAST}
    good = [channel for channel, told in learned.items() if told.share >= _OFTEN]
    if not good:
        return None
    best = max(good, key=lambda channel: (learned[channel].share, learned[channel].sent))
    if best in _TALKING:
        return Suggestion(best, _("{channel}: it is how you two talk").format(channel=a_channel(best)))
    told = learned[best]
    words = _("{channel}: they often answer it")
    if told.share >= _NEARLY_ALWAYS:
        words = _("{channel}: {answered} of {sent} were answered")
    return Suggestion(best, words.format(channel=a_channel(best), answered=told.answered, sent=told.sent))


def _last(case: _Case) -> Suggestion | None:
    ignored = {channel for channel, told in case.learned.items() if told.sent >= _LEAST and told.share < _OFTEN}
    for channel, _initiator in case.happened:
        if channel in case.known and channel not in ignored:
            words = _("{channel}: you were in touch that way before")
            return Suggestion(channel, words.format(channel=a_channel(channel)))
    return None


def _usual(case: _Case) -> Suggestion | None:
    in_words = (Kind.INFORMATION, Kind.THANK_YOU, Kind.FOLLOW_UP, Kind.GENTLE_NUDGE)
    order = (Channel.EMAIL, Channel.MESSAGE) if case.kind in in_words else (Channel.MESSAGE, Channel.EMAIL)
    for channel in (*order, Channel.CALL, Channel.SOCIAL, Channel.LETTER):
        if channel in case.known:
            return Suggestion(channel, _("{channel}: it asks little of them").format(channel=a_channel(channel)))
    for channel, _initiator in case.happened:
        if channel is not Channel.OTHER:
            words = _("{channel}: you were in touch that way before")
            return Suggestion(channel, words.format(channel=a_channel(channel)))
    return None


def _shows_up(channel: Channel, initiator: Initiator) -> bool:
    return channel in _TALKING or initiator in (Initiator.THEM, Initiator.BOTH)
