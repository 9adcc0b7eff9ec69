"""Finding the people of a line: those it is about, known, in doubt, or not in the book; nobody is guessed."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from followup_desktop.domain.understanding.grammar import LineWords
from followup_desktop.domain.understanding.plain import Plain, Span, clauses, masked
from followup_desktop.domain.understanding.understood import Called, PeopleLookup, Person

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 4
"""Of a name."""
_BETWEEN_WORDS = frozenset({"", "-", "'", "."})
"""Spaces aside, what stands between the words of one name."""
_MOST_LOOKED_UP = 24
_LONGEST_SHORT = 4
_MOST_LISTED = 20
"""Names that follow one another: a line with more was pasted."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    span: Span
    capital: bool


@dataclass(frozen=True, slots=True)
class Named:
    """One place of a line where a name of the book, or what looks like a name, stands; its span is of plain text."""

    span: Span
    candidates: tuple[Called, ...]


class Names:
    """The names in a line. `spans` of what it gives are those of the plain text."""

    def __init__(self, text: Plain, lookup: PeopleLookup, words: LineWords, taken: Sequence[Span] = ()) -> None:
        self._text = text
        self._grammar = words
        self._words = list(_words(text, taken))
        self._ends = [word.span[1] for word in self._words]
        self._found: dict[int, Named | None] = {}
        self._at = {word.span[0]: place for place, word in enumerate(self._words)}
        self._after = {match.end() for match in words.before_people.regex.finditer(text.text)}
        asked = [word.text for word in self._words if self._may_be_name(word)]
        self._holders = lookup(list(dict.fromkeys(asked))[:_MOST_LOOKED_UP])

    def within(self, part: Span) -> list[Named]:
        """Everybody of the book who is named in a part of the line, but for those whose sister it was."""
        found: list[Named] = []
        for word in self._words:
            inside = part[0] <= word.span[0] < part[1] and (not found or word.span[0] >= found[-1].span[1])
            if inside and (named := self._known(word)) is not None:
                found.append(named)
        known = masked(self._text.text, [named.span for named in found])
        others = [match.span() for match in self._grammar.somebody_else.regex.finditer(known, *part)]
        return [named for named in found if not any(_overlap(named.span, other) for other in others)]

    def met_in(self, part: Span) -> list[Named]:
        """Those one was in contact with, by where they stand; else those who are named in the first clause with any."""
        told = [(start + part[0], end + part[0]) for start, end in clauses(self._text.text[slice(*part)])]
        meant = {named.span for named in self.within(part)}
        for clause in told:
            if found := [one for one in self._in_their_place(clause, part) if not one.candidates or one.span in meant]:
                return found
        return next((found for clause in told if (found := self.within(clause))), [])

    def person(self, named: Named) -> Person:
        """A place in the line as windows show it."""
        span = self._text.span(*named.span)
        return Person(self._text.written[slice(*span)], span, named.candidates)

    def _in_their_place(self, clause: Span, part: Span) -> list[Named]:
        found: dict[Span, Named] = {}
        subjects = list(self._listed(clause[0], part[1], strict=True))
        if subjects and self._grammar.after_subject.regex.match(self._text.text, subjects[-1].span[1], part[1]):
            found |= {named.span: named for named in subjects}
        for match in self._grammar.before_people.regex.finditer(self._text.text, clause[0], clause[1]):
            for named in self._listed(match.end(), part[1]):
                if not any(_overlap(named.span, span) for span in found):
                    found[named.span] = named
        return [found[span] for span in sorted(found)]

    def _listed(self, start: int, end: int, *, strict: bool = False) -> Iterator[Named]:
        """The names that follow one another from a place on; with `strict` only those of the book."""
        first = True
        for _name in range(_MOST_LISTED):
            place = self._at.get(start) if start < end else None
            if place is None:
                return
            word = self._words[place]
            named = self._known(word)
            if named is None or self._goes_on(named):
                named = None if strict else self._unknown(place, after_comma=not first)
            if named is None:
                return
            yield named
            between = self._grammar.between_people.regex.match(self._text.text, named.span[1], end)
            if between is None:
                return
            start, first, strict = between.end(), False, strict or "," in between[0]

    def _known(self, word: _Word) -> Named | None:
        """The longest name of the book that begins with a word."""
        place = self._at[word.span[0]]
        if place not in self._found:
            self._found[place] = self._longest(place)
        return self._found[place]

    def _longest(self, place: int) -> Named | None:
        for length in range(_MOST_WORDS, 0, -1):
            row = self._row(place, length)
            if row and (candidates := self._called([each.text for each in row])):
                return Named((row[0].span[0], row[-1].span[1]), candidates)
        return None

    def _called(self, words: Sequence[str]) -> tuple[Called, ...]:
        holders = next((self._holders[word] for word in sorted(words, key=len)[::-1] if word in self._holders), ())
        fitting = [called for called in holders if any(_holds(name, words) for name in called.names)]
        whole = [called for called in fitting if called.names and called.names[0] == " ".join(words)]
        return tuple(whole or fitting)

    def _unknown(self, place: int, *, after_comma: bool) -> Named | None:
        """What is written like a name in the place of one, or the only word there."""
        word = self._words[place]
        if word.text in self._grammar.never_names | self._grammar.no_strangers or not word.text.isalpha():
            return None
        if self._is_short_for_something(word):
            return None
        if not word.capital:
            return None if after_comma or len(word.text) < 2 else Named(word.span, ())
        end = place + 1
        while end < len(self._words) and self._is_next(end - 1) and self._words[end].capital:
            end += 1
        return Named((word.span[0], self._words[end - 1].span[1]), ())

    def _is_short_for_something(self, word: _Word) -> bool:
        """Whether a word is written in capitals only, as a CV or the NHS is."""
        written = self._text.written[slice(*self._text.span(*word.span))]
        return 1 < len(written) <= _LONGEST_SHORT and written.isupper()

    def _goes_on(self, named: Named) -> bool:
        """Whether a name of the book is the beginning of a longer one, of somebody who is not in it."""
        last = bisect_left(self._ends, named.span[1])
        if not self._grammar.names_alone or last + 1 == len(self._words) or not self._is_next(last):
            return False
        word = self._words[last + 1]
        return word.capital and word.text not in self._grammar.never_names | self._grammar.no_strangers

    def _row(self, place: int, length: int) -> list[_Word]:
        """So many words that follow one another with nothing between them; none where there are fewer."""
        row = self._words[place : place + length]
        together = len(row) == length and all(self._is_next(place + step) for step in range(length - 1))
        return row if together else []

    def _is_next(self, place: int) -> bool:
        between = self._text.text[self._words[place].span[1] : self._words[place + 1].span[0]]
        return between.strip(" ") in _BETWEEN_WORDS

    def _may_be_name(self, word: _Word) -> bool:
        """Whether it is worth asking: common words are names only where one stands and with a capital ('Will', 'May').

        Each word that is asked for costs a look at every name of the book.
        """
        if len(word.text) < 2 or word.text.isdecimal():
            return False
        inside = word.capital and (word.span[0] > 0 or self._is_subject(word))
        if word.text in self._grammar.never_names:
            return inside
        return word.text not in self._grammar.no_strangers or inside or word.span[0] in self._after

    def _is_subject(self, word: _Word) -> bool:
        return self._grammar.after_subject.regex.match(self._text.text, word.span[1]) is not None


def _words(text: Plain, taken: Sequence[Span]) -> Iterator[_Word]:
    """The words of a line without those of its days."""
    for match in _WORD.finditer(text.text):
        if not any(_overlap(match.span(), span) for span in taken):
            written = text.written[slice(*text.span(*match.span()))]
            yield _Word(match[0], match.span(), written[:1].isupper())


def _holds(name: str, words: Sequence[str]) -> bool:
    """Whether all words are among those of a name: 'Ana Moreira' is 'Ana Sofia Moreira' too."""
    return set(words) <= set(name.split())


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]
