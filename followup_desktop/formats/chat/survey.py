"""What has to be known of a chat before its first day is told: who speaks, and where day and month stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from followup_desktop.formats.chat.lines import Message, day_of

_MOST_AUTHORS = 2_000
_ORDERS = ("dmy", "mdy")
_MONTH_FIRST = frozenset({"US", "PH", "PW", "FM", "MH", "PR", "GU", "AS", "VI"})
"""Where the month stands before the day (CLDR, short date formats)."""


@dataclass(slots=True)
class Survey:
    """A chat as a whole. `backwards` counts for each order how often a day would come before the one before it.

    `first` is the moment of the first message, as it stands.
    """

    messages: int = 0
    authors: Counter[str] = field(default_factory=Counter)
    year_first: int = 0
    impossible: Counter[str] = field(default_factory=Counter)
    backwards: Counter[str] = field(default_factory=Counter)
    first: str = ""

    def order(self, region: str) -> str:
        """The order of the numbers of a day: the one in which all days exist, else in which they follow one another.

        Where both are as good the region says it.
        """
        if self.year_first * 2 > self.messages:
            return "ymd"
        preferred = "mdy" if region.upper() in _MONTH_FIRST else "dmy"
        by_doubt = {order: (self.impossible[order], self.backwards[order], order != preferred) for order in _ORDERS}
        return min(_ORDERS, key=lambda order: by_doubt[order])


def survey_of(messages: Iterable[Message]) -> Survey:
    """Go through a chat once."""
    survey = Survey()
    before: dict[str, date | None] = dict.fromkeys(_ORDERS)
    for message in messages:
        if not survey.messages:
            survey.first = f"{message.numbers} {message.minute}"
        survey.messages += 1
        if message.author and (message.author in survey.authors or len(survey.authors) < _MOST_AUTHORS):
            survey.authors[message.author] += 1
        if message.numbers[0] > 31:
            survey.year_first += 1
            continue
        for order in _ORDERS:
            day, last = day_of(message.numbers, order), before[order]
            if day is None:
                survey.impossible[order] += 1
            else:
                survey.backwards[order] += last is not None and day < last
                before[order] = day
    return survey
