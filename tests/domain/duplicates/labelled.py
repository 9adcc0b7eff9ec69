"""Pairs of invented people of whom it is known whether they are one: the measure of matching."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from followup_desktop.domain.contacts import Address, ContactDate, ContactFields, DateKind, Name, Reach, ReachKind
from followup_desktop.domain.dates import PartialDate

_PEOPLE = (
    ("Robert", "Whitlock"), ("Elizabeth", "Hargreave"), ("William", "Ashdown"), ("Katherine", "Penrose"),
    ("Michael", "Thornbury"), ("Margaret", "Fenwick"), ("Johannes", "Brandstetter"), ("Katharina", "Müller"),
    ("Friedrich", "Ottenbach"), ("Susanne", "Grünwald"), ("Francisco", "Quintanilla"), ("Guadalupe", "Ibarrola"),
    ("José", "Peñalver"), ("Isabel", "Etxebarria"), ("Guillaume", "Lefranc"), ("Isabelle", "Desrosiers"),
    ("Sergey", "Kuznetsov"), ("Yekaterina", "Chaykovskaya"), ("Mohammed", "Al-Rashidi"), ("Olena", "Shevchuk"),
)  # fmt: skip
_SHORT = {
    "Robert": "Bob", "Elizabeth": "Liz", "William": "Bill", "Katherine": "Kate", "Michael": "Mike", "Margaret": "Peggy",
    "Johannes": "Hannes", "Katharina": "Kathi", "Friedrich": "Fritz", "Susanne": "Susi", "Francisco": "Paco",
    "Guadalupe": "Lupe", "José": "Pepe", "Isabel": "Chabela", "Guillaume": "Guigui", "Isabelle": "Isa",
}  # fmt: skip
_SPELLED = {
    "Sergey Kuznetsov": ("Sergei Kuznecov", "Сергей Кузнецов", "Sergej Kusnezow"),
    "Yekaterina Chaykovskaya": ("Ekaterina Tchaikovskaya", "Екатерина Чайковская"),
    "Mohammed Al-Rashidi": ("Muhammad Al Rashidi", "Mohamed Alrashidi"),
    "Olena Shevchuk": ("Olena Ševčuk", "Олена Шевчук"),
    "Katharina Müller": ("Katharina Mueller", "Katharina Muller"),
    "José Peñalver": ("Jose Penalver",),
    "Susanne Grünwald": ("Susanne Gruenwald",),
}
_OTHERS = ("Adrian", "Beatrix", "Desmond", "Fiona", "Gideon", "Henrietta", "Ivan", "Jocasta", "Klaas", "Lorelei")
_GENDERS = (("Mario", "Maria"), ("Paul", "Paula"), ("Daniel", "Daniela"), ("Julian", "Juliana"), ("Jan", "Jana"))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two descriptions, the sort of case they are, and whether they are of one person."""

    sort: str
    one: ContactFields
    other: ContactFields
    same: bool


def pairs() -> list[Pair]:
    """All pairs, the same ones each time."""
    made = [*_one_person(), *_two_people()]
    return [*made, *(dataclasses.replace(pair, one=pair.other, other=pair.one) for pair in made)]


_numbers = count(1)


def _someone(given: str, family: str, *ways: str, **fields: object) -> ContactFields:
    kinds = {"@": ReachKind.EMAIL, "+": ReachKind.PHONE, "0": ReachKind.PHONE}
    reaches = tuple(
        Reach(
            next(
                (kind for mark, kind in kinds.items() if mark in way[:1] or (mark == "@" and mark in way)),
                ReachKind.WEBSITE,
            ),
            way,
        )
        for way in ways
    )
    return ContactFields(name=Name(given=given, family=family), reaches=reaches, **fields)  # type: ignore[arg-type]


def _email() -> str:
    return f"p{next(_numbers)}@mail.example"


def _phone() -> tuple[str, str]:
    """A number with its country, and as it is dialled in it (Germany)."""
    digits = f"30 {7_000_000 + 7 * next(_numbers)}"
    return f"+49 {digits}", f"0{digits}"


def _born(day: int, year: int | None = 1984) -> tuple[ContactDate]:
    return (ContactDate(DateKind.BIRTHDAY, PartialDate(year, day % 12 + 1, day % 28 + 1)),)


