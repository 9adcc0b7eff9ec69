"""After the way back to a lapsed tie: another rhythm, if one likes. What one writes: domain.writing.openings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from followup_desktop.domain.cadence import Band, Cadence, Rhythm, Unit
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import every

OFFERED_FOR = timedelta(days=14)
"""So long after the return another rhythm is offered; who has not answered by then is content."""
_DAYS = {Unit.DAY: 1.0, Unit.WEEK: 7.0, Unit.MONTH: 30.44, Unit.YEAR: 365.25}
_SENSIBLE = tuple(
    Cadence(count, unit)
    for unit, counts in (
        (Unit.DAY, (1, 2, 3)),
        (Unit.WEEK, (1, 2, 3)),
        (Unit.MONTH, (1,)),
        (Unit.WEEK, (6,)),
        (Unit.MONTH, (2, 3, 4, 6)),
        (Unit.YEAR, (1, 2, 3, 5, 10, 20, 30, 50, 100)),
    )
    for count in counts
)
"""Cadences as people say them, the shortest first."""
_SMALLER, _CALMER = (0.25, 1 / 3, 0.55), (1.5, 2.0, 3.0)
"""The least, the wished and the greatest share of the present cadence."""


@dataclass(frozen=True, slots=True)
class RhythmOffer:
    """Another rhythm for somebody who came back on a day: more often for a start, or calmer. None: nothing fits."""

    returned_on: date
    present: Cadence
    smaller: Cadence | None
    calmer: Cadence | None

    @property
    def smaller_words(self) -> str:
        """'Every 2 weeks for a start'."""
        return _capital(_("{every} for a start").format(every=every(self.smaller))) if self.smaller else ""

    @property
    def calmer_words(self) -> str:
        """'Every 3 months instead'."""
        return _capital(_("{every} instead").format(every=every(self.calmer))) if self.calmer else ""

    @property
    def keep_words(self) -> str:
        """'Keep every 6 weeks'."""
        return _("Keep {every}").format(every=every(self.present))


def rhythm_offer(present: Cadence, returned_on: date) -> RhythmOffer:
    """What is offered after a return: about a third of the cadence, and about twice as long a one."""
    return RhythmOffer(returned_on, present, _nearest(present, _SMALLER), _nearest(present, _CALMER))


def was_lapsed(before: Rhythm | None, on: date) -> bool:
    """Whether a contact on a day found a tie that had lapsed; `before` is its rhythm without that contact."""
    return before is not None and before.band(on) is Band.LAPSED


def _nearest(present: Cadence, shares: tuple[float, float, float]) -> Cadence | None:
    """The sensible cadence that comes closest to a share of the present one, within the bounds."""
    days = _days(present)
    least, wished, most = (share * days for share in shares)
    fitting = [each for each in _SENSIBLE if least <= _days(each) <= most]
    return min(fitting, key=lambda each: abs(_days(each) - wished), default=None)


def _days(cadence: Cadence) -> float:
    return cadence.count * _DAYS[cadence.unit]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
