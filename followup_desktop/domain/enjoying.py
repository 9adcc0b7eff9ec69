"""Who would enjoy this? A word, a link or a pasted text, and the interests of people that occur in it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.inflection import forms
from followup_desktop.domain.interests import FELT, Meaning, meaning, needed
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.splitting import MOST_LETTERS, folded_words
from followup_desktop.domain.words import list_of
from followup_desktop.domain.writing.detection import is_common

_MOST_WORDS = 4
"""So many words are asked for one by one; more are a text, in which only telling words count."""
_LEAST_TYPED = 3
_MOST_TIMES = 3
"""An interest that a text speaks of more often is no better matched."""
_LINK = re.compile(r"(?:https?://|www\.)\S+|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,8}\.[a-z]{2,24}/\S+", re.IGNORECASE)
"""A link, also without its scheme; the lengths are those of host names, and keep a long text from taking long."""
_ENDINGS = re.compile(r"\.(?:html?|php|aspx?|pdf|md)$", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9a-f]*[0-9][0-9a-f]*")
WEIGHTS = {InterestKind.INTEREST: 4, InterestKind.NEED: 3, InterestKind.VALUE: 2, InterestKind.OFFER: 1}
"""What somebody enjoys or is looking for says more than what they can do."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about: its words in order, each in all its forms, and the link in it, if there is one.

    `begun` is the beginning of a word that may still be typed.
    """

    words: Meaning
    is_text: bool = False
    link: str = ""
    begun: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An interest that what was asked about speaks of, and how often, up to three times."""

    interest: Interest
    times: int = 1


@dataclass(frozen=True, slots=True)
class Match:
    """A contact who would enjoy it. `circle` is its place among the circles, large for none."""

    contact: int
    found: tuple[Found, ...]
    mine: frozenset[str]
    """Which of the texts the user enjoys too."""
    circle: int
    last_contact_on: date | None
    sort_name: str


def asked(text: str) -> Asked:
    """Read what was typed or pasted. Of a link only the words of its path are looked at; it is never opened."""
    text = text[:MOST_LETTERS].strip()
    links = _LINK.findall(text)
    around = _LINK.sub(" ", text)
    typed = folded_words(around)
    words = [*typed, *(word for link in links for word in _path_words(link))]
    is_text = bool(links) or len(words) > _MOST_WORDS
    if is_text:
        words = [word for word in words if not is_common(word)]
    begun = typed[-1] if typed and not is_text and text[-1].isalnum() else ""
    found = tuple(map(forms, words)) if is_text else meaning(around)
    return Asked(found, is_text, links[0] if links else "", begun if len(begun) >= _LEAST_TYPED else "")


class Vocabulary:
    """All interests of a book, each once, found by any form of their words."""

    def __init__(self, interests: Iterable[Interest]) -> None:
        self._meanings: dict[Interest, Meaning] = {}
        self._by_form: dict[str, list[Interest]] = {}
        for interest in interests:
            words = meaning(interest.text)
            self._meanings[interest] = words
            for form in {form for word in words for form in word}:
                self._by_form.setdefault(form, []).append(interest)

    def __len__(self) -> int:
        return len(self._meanings)

    def find(self, about: Asked) -> tuple[Found, ...]:
        """The interests that it speaks of; where there are none, those that begin like the word being typed."""
        candidates = dict.fromkeys(
            interest for word in about.words for form in word for interest in self._by_form.get(form, ())
        )
        if about.is_text:
            places = _places(about.words)
            return tuple(
                Found(each, min(times, _MOST_TIMES))
                for each in candidates
                if (times := _times(self._told_by(each), places))
            )
        found = tuple(Found(each) for each in candidates if self._is_meant(each, about.words))
        return found or tuple(map(Found, dict.fromkeys(self._begun(about.begun))))

    def _told_by(self, interest: Interest) -> Meaning:
        """The words that a text must have: of a need only what is needed, for a flat is a flat in any town."""
        head = needed(interest.text) if interest.kind is InterestKind.NEED else ()
        return head or self._meanings[interest]

    def _is_meant(self, interest: Interest, words: Meaning) -> bool:
        """Whether all words of one stand in the other: 'film' means 'silent film', 'hiking in May' means 'hiking'."""
        ours = self._meanings[interest]
        return all(any(word & there for there in words) for word in ours) or all(
            any(word & there for there in ours) for word in words
        )

    def _begun(self, start: str) -> Iterator[Interest]:
        if start:
            for form, interests in self._by_form.items():
                if form.startswith(start):
                    yield from interests


def ranked(matches: Sequence[Match]) -> list[Match]:
    """The best first: who enjoys more of it, then what is shared with the user, the closer ones, the longer silence."""
    return sorted(matches, key=_rank)


def why(match: Match) -> str:
    """In words, why somebody would enjoy it, what is shared first: 'enjoys hiking, you do too · also enjoys tea'."""
    parts = []
    for kind, words in _reasons().items():
        texts = list(dict.fromkeys(each.interest.text for each in match.found if each.interest.kind is kind))
        both = [text for text in texts if kind in FELT and text in match.mine]
        rest = [text for text in texts if text not in both]
        if both:
            parts.append(words.both.format(what=list_of(both)))
        if rest:
            parts.append((words.also if both else words.plain).format(what=list_of(rest)))
    return " · ".join(parts)


class _Words(NamedTuple):
    """What is said of a kind: where it is shared, of the rest beside that, and without anything shared."""

    plain: str
    both: str = ""
    also: str = ""


def _reasons() -> dict[InterestKind, _Words]:
    return {
        InterestKind.INTEREST: _Words(_("enjoys {what}"), _("enjoys {what}, you do too"), _("also enjoys {what}")),
        InterestKind.NEED: _Words(_("is looking for {what}")),
        InterestKind.VALUE: _Words(
            _("cares about {what}"), _("cares about {what}, you do too"), _("also cares about {what}")
        ),
        InterestKind.OFFER: _Words(_("can help with {what}")),
    }


def _rank(match: Match) -> tuple[int, int, int, date, str, int]:
    score = sum(WEIGHTS[each.interest.kind] * each.times for each in match.found)
    own = sum(each.interest.text in match.mine for each in match.found)
    return (-score, -own, match.circle, match.last_contact_on or date.max, match.sort_name, match.contact)


def _places(words: Meaning) -> dict[str, set[int]]:
    """Where in a text each form stands, counted in words."""
    places: defaultdict[str, set[int]] = defaultdict(set)
    for place, word in enumerate(words):
        for form in word:
            places[form].add(place)
    return places


def _times(wanted: Meaning, places: dict[str, set[int]]) -> int:
    """How often the words of an interest stand beside each other; common ones were left out of the text before."""
    if not wanted:
        return 0
    reach = range(-len(wanted), len(wanted) + 1)
    first, *rest = ({place for form in word for place in places.get(form, ())} for word in wanted)
    return sum(all(any(place + step in other for step in reach) for other in rest) for place in first)


def _path_words(link: str) -> list[str]:
    """The words of a link's path, without numbers, digits of names, and the ending of a file."""
    try:
        path = urlsplit(link if "://" in link else f"//{link}").path
    except ValueError:
        return []
    words = folded_words(_ENDINGS.sub("", unquote(path, errors="replace")))
    return [word for word in words if len(word) > 1 and not _NUMBER.fullmatch(word)]
