"""What fits after something was logged: the follow-ups that are offered, one click each, never made without one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.language import gettext as _

MOST_OFFERS = 4


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


def offers(logged: Logged, name: str, today: date, weekend: frozenset[int]) -> tuple[Offer, ...]:
    """The follow-ups that fit (product.md, After logging): at most four, the best first; none where nothing fits."""
    if not logged.first or logged.channel not in {Channel.IN_PERSON, Channel.CALL, Channel.VIDEO_CALL}:
        return ()
    on = max(logged.on + timedelta(days=1), today)
    reason = _("Follow up with {name} on your first conversation").format(name=name)
    return (Offer(Kind.FOLLOW_UP, on, reason, _("The day after a first meeting keeps it alive")),)
