"""The words of a name, and how two names relate: the same, a short form, a part, a little different, another one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.duplicates.nicknames import are_forms, is_full_form
from followup_desktop.domain.names import display_name, fold, is_wide

_TITLES = frozenset(
    ("dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "hr", "fr", "sra", "srta", "don", "dona", "mme", "mlle",
     "ing", "dipl", "phd", "md", "mba", "msc", "bsc", "sir", "lady", "rev")
)  # fmt: skip
_PARTICLES = frozenset(
    ("von", "van", "de", "del", "der", "den", "la", "le", "los", "las", "di", "da", "dos", "do", "du", "zu", "zum",
     "y", "e", "bin", "ibn", "al", "el")
)  # fmt: skip
_GENERATIONS = {
    "jr": "2", "jun": "2", "junior": "2", "hijo": "2", "fils": "2", "ii": "2",
    "sr": "1", "sen": "1", "senior": "1", "padre": "1", "pere": "1",
    "iii": "3", "iv": "4",
}  # fmt: skip
_TWO_PEOPLE = re.compile(r"\s(&|\+|and|und|et|y|e|och|og|en)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")
_DIGRAPHS = str.maketrans({"y": "i", "w": "v", "z": "s", "q": "k"})
_VOWELS = re.compile(r"[aeiouhj]+")
_SOUNDS = (
    ("tsch", "s"), ("tch", "s"), ("sch", "s"), ("sh", "s"), ("ch", "s"), ("cz", "s"), ("ts", "s"), ("tz", "s"),
    ("kh", "k"), ("ph", "f"), ("th", "t"), ("ck", "k"), ("ks", "x"), ("ce", "se"), ("ci", "si"), ("c", "k"),
    ("dj", "g"),
)  # fmt: skip
_LEAST_LETTERS = 4
_TYPO_LETTERS = 5
_ALIKE = 0.78
_LONG = 10


class Relation(StrEnum):
    """How two names relate, as far as their words tell."""

    SAME = "same"
    FORM = "form"
    """All words are the same, but for a short form beside its full one."""
    SHORT_FORMS = "short forms"
    """The same, of two short forms that may be of different names ('alex', 'sandra')."""
    PART = "part"
    """Two words or more, and the other has them too, and more."""
    INITIAL = "initial"
    SIMILAR = "similar"
    ONE_WORD = "one word"
    """Both are the same single word."""
    GIVEN = "given"
    """One is no more than what the other is called by."""
    FAMILY = "family"
    """One is no more than another word of the other."""
    NAMELESS = "nameless"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NameWords:
    """A name's folded words, without titles and what goes with them.

    `given` are those one is called by, `also` nicknames, `generation` '1' for the elder and '2' for the younger, and
    `written` how a Chinese, Japanese or Korean name stands, where many fold to the same letters.
    """

    words: tuple[str, ...]
    given: frozenset[str] = frozenset()
    also: frozenset[str] = frozenset()
    generation: str = ""
    written: str = ""
    two_people: bool = False
    nameless: bool = False


def words_of(fields: ContactFields) -> NameWords:
    """The words of a contact's name."""
    shown = display_name(fields)
    nickname = frozenset(_words(fields.name.nickname))
    if "@" in shown:
        return NameWords((), nameless=True)
    words = _words(shown)
    generation = next((_GENERATIONS[word] for word in _words(fields.name.suffix) if word in _GENERATIONS), "")
    if len(words) > 1 and words[-1] in _GENERATIONS:
        generation = generation or _GENERATIONS[words[-1]]
    titles = _TITLES | set(_words(fields.name.prefix)) | set(_words(fields.name.suffix)) | _GENERATIONS.keys()
    bare = [word for word in words if word not in titles] or words
    after_family = shown.split(",")[1] if "," in shown else shown
    begins = [word for word in _words(after_family) if word not in titles][:1]
    return NameWords(
        tuple(sorted(_without_particles(bare))),
        frozenset((*_words(fields.name.given), *begins)) | nickname,
        nickname,
        generation,
        _written(shown),
        bool(_TWO_PEOPLE.search(f" {shown} ")),
    )


def words_in(name: str) -> NameWords:
    """The words of a name of which no more is known than how it reads."""
    words = [word for word in name.split() if word not in _TITLES and word not in _GENERATIONS]
    return NameWords(tuple(sorted(_without_particles(words or name.split()))))


def relate(one: NameWords, other: NameWords) -> Relation:
    """How two names relate."""
    if one.nameless or other.nameless:
        return Relation.NAMELESS
    if one.written and other.written:
        return Relation.SAME if one.written == other.written else Relation.OTHER
    if len(one.words) > len(other.words):
        one, other = other, one
    if len(one.words) == 1:
        return _relate_word(one, other)
    found = _pair_up(one, other)
    if found is None:
        return Relation.OTHER
    worst = max(found, key=_ORDER.index)
    if worst is Relation.SAME and len(other.words) > len(one.words):
        return Relation.PART
    return worst


