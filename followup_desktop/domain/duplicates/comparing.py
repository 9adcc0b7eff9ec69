"""Two descriptions compared: surely one person, likely one, or nothing that says so. A guess is never called sure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from followup_desktop.domain.contacts import ContactFields, DateKind, ReachKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.duplicates.name_words import NameWords, Relation, is_close, relate, words_of
from followup_desktop.domain.duplicates.phones import is_same_number, number_of, tail_of
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.merging import SECOND_UID, reach_key
from followup_desktop.domain.names import fold
from followup_desktop.domain.words import list_of

_FOR_MANY = frozenset(
    ("info", "office", "contact", "kontakt", "mail", "hello", "team", "admin", "sales", "support", "service", "post",
     "buero", "contacto", "accueil", "familie", "family")
)  # fmt: skip
"""Mailboxes that several people read."""


class Certainty(IntEnum):
    """How sure it is that two are one person."""

    LIKELY = 1
    CERTAIN = 2


class Reason(StrEnum):
    """What speaks for two being one person, the strongest first."""

    UID = "uid"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    NAME = "name"
    FORM = "form"
    PART = "part"
    INITIAL = "initial"
    SIMILAR = "similar"
    BIRTHDAY = "birthday"
    ADDRESS = "address"
    ORGANISATION = "organisation"


@dataclass(frozen=True, slots=True)
class Verdict:
    """That two may be one person. `by_name_alone`: nothing else speaks for it, so that it holds for one other only."""

    certainty: Certainty
    reasons: tuple[Reason, ...]
    by_name_alone: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """What is compared of somebody; `phones` are as written, since few of them have to be understood."""

    name: NameWords
    uids: frozenset[str]
    emails: frozenset[str]
    phones: tuple[str, ...]
    links: frozenset[str]
    birthday: PartialDate | None
    addresses: frozenset[str]
    organisation: str


def describe(fields: ContactFields) -> Described:
    """What is compared of a contact's fields."""
    ways: dict[ReachKind, list[str]] = {}
    for reach in fields.reaches:
        ways.setdefault(reach.kind, []).append(
            reach_key(reach)[1] if reach.kind is not ReachKind.PHONE else reach.value
        )
    kept_uids = (raw.value for raw in fields.unknown if raw.name == SECOND_UID)
    addresses = (fold(f"{each.postal_code or each.city} {each.street}") for each in fields.addresses if each.street)
    return Described(
        words_of(fields),
        frozenset(uid for uid in (fields.vcard_uid, *kept_uids) if uid),
        frozenset(ways.get(ReachKind.EMAIL, ())),
        tuple(ways.get(ReachKind.PHONE, ())),
        frozenset(value for kind, values in ways.items() if kind not in _NO_LINKS for value in values),
        next((day.on for day in fields.dates if day.kind is DateKind.BIRTHDAY), None),
        frozenset(addresses),
        fold(fields.organisation),
    )


def compare(one: Described, other: Described, region: str = "") -> Verdict | None:
    """Whether two descriptions are of one person; None where nothing says so. `region` reads bare phone numbers."""
    if one.uids & other.uids:
        return Verdict(Certainty.CERTAIN, (Reason.UID,))
    relation = relate(one.name, other.name)
    generations = {one.name.generation, other.name.generation}
    if len(generations - {""}) > 1:
        return None
    shared = _shared(one, other, region)
    certainty = int(_certainty(relation, shared, one, other))
    certainty -= _against(one, other)
    if certainty < Certainty.LIKELY:
        return None
    named = _NAMED.get(relation)
    reasons = sorted((*shared, *((named,) if named else ())), key=_STRENGTH.index)
    return Verdict(Certainty(certainty), tuple(reasons), not shared - {Reason.ORGANISATION})


def could_be(one: Described, other: Described) -> bool:
    """Whether nothing in two names speaks against one person."""
    generations = {one.name.generation, other.name.generation} - {""}
    return len(generations) < 2 and relate(one.name, other.name) is not Relation.OTHER


def why_words(reasons: Iterable[Reason]) -> str:
    """Reasons in words: 'same number and similar name'."""
    words = {
        Reason.UID: _("it came from this contact"),
        Reason.EMAIL: _("same e-mail"),
        Reason.PHONE: _("same number"),
        Reason.LINK: _("same profile"),
        Reason.NAME: _("same name"),
        Reason.FORM: _("a short form of the name"),
        Reason.PART: _("part of the name"),
        Reason.INITIAL: _("same initial"),
        Reason.SIMILAR: _("similar name"),
        Reason.BIRTHDAY: _("same birthday"),
        Reason.ADDRESS: _("same address"),
        Reason.ORGANISATION: _("same organisation"),
    }
    return list_of([words[reason] for reason in reasons])


