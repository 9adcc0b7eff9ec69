"""Who is in the book, and what their pages tell of dates."""

from __future__ import annotations

from datetime import date, time

from followup_desktop.domain.cadence import Band, Cadence
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.store.reads.settings import circle_named
from followup_desktop.store.writes import contacts, settings
from tests.scenarios.hands import Hands
from tests.scenarios.somebody import somebody
from tests.scenarios.steps import act, check


@act("it is {day}")
def on_a_day(hands: Hands, day: date) -> None:
    hands.move(day)


@act("it is {time} on {day}")
def at_a_moment(hands: Hands, time: time, day: date) -> None:
    hands.move(day, time)


@act("{names} are added: {attributes}")
@act("{names} is added: {attributes}")
def are_added(hands: Hands, names: list[str], attributes: str) -> None:
    for who in names:
        hands.add(*somebody(who, attributes))


@act("{names} are added")
@act("{names} is added")
def is_added(hands: Hands, names: list[str]) -> None:
    are_added(hands, names, "")


@act("{who} is added with the cadence {text}")
def is_added_with_a_cadence(hands: Hands, who: str, text: str) -> None:
    hands.add_typed(who, every=text)


@act("{who} is added with the birthday {text}")
def is_added_with_a_birthday(hands: Hands, who: str, text: str) -> None:
    hands.add_typed(who, birthday=text)


@act("{n} people are imported into the circle {circle}")
def are_imported(hands: Hands, n: int, circle: str) -> None:
    """They are called A001, A002 and so on."""
    hands.add_many([ContactFields(name=Name(given=f"A{number:03}")) for number in range(1, n + 1)], circle)


@act("{who} moves to the circle {circle}")
def moves(hands: Hands, who: str, circle: str) -> None:
    contacts.set_circle(hands.book, [hands.id_of(who)], circle_named(hands.book, circle).id, hands.now)


@act("{other} goes into {who}")
def goes_into(hands: Hands, who: str, other: str) -> None:
    hands.merge(who, other)


@act("{who} is archived")
def is_archived(hands: Hands, who: str) -> None:
    contacts.archive_contacts(hands.book, [hands.id_of(who)], hands.now)


@act("the circle {circle} is every {cadence}")
def circle_is(hands: Hands, circle: str, cadence: Cadence) -> None:
    settings.edit_circle(hands.book, circle_named(hands.book, circle).id, circle, cadence, hands.now)


@check("{who} is due on {day}")
def due_on(hands: Hands, who: str, day: date) -> None:
    assert hands.page(who).next_due_on == day


@check("{who} is never due")
def never_due(hands: Hands, who: str) -> None:
    assert hands.page(who).next_due_on is None


@check("the last contact with {who} was on {day}")
def last_contact(hands: Hands, who: str, day: date) -> None:
    assert hands.page(who).last_contact_on == day


@check("there was no contact with {who}")
def no_contact(hands: Hands, who: str) -> None:
    assert hands.page(who).last_contact_on is None


@check("{who} is {band}")
def in_band(hands: Hands, who: str, band: Band) -> None:
    assert hands.page(who).band == band


@check("{who} is {band} on {day}")
def in_band_on(hands: Hands, who: str, band: Band, day: date) -> None:
    with hands.on(day):
        in_band(hands, who, band)


@check("{n} of them are due on {day}")
def so_many_due_on(hands: Hands, n: int, day: date) -> None:
    """Of those who were imported."""
    with hands.on(day):
        assert sum(one.due_on == day for one in hands.everybody() if one.who.startswith("A")) == n