def is_close(one: NameWords, other: NameWords) -> bool:
    """Whether two similar names are so near that nothing else need speak for it: one slip, or another spelling."""
    from rapidfuzz.distance import OSA

    mine, theirs = " ".join(one.words), " ".join(other.words)
    if min(len(mine), len(theirs)) >= _LONG and OSA.distance(mine, theirs, score_cutoff=1) <= 1:
        return True
    return sorted(map(skeleton, one.words)) == sorted(map(skeleton, other.words))


@lru_cache(maxsize=65_536)
def skeleton(word: str) -> str:
    """A folded word's consonants as they sound, so that spellings of one name meet: 'sergei', 'sergey': 'srg'."""
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    word = _VOWELS.sub("", word.translate(_DIGRAPHS)).replace("x", "ks")
    return re.sub(r"(.)\1+", r"\1", word)


_ORDER = (Relation.SAME, Relation.FORM, Relation.SHORT_FORMS, Relation.INITIAL, Relation.SIMILAR)


def _pair_up(one: NameWords, other: NameWords) -> list[Relation] | None:
    """How each word of the shorter name relates to one of the longer; None where one has no partner.

    At least one word is the same to the letter or, where none is an initial, similar.
    """
    left, found, rest = list(other.words), [], []
    for word in one.words:
        if (same := next((each for each in left if _plain(each) == _plain(word)), None)) is not None:
            left.remove(same)
            found.append(Relation.SAME)
        else:
            rest.append(word)
    for word in rest:
        best = min(
            ((kind, each) for each in left if (kind := _relate_words(word, each)) is not None),
            key=lambda each: _ORDER.index(each[0]),
            default=None,
        )
        if best is not None:
            left.remove(best[1])
            found.append(best[0])
        elif word in other.also:
            found.append(Relation.FORM)
        elif one.also & set(left):
            left.remove(next(iter(one.also & set(left))))
            found.append(Relation.FORM)
        else:
            return None
    whole = [kind for kind in found if kind in (Relation.SAME, Relation.SIMILAR)]
    return found if whole else None


def _relate_word(one: NameWords, other: NameWords) -> Relation:
    (word,) = one.words
    if len(other.words) == 1:
        kind = _relate_words(word, other.words[0])
        if _plain(word) == _plain(other.words[0]):
            return Relation.ONE_WORD
        return Relation.SHORT_FORMS if kind in (Relation.FORM, Relation.SHORT_FORMS) else Relation.OTHER
    if any(_plain(word) == _plain(each) or are_forms(word, each) for each in other.given):
        return Relation.GIVEN
    return Relation.FAMILY if any(_plain(word) == _plain(each) for each in other.words) else Relation.OTHER


@lru_cache(maxsize=65_536)
def _relate_words(one: str, other: str) -> Relation | None:
    if are_forms(one, other):
        return Relation.FORM if is_full_form(one) != is_full_form(other) else Relation.SHORT_FORMS
    short, long = sorted((one, other), key=len)
    if len(short) == 1:
        return Relation.INITIAL if long.startswith(short) and len(long) > 1 else None
    return Relation.SIMILAR if _is_similar(short, long) else None


def _is_similar(short: str, long: str) -> bool:
    """Whether two words may be one, misspelt or brought over from another script otherwise."""
    from rapidfuzz.distance import OSA, JaroWinkler

    if len(short) < _LEAST_LETTERS or _differ_in_gender(short, long):
        return False
    mine, theirs = skeleton(short), skeleton(long)
    if mine == theirs and len(mine) > 1 and JaroWinkler.similarity(short, long) >= _ALIKE:
        return True
    return len(short) >= _TYPO_LETTERS and OSA.distance(short, long, score_cutoff=1) <= 1


def _differ_in_gender(short: str, long: str) -> bool:
    """'mario' and 'maria', 'paul' and 'paula', 'kowalski' and 'kowalska' are two people."""
    if len(short) == len(long):
        return short[:-1] == long[:-1] and {short[-1], long[-1]} <= set("aeoiy") and "a" in (short[-1], long[-1])
    endings = ("a", "e", "ine", "ina", "na", "va")
    return any(long == f"{short}{ending}" for ending in endings)


@lru_cache(maxsize=65_536)
def _plain(word: str) -> str:
    """A folded word in which 'mueller' is 'muller'."""
    return word.replace("ue", "u").replace("oe", "o").replace("ae", "a")


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(text).replace("'", ""))


def _without_particles(words: Iterable[str]) -> list[str]:
    every = list(words)
    names = [word for word in every if word not in _PARTICLES]
    return names if len(names) > 1 else every


def _written(shown: str) -> str:
    text = "".join(unicodedata.normalize("NFKC", shown).casefold().split())
    return text if any(is_wide(letter) for letter in text) else ""
