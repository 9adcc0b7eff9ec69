"""Today: the short list of what to do now, in its order, and the daily few (product.md, Today)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.waiting import Waiting

_WEIGHT, _LESS_EACH, _LEAST_WEIGHT = 1.5, 0.25, 0.75
"""Of the closest circle, by how much less each further one weighs, and of the widest."""


@dataclass(frozen=True, slots=True)
class Today:
    """What to do on a day: `timed`, `promises`, `occasions` and `few` in this order, then, folded, the rest.

    Folded are what is `held` back after a vacation, whose reply is waited for, and who is `next`. `ready` is how many
    contacts are ready in all, shown or not; `finished` how many of the few are done already.
    """

    day: date
    timed: tuple[CheckIn, ...]
    promises: tuple[CheckIn, ...]
    occasions: tuple[CheckIn, ...]
    few: tuple[CheckIn, ...]
    next: tuple[CheckIn, ...]
    ready: int
    finished: int
    paused: bool = False
    held: tuple[CheckIn, ...] = ()
    waiting: tuple[Waiting, ...] = ()

    @property
    def shown(self) -> tuple[CheckIn, ...]:
        """All that is to do now, in the order in which it is shown."""
        return self.timed + self.promises + self.occasions + self.few


def urgency(due_on: date, gap_days: int, position: int | None, today: date) -> float:
    """How urgent a keep-in-touch is: how far it is along its band, weighted by circle (product.md, Today).

    Along the band: 1 on the day it is due, and one more for each cadence of `gap_days` after it. The due date counts,
    not the last contact: a gap that was stretched or let go once is at its beginning when it ends. The weight is one
    and a half in the closest circle (position 0), a quarter less in each further one, three quarters from the fourth
    on and in none. The book ranks by the same in SQL (store/reads/check_ins.py).
    """
    along = 1 + (today - due_on).days / gap_days
    weight = _LEAST_WEIGHT if position is None else max(_LEAST_WEIGHT, _WEIGHT - _LESS_EACH * position)
    return along * weight


def pick_few(
    candidates: Sequence[CheckIn], few: int, finished: int = 0, finished_lapsed: int = 0
) -> tuple[tuple[CheckIn, ...], tuple[CheckIn, ...]]:
    """The daily few, and who is next, from the ready contacts with their urgency.

    `finished` ones were done, skipped or put off today (`finished_lapsed` of them lapsed ties): their places are not
    filled again. The most urgent come first; one place of two or more is kept for a lapsed tie, and further
    lapsed ties only take places that nobody else needs.
    """
    ranked = sorted(candidates, key=lambda check_in: (-check_in.urgency, check_in.contact_name, check_in.uuid))
    lapsed = [check_in for check_in in ranked if check_in.band is Band.LAPSED]
    others = [check_in for check_in in ranked if check_in.band is not Band.LAPSED]
    places = max(0, few - finished)
    kept = min(places, 1, len(lapsed)) if few >= 2 and not finished_lapsed else 0
    chosen = others[: places - kept] + lapsed[:kept]
    chosen += lapsed[kept : kept + places - len(chosen)]
    picked = {check_in.uuid for check_in in chosen}
    return tuple(chosen), tuple(check_in for check_in in ranked if check_in.uuid not in picked)


def in_order(check_ins: Sequence[CheckIn]) -> tuple[CheckIn, ...]:
    """By moment, then by day, then by name: the order within a part of the list."""
    return tuple(
        sorted(
            check_ins,
            key=lambda c: (c.due_at.timestamp() if c.due_at else 0.0, c.due_on, c.contact_name, c.uuid),
        )
    )
