"""A line of the quick add: who, when, how, and what is to follow."""

from __future__ import annotations

from datetime import date

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.names import fold
from followup_desktop.domain.understanding.plain import plain
from followup_desktop.domain.understanding.understood import PeopleLookup, Person, Understood


def understand(line: str, people_lookup: PeopleLookup, today: date, region: str = "") -> Understood:
    """What a line says, such as 'coffee with Ana yesterday - ask how it went next Friday'.

    `region` is the country (ISO 3166) by which 3/5 is read; where it is not known only what is certain is.
    """
    known = plain(line)
    found = []
    place = 0
    for word in line.split():
        start = line.index(word, place)
        place = start + len(word)
        candidates = people_lookup([fold(word)]).get(fold(word), ())
        if candidates and word[:1].isupper():
            found.append(Person(word, (start, place), tuple(candidates)))
    return Understood(
        known.written, tuple(found), today, None, Channel.OTHER, None, Initiator.UNKNOWN, line.strip(), ()
    )
