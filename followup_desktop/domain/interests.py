"""When two interests are one, which of them the user shares, and when what one needs is what another offers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.domain.inflection import forms
from followup_desktop.domain.splitting import folded_words

Meaning = tuple[frozenset[str], ...]
"""The words of an interest that say something, each as all its forms."""

FELT = (InterestKind.INTEREST, InterestKind.VALUE)
"""Kinds that two people can share; needs and offers meet instead."""
_LITTLE = frozenset(
    # Articles, joining words and pronouns of English, German, Spanish and French, folded.
    folded_words(
        """a an the and or of for in on at to with by from as is are be my your his her its our their some any all no
    not der die das den dem des ein eine einen einem einer eines und oder für mit zu zum zur im am auf an aus bei von
    vom als mein meine meinen dein ihr sein unser kein keine nicht el la los las lo un una unos unas y e o u de del al
    en con por para sin mi mis tu tus su sus le les l d une des et ou du au aux dans sur avec pour par sans mon ma mes
    ton ta tes sa ses leur leurs s t"""
    )
)
_JOINTS = frozenset(
    # Words behind which only more is said of what was named: 'a room for workshops' is a room.
    folded_words(
        """for in on at to with by from of who that near um für mit zu zum zur im am auf an aus bei von vom de del al en
    con por para a du des au aux dans sur avec pour d"""
    )
)
_FILLING = frozenset(
    # What only says that somebody looks or offers.
    folded_words(
        """looking look looks seeking searching need needs wanted wants want find finding found someone somebody anyone
    anybody person people help helps helping advice tips know knows knowing known offer offers offering can could give
    gives good great new nice cheap free expert experts contact contacts introduction introductions second hand used
    suche sucht gesucht jemand jemanden hilfe rat tipps kennt kann bietet gute guter gutes neue neuer neues
    busca buscar alguien ayuda consejo consejos conoce puede ofrece bueno buena nuevo nueva
    cherche chercher quelqu un aide conseil conseils connaît peut offre bon bonne nouveau nouvelle"""
    )
)


def is_same(one: str, other: str) -> bool:
    """Whether two interests are one, or one is a sort of the other: 'hiking' and 'hikes', 'film' and 'silent film'."""
    return covers(meaning(one), meaning(other))


def covers(one: Meaning, other: Meaning) -> bool:
    """Whether every word of the shorter one stands, in some form, in the longer one. What says nothing is nothing's."""
    few, many = sorted((one, other), key=len)
    return bool(few) and _stand_in(few, many) and (len(few) < len(many) or _stand_in(many, few))


@lru_cache(maxsize=4_000)
def meaning(text: str) -> Meaning:
    """The words of an interest as they are compared; little words only where there are no others."""
    words = folded_words(text)
    return tuple(forms(word) for word in dict.fromkeys([word for word in words if word not in _LITTLE] or words))


def shared(theirs: Sequence[Interest], mine: Sequence[Interest]) -> tuple[Interest, ...]:
    """What both enjoy or stand for, in the order of theirs; worded as the one of the two that says less of it.

    A value of one may be what the other enjoys. Each is named once.
    """
    ours = [each for each in mine if each.kind in FELT]
    found: list[Interest] = []
    for each in theirs:
        same = next((own for own in ours if each.kind in FELT and is_same(each.text, own.text)), None)
        if same is not None:
            both = Interest(_broader(each.text, same.text), each.kind)
            if not any(_is_equal(both.text, named.text) for named in found):
                found.append(both)
    return tuple(found)


def others(theirs: Sequence[Interest], mine: Sequence[Interest], kind: InterestKind) -> tuple[str, ...]:
    """Their interests of a kind that the user does not share, in their order."""
    ours = [each.text for each in mine if each.kind in FELT and kind in FELT]
    return tuple(each.text for each in theirs if each.kind is kind and not any(is_same(each.text, own) for own in ours))


def shared_first(theirs: Sequence[Interest], mine: Sequence[Interest]) -> tuple[Interest, ...]:
    """All of theirs, those that the user shares before the others."""
    ours = [each.text for each in mine if each.kind in FELT]
    return tuple(
        sorted(theirs, key=lambda each: each.kind not in FELT or not any(is_same(each.text, own) for own in ours))
    )


def met(needs: Iterable[Interest], offers: Iterable[Interest]) -> tuple[tuple[str, str], ...]:
    """Pairs of a need and an offer that meets it, each need with the first that does."""
    offered = [each.text for each in offers if each.kind is InterestKind.OFFER]
    found = []
    for need in needs:
        if need.kind is InterestKind.NEED:
            offer = next((text for text in offered if meets(need.text, text)), None)
            if offer is not None:
                found.append((need.text, offer))
    return tuple(found)


def meets(need: str, offer: str) -> bool:
    """Whether an offer names what is needed: 'looking for a flat' and 'knows flats' do.

    What is needed stands before the first preposition: rooms answer 'a room for workshops', and workshops do not.
    """
    return any(wanted & there for wanted in needed(need) for there in offered(offer))


@lru_cache(maxsize=4_000)
def needed(text: str) -> Meaning:
    """The words for what is needed."""
    words = folded_words(text)
    head: list[str] = []
    for word in words:
        if word in _JOINTS and head:
            break
        if _is_telling(word):
            head.append(word)
    return tuple(map(forms, head))


@lru_cache(maxsize=4_000)
def offered(text: str) -> Meaning:
    """The words for what is offered."""
    return tuple(forms(word) for word in folded_words(text) if _is_telling(word))


def _stand_in(words: Meaning, others: Meaning) -> bool:
    return all(any(word & there for there in others) for word in words)


def _is_telling(word: str) -> bool:
    return word not in _LITTLE and word not in _FILLING and not (word.isascii() and len(word) < 3)


def _broader(one: str, other: str) -> str:
    return other if len(meaning(other)) < len(meaning(one)) else one


def _is_equal(one: str, other: str) -> bool:
    return len(meaning(one)) == len(meaning(other)) and is_same(one, other)
