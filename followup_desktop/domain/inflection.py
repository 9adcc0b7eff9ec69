"""When two words are one in another form: plurals, '-ing', '-ed', '-er', in English, German, Spanish and French.

Made for the few words of an interest: it rather misses two that are one than takes 'care' for 'cars'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_SHORTEST = 3
"""Letters of a word, or of what is left of it, that still say something."""
_LONG, _LONGER = 5, 6
"""Letters that must be left where an ending is that of many words which are no plurals ('garden', 'stripe')."""
_VOWEL = re.compile("[aeiouy]")
_SHORT = re.compile("[^aeiou]*[aeiou][^aeiouwxy]")
"""One syllable, one vowel, one consonant: 'hik', 'bak'. English doubles that consonant unless an e was dropped."""
_DOER = "~"
"""Marks the form that only a doer and the doing share: 'hiker' is 'hiking', and 'corner' is no 'corn'."""


@lru_cache(maxsize=20_000)
def forms(word: str) -> frozenset[str]:
    """The forms that stand for a folded word: two words are one in another form where they share any."""
    if len(word) <= _SHORTEST or not (word.isascii() and word.isalpha()):
        return frozenset((word,))
    singles = {word, *_singulars(word)}
    return frozenset(singles | {form for single in singles for form in _of_verb(single)})


def _singulars(word: str) -> Iterator[str]:
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        yield word[:-1]
    if word.endswith("ies") and len(word) > 4:
        yield f"{word[:-3]}y"
    elif word.endswith("es"):
        left = word[:-2]
        is_spanish = len(left) > (_SHORTEST if left[-1] in "lrd" else _LONG) and left[-1] in "lrnd"
        if left.endswith(("s", "x", "z", "ch", "sh", "o")) or is_spanish:
            yield left
    elif word.endswith(("eaux", "eux")):
        yield word[:-1]
    yield from _german(word)


def _german(word: str) -> Iterator[str]:
    """German plurals and infinitives; their endings are those of many words elsewhere."""
    if word.endswith("en"):
        yield from (word[:-cut] for cut in (1, 2) if len(word) - cut >= _LONG)
    elif word.endswith(("ern", "eln", "e")) and len(word) > _LONGER:
        yield word[:-1]
    for ending in ("ung", "ungen"):
        if word.endswith(ending) and len(word) - len(ending) > _SHORTEST:
            yield word.removesuffix(ending)


def _of_verb(word: str) -> Iterator[str]:
    for ending in ("ing", "ed", "er"):
        left = word.removesuffix(ending)
        if left == word or len(left) < _SHORTEST or not _VOWEL.search(left) or left.endswith("e"):
            continue
        for base in _bases(left):
            if ending != "er":
                yield base
            if ending != "ed":
                yield base + _DOER


def _bases(left: str) -> tuple[str, ...]:
    """What a verb may be whose '-ing' is cut off: 'runn' is 'run', 'hik' is 'hike', 'climb' is itself."""
    if left[-1] == left[-2] and left[-1] not in "aeiou":
        return (left[:-1], left) if left[-1] in "lsfz" else (left[:-1],)
    return (f"{left}e",) if _SHORT.fullmatch(left) else (left, f"{left}e")