def _one_person() -> Iterator[Pair]:
    for number, (given, family) in enumerate(_PEOPLE):
        mail, (abroad, home), other = _email(), _phone(), _email()
        whole = _someone(given, family, mail, abroad, organisation=f"Company {number}")
        yield Pair(
            "same e-mail, turned name",
            whole,
            ContactFields(Name(full=f"{family}, {given}"), reaches=(Reach(ReachKind.EMAIL, mail.upper()),)),
            True,
        )
        yield Pair("same e-mail, initial", whole, _someone(f"{given[0]}.", family, mail), True)
        yield Pair("same e-mail, no name", whole, ContactFields(reaches=(Reach(ReachKind.EMAIL, mail),)), True)
        yield Pair("same number without its country", whole, _someone(given, family, home), True)
        yield Pair("same number, given name alone", whole, _someone(given, "", abroad), True)
        yield Pair("same name, nothing else told", whole, _someone(given, family), True)
        yield Pair(
            "same name and work, other e-mail",
            whole,
            _someone(given, family, other, organisation=f"Company {number}"),
            True,
        )
        yield Pair("same name, other e-mail", whole, _someone(given, family, other), True)
        yield Pair("middle name, other e-mail", whole, _someone(f"{given} Aurel", family, other), True)
        yield Pair(
            "same name and birthday, other e-mail",
            _someone(given, family, mail, dates=_born(number)),
            _someone(given, family, other, dates=_born(number, None)),
            True,
        )
        yield Pair(
            "a slip in the name, same e-mail", whole, _someone(given, family[:-2] + family[-1] + family[-2], mail), True
        )
        yield Pair("a slip in the name", whole, _someone(given, family[:4] + "x" + family[4:], other), True)
        if given in _SHORT:
            yield Pair("short form, same number", whole, _someone(_SHORT[given], family, home), True)
            yield Pair("short form, other e-mail", whole, _someone(_SHORT[given], family, other), True)
        for spelled in _SPELLED.get(f"{given} {family}", ()):
            yield Pair(
                "another spelling, other e-mail",
                whole,
                ContactFields(Name(full=spelled), reaches=(Reach(ReachKind.EMAIL, other),)),
                True,
            )
            yield Pair(
                "another spelling, same e-mail",
                whole,
                ContactFields(Name(full=spelled), reaches=(Reach(ReachKind.EMAIL, mail),)),
                True,
            )


def _two_people() -> Iterator[Pair]:
    for number, (given, family) in enumerate(_PEOPLE):
        mail, (abroad, home), relative = _email(), _phone(), _OTHERS[number % len(_OTHERS)]
        whole = _someone(given, family, mail, abroad, dates=_born(number), organisation=f"Company {number}")
        yield Pair("a family's number", whole, _someone(relative, family, home), False)
        yield Pair("a family's address", whole, _someone(relative, family, mail), False)
        yield Pair(
            "a family's home",
            dataclasses.replace(whole, addresses=_home(number)),
            dataclasses.replace(_someone(relative, family, _email()), addresses=_home(number)),
            False,
        )
        yield Pair("a couple's address, two families", whole, _someone(relative, "Umbertson", mail), False)
        yield Pair(
            "the office's number", whole, _someone(relative, "Umbertson", home, organisation=f"Company {number}"), False
        )
        yield Pair(
            "namesakes who were born on other days",
            whole,
            _someone(given, family, _email(), dates=_born(number + 5, 1951)),
            False,
        )
        yield Pair(
            "namesakes at other addresses",
            whole,
            dataclasses.replace(_someone(given, family, _email(), _phone()[0]), addresses=_home(number)),
            False,
        )
        yield Pair(
            "the younger and the elder at one number",
            *(
                dataclasses.replace(
                    _someone(given, family, abroad), name=Name(given=given, family=family, suffix=suffix)
                )
                for suffix in ("Jr.", "Sr.")
            ),
            False,
        )
        yield Pair(
            "the younger and the elder at one address",
            *(
                ContactFields(Name(full=f"{given} {family} {suffix}"), reaches=(Reach(ReachKind.EMAIL, mail),))
                for suffix in ("II", "III")
            ),
            False,
        )
        yield Pair(
            "a couple on one card",
            whole,
            ContactFields(Name(full=f"{relative} and {given} {family}"), reaches=(Reach(ReachKind.PHONE, abroad),)),
            False,
        )
        yield Pair(
            "the same given name", whole, _someone(given, _PEOPLE[(number + 3) % len(_PEOPLE)][1], _email()), False
        )
        yield Pair("the same family name", whole, _someone(relative, family, _email()), False)
        yield Pair(
            "numbers of two countries that end alike",
            whole,
            _someone(given, family, f"+43 {home[1:]}", dates=_born(number + 4)),
            False,
        )
        yield Pair("another initial", whole, _someone("Q.", family, home), False)
    for number, (he, she) in enumerate(_GENDERS):
        (abroad, home), family = _phone(), _PEOPLE[number][1]
        yield Pair("brother and sister", _someone(he, family, abroad), _someone(she, family, home), False)
    yield Pair("two who read alike", ContactFields(Name(full="陈思远")), ContactFields(Name(full="陈思源")), False)
    yield Pair(
        "husband and wife",
        _someone("Tomasz", "Wierzbicki", "+48 22 555 01 01"),
        _someone("Tamara", "Wierzbicka", "+48 22 555 01 01"),
        False,
    )


def _home(number: int) -> tuple[Address]:
    return (Address("home", f"{number} Long Row", city="Lundby", postal_code=f"9{number:04}"),)
