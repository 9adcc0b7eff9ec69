"""Similar names among very many: only those are compared that share a block, and each with few."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from followup_desktop.domain.duplicates.name_words import Relation, relate, skeleton, words_in
from followup_desktop.domain.duplicates.nicknames import stand_in

MOST_IN_BLOCK = 200
"""With so many neighbours of its block, in the order of the alphabet, a name is compared at most."""
_PREFIX = 3
_MOST_WORDS = 4
_CUTOFF, _SOUND_CUTOFF = 80.0, 62.0
_STEP = 50
"""Names that are compared between two checks: a few milliseconds."""

Check = Callable[[], None]
Progress = Callable[[int, int], None]


class SimilarNames:
    """An index of folded names ('ana moreira'), each once and in the order of the alphabet, by their places."""

    def __init__(self, names: Sequence[str], check: Check = lambda: None) -> None:
        self.names = names
        self._stood_in: list[str] = []
        self._blocks: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            words = _words(name)
            self._stood_in.append(" ".join(words))
            for block in _blocks_of(words):
                self._blocks[block].append(place)
            if place % _STEP == 0:
                check()

    def like(self, name: str) -> list[str]:
        """The names that may be another form of one."""
        words = _words(name)
        found: dict[int, None] = {}
        for block in _blocks_of(words):
            found.update(
                dict.fromkeys(self._compare(" ".join(words), block, self._blocks.get(block, ())[:MOST_IN_BLOCK]))
            )
        others = (self.names[place] for place in found)
        return [other for other in others if other != name and _may_be(name, other)]

    def pairs(
        self, check: Check = lambda: None, progress: Progress = lambda done, total: None
    ) -> Iterator[tuple[int, int]]:
        """The places of all two that may be forms of one name, each pair once."""
        seen: set[tuple[int, int]] = set()
        steps = 0
        for number, (block, places) in enumerate(self._blocks.items()):
            if number % _STEP == 0:
                check()
                progress(number, len(self._blocks))
            if len(places) < 2:
                continue
            for at, place in enumerate(places):
                steps += 1
                if steps % _STEP == 0:
                    check()
                neighbours = places[at + 1 : at + 1 + MOST_IN_BLOCK]
                for other in self._compare(self._stood_in[place], block, neighbours):
                    pair = (place, other) if place < other else (other, place)
                    if pair not in seen:
                        seen.add(pair)
                        if _may_be(self.names[place], self.names[other]):
                            yield pair

    def _compare(self, name: str, block: str, places: Sequence[int]) -> Iterable[int]:
        """Which of a block are like a name."""
        from rapidfuzz import fuzz, process

        if block[0] == "w" or not places:
            return places
        cutoff = _SOUND_CUTOFF if block[0] == "s" else _CUTOFF
        others = [self._stood_in[place] for place in places]
        found = process.extract(name, others, scorer=fuzz.ratio, processor=None, score_cutoff=cutoff, limit=None)
        return [places[at] for _name, _score, at in found]


def _words(name: str) -> list[str]:
    return sorted(stand_in(word) for word in words_in(name).words[:_MOST_WORDS])


def _blocks_of(words: Sequence[str]) -> list[str]:
    """Pairs of beginnings, pairs of whole words where there are more than two, and how all of it sounds."""
    if len(words) < 2:
        return []
    blocks = [f"p{one[:_PREFIX]} {other[:_PREFIX]}" for one, other in combinations(words, 2)]
    blocks += [f"w{one} {other}" for one, other in combinations(words, 2)]
    sounds = sorted(map(skeleton, words))
    if sum(map(len, sounds)) > 2:
        blocks.append("s" + " ".join(sounds))
    return list(dict.fromkeys(blocks))


def _may_be(name: str, other: str) -> bool:
    return relate(words_in(name), words_in(other)) is not Relation.OTHER
