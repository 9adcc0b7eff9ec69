"""Reaching out without an answer: how often, what that does to the next gap, and when to wait."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import ago, every

_BOTH_TAKE_PART = frozenset({Channel.IN_PERSON, Channel.CALL, Channel.VIDEO_CALL})
"""Channels in which the other one is there: they answer by taking part."""
_GUARD = 4
"""A next outreach within this part of the cadence of an unanswered one is early."""


LOOKED_AT = 10
"""So many of the newest interactions are looked at: more in a row without an answer make no difference."""


@dataclass(frozen=True, slots=True)
class Outreach:
    """The user's own outreaches in a row that got no answer: how many, and when the last was (None for none)."""

    unanswered: int
    last_on: date | None


def is_sign_of_life(channel: Channel, initiator: Initiator) -> bool:
    """Whether an interaction shows the other one: they began, both did, or it takes two. Unknown is taken kindly."""
    return initiator is not Initiator.ME or channel in _BOTH_TAKE_PART


def outreach(interactions: Iterable[tuple[date, Channel, Initiator]]) -> Outreach:
    """The unanswered outreaches in a row, from the interactions that count, the newest first."""
    unanswered, last_on = 0, None
    for on, channel, initiator in interactions:
        if is_sign_of_life(channel, initiator):
            break
        unanswered += 1
        last_on = last_on or on
    return Outreach(unanswered, last_on)


def stretched_halves(unanswered: int, *, reaching_out: bool) -> int:
    """By how many halves of the cadence the next gap grows: one after two unanswered outreaches, two after three.

    A contact marked 'I keep reaching out' is never stretched.
    """
    return 0 if reaching_out or unanswered < 2 else min(2, unanswered - 1)


def too_soon(so_far: Outreach, cadence: Cadence | None, today: date) -> bool:
    """Whether writing today comes within a quarter of the cadence of an unanswered outreach."""
    if cadence is None or so_far.last_on is None:
        return False
    return (today - so_far.last_on).days * _GUARD < cadence.days_after(so_far.last_on)


def guard_words(waiting_since: date, today: date) -> str:
    """What is said once, quietly, before another outreach that comes early (product.md, Over-contact guard)."""
    when = ago(waiting_since, today)
    return _("You reached out {when}, and wait for an answer. There is time.").format(when=when)


def why_then(cadence: Cadence, unanswered: int, *, reaching_out: bool) -> str:
    """Why a keep-in-touch is due when it is, such as 'every 6 weeks, stretched once because …'."""
    match stretched_halves(unanswered, reaching_out=reaching_out):
        case 0:
            return every(cadence)
        case 1:
            words = _("{every}, stretched once because the last two notes are unanswered")
        case _many:
            words = _("{every}, stretched twice because the last {n} notes are unanswered")
    return words.format(every=every(cadence), n=unanswered)
