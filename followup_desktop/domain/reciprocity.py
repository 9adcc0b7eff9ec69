"""Who reaches out: facts in words, no score (product.md, Reciprocity)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from followup_desktop.domain.interactions import Initiator
from followup_desktop.domain.language import gettext as _

LOOKED_AT = 10
"""The last so many interactions with a known initiator are counted."""
_LEAST = 3
"""From fewer than this nothing is concluded."""
_USUALLY = 0.7


@dataclass(frozen=True, slots=True)
class Balance:
    """How many of the last interactions each began; `both` are counted for neither."""

    mine: int
    theirs: int
    both: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.mine + self.theirs + self.both


def balance(initiators: Sequence[Initiator]) -> Balance:
    """Count the last ten known initiators, the newest first in what is given."""
    known = [who for who in initiators if who is not Initiator.UNKNOWN][:LOOKED_AT]
    return Balance(known.count(Initiator.ME), known.count(Initiator.THEM), known.count(Initiator.BOTH))


def balance_words(who: Balance) -> str:
    """'You take turns: 5 of the last 10 were yours'; empty where too little is known."""
    if who.total < _LEAST:
        return ""
    if who.mine >= _USUALLY * who.total:
        return _("You usually reach out: {n} of the last {total}").format(n=who.mine, total=who.total)
    if who.theirs >= _USUALLY * who.total:
        return _("They usually reach out: {n} of the last {total}").format(n=who.theirs, total=who.total)
    return _("You take turns: {n} of the last {total} were yours").format(n=who.mine, total=who.total)