_NO_LINKS = (ReachKind.EMAIL, ReachKind.PHONE)
_STRENGTH = tuple(Reason)
_NAMED = {
    Relation.SAME: Reason.NAME,
    Relation.ONE_WORD: Reason.NAME,
    Relation.FORM: Reason.FORM,
    Relation.SHORT_FORMS: Reason.FORM,
    Relation.PART: Reason.PART,
    Relation.GIVEN: Reason.PART,
    Relation.FAMILY: Reason.PART,
    Relation.INITIAL: Reason.INITIAL,
    Relation.SIMILAR: Reason.SIMILAR,
}
_NONE, _LIKELY, _CERTAIN = 0, Certainty.LIKELY, Certainty.CERTAIN
_WITH_PHONE = {
    Relation.SAME: _CERTAIN,
    Relation.ONE_WORD: _CERTAIN,
    Relation.GIVEN: _CERTAIN,
    Relation.FORM: _CERTAIN,
    Relation.PART: _CERTAIN,
    Relation.NAMELESS: _CERTAIN,
    Relation.SHORT_FORMS: _LIKELY,
    Relation.INITIAL: _LIKELY,
    Relation.SIMILAR: _LIKELY,
    Relation.FAMILY: _LIKELY,
}
"""Families share a number: a name that is only similar, or only the family's, is asked."""


def _shared(one: Described, other: Described, region: str) -> set[Reason]:
    """What both have that few people share."""
    found = {
        Reason.EMAIL: bool(one.emails & other.emails),
        Reason.PHONE: _share_number(one, other, region),
        Reason.LINK: bool(one.links & other.links),
        Reason.BIRTHDAY: _birthdays(one, other) is True,
        Reason.ADDRESS: bool(one.addresses & other.addresses),
        Reason.ORGANISATION: bool(one.organisation) and one.organisation == other.organisation,
    }
    return {reason for reason, holds in found.items() if holds}


def _certainty(relation: Relation, shared: set[Reason], one: Described, other: Described) -> int:
    found = _by_name(relation, shared, one, other)
    if Reason.EMAIL in shared:
        found = max(found, _by_email(relation, one, other))
    if Reason.PHONE in shared:
        found = max(found, _WITH_PHONE.get(relation, _NONE))
    return found


def _by_email(relation: Relation, one: Described, other: Described) -> int:
    if relation is Relation.OTHER:
        # 'Mum' and 'Maria Garcia' can be one; two whole names at one address are a couple.
        of_one_word = min(len(one.name.words), len(other.name.words)) == 1
        return _LIKELY if of_one_word and not _for_many(one, other) else _NONE
    if relation is Relation.FAMILY:
        return _LIKELY
    vague = relation in (Relation.GIVEN, Relation.INITIAL, Relation.SIMILAR, Relation.SHORT_FORMS)
    return _LIKELY if vague and _for_many(one, other) else _CERTAIN


def _by_name(relation: Relation, shared: set[Reason], one: Described, other: Described) -> int:
    """What a name says that is told of without the same e-mail or number."""
    particular = bool(shared & {Reason.LINK, Reason.BIRTHDAY, Reason.ADDRESS})
    if relation is Relation.SAME:
        return _CERTAIN if particular or not _are_apart(one, other) else _LIKELY
    if relation in (Relation.FORM, Relation.PART):
        return _CERTAIN if Reason.LINK in shared else _LIKELY
    if relation is Relation.SIMILAR:
        return _LIKELY if shared or is_close(one.name, other.name) else _NONE
    if relation is Relation.ONE_WORD:
        return _LIKELY if shared or not _are_apart(one, other) else _NONE
    if relation in (Relation.INITIAL, Relation.SHORT_FORMS):
        return _LIKELY if shared else _NONE
    return _LIKELY if relation is Relation.GIVEN and particular else _NONE


def _are_apart(one: Described, other: Described) -> bool:
    """Whether both are told to be reached in ways, or to work at places, of which none is the same."""
    both = ((one.emails, other.emails), (one.phones, other.phones), (one.organisation, other.organisation))
    return any(mine and theirs and mine != theirs for mine, theirs in both)


def _against(one: Described, other: Described) -> int:
    """How many doubts there are: another birthday, the elder or younger on one side only; a couple is nobody."""
    return (
        (_birthdays(one, other) is False)
        + (one.name.generation != other.name.generation)
        + 2 * (one.name.two_people != other.name.two_people)
    )


def _birthdays(one: Described, other: Described) -> bool | None:
    """Whether the birthdays agree; None where one is not known."""
    mine, theirs = one.birthday, other.birthday
    if mine is None or theirs is None:
        return None
    years = {mine.year, theirs.year} - {None}
    return (mine.month, mine.day) == (theirs.month, theirs.day) and len(years) < 2


def _share_number(one: Described, other: Described, region: str) -> bool:
    if not one.phones or not other.phones:
        return False
    return any(
        is_same_number(number_of(mine, region), number_of(theirs, region))
        for mine in one.phones
        for theirs in other.phones
        if tail_of(mine) == tail_of(theirs)
    )


def _for_many(one: Described, other: Described) -> bool:
    return all(email.partition("@")[0] in _FOR_MANY for email in one.emails & other.emails)
