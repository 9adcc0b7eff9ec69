"""Who should meet whom: pairs that share something or can help each other, and have never met."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.interests import FELT, meaning, met, needed, offered, shared
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import list_of
from followup_desktop.domain.writing.questions import Question, Source

MOST_FOR_ONE = 2
"""Pairs in which the same person stands, at most, so that the list is of many."""
_MOST_HOLDERS = 100
"""People who share one interest and are paired by it: what more have in common says little of any two."""
_FEW, _SOME = 3, 8
"""Holders up to whom an interest is rare, and up to whom it is not common."""
_HELP = 6
MOST_REASONS = 3


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who can be introduced. `called` is what one calls them; `circle` its place, large for none."""

    contact: int
    name: str
    called: str
    interests: tuple[Interest, ...]
    circle: int = 0
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class Help:
    """What one of a pair is looking for, and what the other can offer."""

    seeker: str
    need: str
    helper: str
    offer: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people who should meet, and why. Either `common` or `helps` holds something."""

    one: Person
    other: Person
    common: tuple[Interest, ...] = ()
    helps: tuple[Help, ...] = ()
    score: int = 0

    @property
    def contacts(self) -> tuple[int, int]:
        """Both row numbers, the one named first at the front."""
        return self.one.contact, self.other.contact


def pairs(people: Sequence[Person], about: int | None = None) -> list[Pair]:
    """All pairs with a reason to meet, the best first; only those with one contact (`about`) where it is given.

    Help counts most, then what is shared by few. The order follows from the people alone: it is the same every day.
    """
    places = {person.contact: place for place, person in enumerate(people)}
    holders = _holders(people)
    made = [
        pair
        for one, other in _candidates(people, holders, places.get(about, -1) if about is not None else None)
        if (pair := _pair(people[one], people[other], holders)) is not None
    ]
    return sorted(made, key=lambda pair: (-pair.score, pair.one.circle + pair.other.circle, pair.contacts))


def varied(found: Iterable[Pair], most: int, most_for_one: int = MOST_FOR_ONE) -> Iterator[Pair]:
    """The first pairs of a list, each person in few of them."""
    times: defaultdict[int, int] = defaultdict(int)
    given = 0
    for pair in found:
        if given >= most:
            return
        if any(times[contact] >= most_for_one for contact in pair.contacts):
            continue
        given += 1
        for contact in pair.contacts:
            times[contact] += 1
        yield pair


def reasons(pair: Pair) -> tuple[str, ...]:
    """Why they should meet, in words, at most three lines: 'Both enjoy jazz', 'Ana is looking for a flat: …'."""
    offered_help = _("{seeker} is looking for {need}. {helper} can help with {offer}.")
    lines = [
        offered_help.format(seeker=each.seeker, need=each.need, helper=each.helper, offer=each.offer)
        for each in pair.helps
    ]
    both = {InterestKind.INTEREST: _("Both enjoy {what}"), InterestKind.VALUE: _("Both care about {what}")}
    for kind, words in both.items():
        what = [each.text for each in pair.common if each.kind is kind]
        if what:
            lines.append(words.format(what=list_of(what)))
    return tuple(lines[:MOST_REASONS])


def questions(pair: Pair) -> tuple[Question, ...]:
    """What one could write to both, as questions to the one who writes."""
    asked = (
        (Source.GIVING, _("What would {other} like to know about {one}, in one sentence?")),
        (Source.GIVING, _("And {one} about {other}?")),
        (Source.INTEREST, _("What could be their first step: a call, a coffee, a link?")),
    )
    return tuple(Question(source, ask.format(one=pair.one.called, other=pair.other.called)) for source, ask in asked)


def pair_of(one: Person, other: Person) -> Pair:
    """Two people whom the user chose, with whatever reason there is."""
    return _pair(one, other, {}) or Pair(one, other)


_Holders = dict[str, list[int]]


def _holders(people: Sequence[Person]) -> _Holders:
    """The places of those who enjoy or stand for something, by each form of its words."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        felt = (each for each in person.interests if each.kind in FELT)
        for form in {form for each in felt for word in meaning(each.text) for form in word}:
            holders[form].append(place)
    return dict(holders)


def _candidates(people: Sequence[Person], holders: _Holders, only: int | None) -> set[tuple[int, int]]:
    """Places of two who have a word in common, or one a word for what the other needs, the smaller place first."""
    helpers: defaultdict[str, list[int]] = defaultdict(list)
    seekers: defaultdict[str, list[int]] = defaultdict(list)
    for place, person in enumerate(people):
        for each in person.interests:
            words = {InterestKind.NEED: needed, InterestKind.OFFER: offered}.get(each.kind)
            if words is not None:
                where = seekers if each.kind is InterestKind.NEED else helpers
                for form in {form for word in words(each.text) for form in word}:
                    where[form].append(place)
    sides = [(group, group) for group in holders.values()]
    sides += [(group, helpers[form]) for form, group in seekers.items() if form in helpers]
    return {
        (min(one, other), max(one, other))
        for left, right in sides
        for one in left[:_MOST_HOLDERS]
        for other in right[:_MOST_HOLDERS]
        if one != other and (only is None or only in (one, other))
    }


def _pair(one: Person, other: Person, holders: _Holders) -> Pair | None:
    common = shared(one.interests, other.interests)
    helps = (
        *(Help(one.called, need, other.called, offer) for need, offer in met(one.interests, other.interests)),
        *(Help(other.called, need, one.called, offer) for need, offer in met(other.interests, one.interests)),
    )
    if not common and not helps:
        return None
    score = _HELP * min(2, len(helps)) + sum(_rarity(each, holders) for each in common)
    return Pair(one, other, common, helps, score)


def _rarity(interest: Interest, holders: _Holders) -> int:
    """3 for what hardly anybody else shares, 1 for what many do."""
    counts = [len(holders.get(form, ())) for word in meaning(interest.text) for form in word]
    most = max(counts, default=0)
    return 3 if most <= _FEW else 2 if most <= _SOME else 1
