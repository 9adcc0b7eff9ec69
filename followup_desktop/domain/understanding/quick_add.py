"""A line of the quick add: who, when, how, and what is to follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.understanding.day_forms import Leaning
from followup_desktop.domain.understanding.days import FoundDay, days_in
from followup_desktop.domain.understanding.grammar import LineWords
from followup_desktop.domain.understanding.people import Names
from followup_desktop.domain.understanding.plain import Plain, Span, clauses, masked, plain
from followup_desktop.domain.understanding.telling import grammar_of
from followup_desktop.domain.understanding.to_dos import follow_up, to_dos
from followup_desktop.domain.understanding.understood import FollowUp, PeopleLookup, Person, Understood

LONGEST_LINE = 1_000
"""Letters of a line that are understood; the rest is kept as it is."""


def understand(line: str, people_lookup: PeopleLookup, today: date, region: str = "") -> Understood:
    """What a line says, such as 'coffee with Ana yesterday - ask how it went next Friday'.

    `region` is the country (ISO 3166) by which 3/5 is read; where it is not known only what is certain is.
    """
    text = plain(line[:LONGEST_LINE])
    grammar = grammar_of(text)
    words = grammar.lines
    ends, pieces = to_dos(text.text, words)
    happened = (0, ends)
    behind = days_in(text, grammar, today, region=region, leaning=Leaning.BEHIND, terse=True)
    ahead = days_in(text, grammar, today, region=region, leaning=Leaning.AHEAD, terse=True)
    names = Names(text, people_lookup, words, [day.span for day in behind])
    met = names.met_in(happened)
    people = tuple(names.person(named) for named in met)
    known = masked(text.text, [named.span for named in met])
    day = _day_of(
        text.text, happened, [day for day in behind if day.span[0] < ends], met_at=[named.span for named in met]
    )
    if day is not None and day.on > today and not pieces:
        # What lies ahead has not happened: the line says what is to be done.
        pieces, ends, happened, people, day = [(0, len(text.text))], 0, (0, 0), (), None
    channel, channel_span = _channel(known, happened, words)
    follow_ups = [follow_up(text, piece, ahead, words, today) for piece in pieces]
    understood = Understood(
        line=line,
        people=people,
        on=_about(day) if day else today,
        on_span=text.span(*day.span) if day else None,
        channel=channel,
        channel_span=text.span(*channel_span) if channel_span else None,
        initiator=_initiator(known[slice(*happened)], words) if people else Initiator.UNKNOWN,
        notes=_notes(line, text, ends),
        follow_ups=(),
        at=day.at if day else None,
    )
    return _with_follow_ups(understood, names, list(zip(follow_ups, pieces, strict=True)))


def _with_follow_ups(understood: Understood, names: Names, found: Sequence[tuple[FollowUp, Span]]) -> Understood:
    """The line with what is to be done, and for whom: those a to-do names itself, else the line's people.

    A line that only says what is to be done is about those it names there.
    """
    people = list(understood.people)
    follow_ups = []
    for one, part in found:
        named = [names.person(each) for each in names.within(part)]
        for person in named if not understood.happened else ():
            if person.candidates and all(person.span != other.span for other in people):
                people.append(person)
        follow_ups.append(replace(one, contact=_meant(named, understood)))
    return replace(understood, people=tuple(people), follow_ups=tuple(follow_ups))


def _meant(named: Sequence[Person], understood: Understood) -> int | None:
    """Whom a to-do names: the one contact, or the one of several who is of the line's people."""
    for person in named:
        of_line = [called.id for called in person.candidates if called.id in understood.contacts]
        if person.contact is not None or len(of_line) == 1:
            return person.contact if person.contact is not None else of_line[0]
    return None


def _day_of(text: str, happened: Span, days: Sequence[FoundDay], met_at: Sequence[Span]) -> FoundDay | None:
    """The day it happened: that of the clause that names its people, of the first one, or one that stands alone."""
    told = clauses(text[slice(*happened)])
    chosen = [part for part in told if any(part[0] < end and start < part[1] for start, end in met_at)] + told[:1]
    for part in chosen:
        if (day := next((day for day in days if part[0] <= day.span[0] < part[1]), None)) is not None:
            return day
    alone = (day for part in told for day in days if part[0] == day.span[0] and part[1] <= day.span[1])
    return next(alone, None)


def _about(day: FoundDay) -> date:
    """The day, or of a stretch ('last week') the one in its middle: less than half of it wrong, whenever it was."""
    return day.on + (day.last - day.on) // 2


def _channel(known: str, happened: Span, words: LineWords) -> tuple[Channel, Span | None]:
    """The first channel that the first clause with any tells; a vague word where no clause is surer."""
    told = clauses(known[slice(*happened)])
    for table in (words.channels, words.vague_channels):
        for part in told:
            found = [
                (match.start(), -match.end(), channel)
                for channel, tells in table.items()
                if (match := tells.regex.search(known, part[0], part[1]))
            ]
            if found:
                start, end, channel = min(found)
                return channel, (start, -end)
    return Channel.OTHER, None


def _initiator(known: str, words: LineWords) -> Initiator:
    told = (known[slice(*part)] for part in clauses(known))
    return next(
        (who for part in told for who, tells in words.initiated.items() if tells.regex.search(part)), Initiator.UNKNOWN
    )


def _notes(line: str, text: Plain, ends: int) -> str:
    """The line's own words about what happened, and what was too long to be looked at."""
    kept = line[: text.span(ends, ends)[0]] + line[LONGEST_LINE:]
    return kept.strip(" \t\r\n-–—,;")
