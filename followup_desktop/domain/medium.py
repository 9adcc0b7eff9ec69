"""Which way of reaching somebody fits, and why (product.md, Medium).

The person's own choice always wins: a channel taken for a check-in against what was suggested is suggested from then
on, until another one is taken. Else it goes by the kind, the circle, what was answered before with this contact and on
which channel they answer, and the addresses that are known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from followup_desktop.domain.channels import Channel, Initiator, ReachKind
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.circles import letter_worthy
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

_THEIR_LAST = 5
"""So many of what they began last are looked at for the channel on which they answer."""


class Happened(NamedTuple):
    """An interaction: its channel, who began, and the kind of the check-in that it answered, if it answered one."""

    channel: Channel
    initiator: Initiator
    kind: Kind | None = None


class Suggestion(NamedTuple):
    """A channel and its reason in one line."""

    channel: Channel
    reason: str


class Answered(NamedTuple):
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
    for place, (channel, initiator, _kind) in enumerate(happened):
        if initiator is not Initiator.ME or channel not in WRITTEN:
            continue
        before = learned.get(channel, Answered(0, 0))
        after = happened[max(0, place - _ANSWERED_WITHIN) : place]
        answered = channel in _TALKING or any(map(_shows_up, after))
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

    `happened` are the interactions with the contact, the newest first. A reminder says itself what to do: its channel
    comes without a line.
    """
    case = _Case(kind, circle_position, known, happened)
    special = _special(case)
    found = _chosen_instead(case, special) if special is not None else _chosen(case) or _general(case)
    return Suggestion(found.channel, "") if found is not None and kind is Kind.REMINDER else found


class _Case(NamedTuple):
    kind: Kind
    position: int | None
    known: frozenset[Channel]
    happened: Sequence[Happened]

    def before(self, place: int) -> _Case:
        """How it stood when that interaction was about to happen."""
        kind = self.happened[place].kind or self.kind
        return _Case(kind, self.position, self.known, self.happened[place + 1 :])


def _special(case: _Case) -> Suggestion | None:
    """What the kind and the closeness ask for, whatever happened before."""
    return _card(case) or _warmth(case)


def _general(case: _Case) -> Suggestion | None:
    learned = answered_by_channel(case.happened)
    return _learned(case, learned) or _last(case, learned) or _usual(case)


def _chosen_instead(case: _Case, special: Suggestion) -> Suggestion:
    """What the user did last for this kind of check-in, where that was something else."""
    taken = next((one.channel for one in case.happened if one.kind is case.kind and _is_choice(one)), special.channel)
    return special if taken is special.channel else _again(taken)


def _chosen(case: _Case) -> Suggestion | None:
    """The channel of the user's last check-in, where the rules would have suggested another.

    Doing what a kind asks for, a card on a birthday say, chooses nothing for the other kinds.
    """
    for place, one in enumerate(case.happened):
        if one.kind is None or not _is_choice(one):
            continue
        before = case.before(place)
        special = _special(before)
        if special is not None and special.channel is one.channel:
            continue
        suggested = special or _general(before)
        return None if suggested is not None and suggested.channel is one.channel else _again(one.channel)
    return None


def _is_choice(one: Happened) -> bool:
    return one.initiator is Initiator.ME and one.channel in WRITTEN


def _again(channel: Channel) -> Suggestion:
    return Suggestion(channel, _("{channel}: you chose it last time").format(channel=a_channel(channel)))


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


def _learned(case: _Case, every: dict[Channel, Answered]) -> Suggestion | None:
    learned = {channel: told for channel, told in every.items() if channel in case.known and told.sent >= _LEAST}
    good = [channel for channel, told in learned.items() if told.share >= _OFTEN]
    theirs = _their_way(case)
    if theirs in case.known and theirs not in learned:
        return Suggestion(theirs, _("{channel}: it is how they answer").format(channel=a_channel(theirs)))
    if not good:
        return None
    best = theirs if theirs in good else max(good, key=lambda one: (learned[one].share, learned[one].sent))
    if best in _TALKING:
        return Suggestion(best, _("{channel}: it is how you two talk").format(channel=a_channel(best)))
    told = learned[best]
    words = _("{channel}: they often answer it")
    if told.share >= _NEARLY_ALWAYS:
        words = _("{channel}: {answered} of {sent} were answered")
    return Suggestion(best, words.format(channel=a_channel(best), answered=told.answered, sent=told.sent))


def _their_way(case: _Case) -> Channel | None:
    """The one channel on which they answered, where it was always the same and more than once."""
    theirs = [one.channel for one in case.happened if one.initiator is Initiator.THEM and one.channel in WRITTEN]
    newest = theirs[:_THEIR_LAST]
    return newest[0] if len(newest) >= _LEAST and len(set(newest)) == 1 else None


def _last(case: _Case, learned: dict[Channel, Answered]) -> Suggestion | None:
    ignored = {channel for channel, told in learned.items() if told.sent >= _LEAST and told.share < _OFTEN}
    for channel, _initiator, _kind in case.happened:
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
    for channel, _initiator, _kind in case.happened:
        if channel is not Channel.OTHER:
            words = _("{channel}: you were in touch that way before")
            return Suggestion(channel, words.format(channel=a_channel(channel)))
    return None


def _shows_up(one: Happened) -> bool:
    return one.channel in _TALKING or one.initiator in (Initiator.THEM, Initiator.BOTH)
