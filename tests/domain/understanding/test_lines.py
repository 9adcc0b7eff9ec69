"""Lines of the quick add in four languages, each with all that is understood of it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.understanding.quick_add import LONGEST_LINE, understand
from followup_desktop.domain.understanding.understood import FollowUp, Person, Understood, chosen
from tests.domain.understanding import english, french, german, spanish
from tests.domain.understanding.people import EVERYBODY, lookup

SUNDAY = date(2026, 11, 22)


def pairs(text: str) -> list[tuple[str, str]]:
    lines = text.strip("\n").split("\n")
    return [(line, told.strip()) for line, told in zip(lines[::2], lines[1::2], strict=True)]


def of_person(person: Person) -> str:
    return "/".join(called.name for called in person.candidates) or f"{person.text}?"


def of_follow_up(one: FollowUp) -> str:
    at = f" {one.at:%H:%M}" if one.at else ""
    return f"{'loop' if one.loop else one.kind} {one.on or '-'}{at}: {one.text}"


def told(understood: Understood) -> str:
    at = f" {understood.at:%H:%M}" if understood.at else ""
    people = ", ".join(map(of_person, understood.people))
    parts = [people, f"{understood.on}{at}", str(understood.channel), str(understood.initiator)]
    return " | ".join([*parts, *map(of_follow_up, understood.follow_ups)]).strip()


@pytest.mark.parametrize(
    ("line", "expected"), [pair for module in (english, german, spanish, french) for pair in pairs(module.LINES)]
)
def test_a_line_is_understood(line: str, expected: str) -> None:
    assert told(understand(line, lookup, SUNDAY, "DE")) == expected


def test_every_part_has_its_place_in_the_line() -> None:
    line = "Café with Zoë and Bob yesterday, she starts Monday – ask how it went next Friday"
    understood = understand(line, lookup, SUNDAY)
    assert [line[slice(*person.span)] for person in understood.people] == ["Zoë", "Bob"]
    assert understood.on_span is not None
    assert line[slice(*understood.on_span)] == "yesterday"
    (follow_up,) = understood.follow_ups
    assert line[slice(*follow_up.span)] == "ask how it went next Friday"
    assert understood.notes == "Café with Zoë and Bob yesterday, she starts Monday"


def test_what_is_not_said_has_no_place() -> None:
    understood = understand("Ana", lookup, SUNDAY)
    assert (understood.on, understood.on_span) == (SUNDAY, None)
    assert (understood.channel, understood.channel_span) == (Channel.OTHER, None)
    assert understood.contacts == (1,)


@pytest.mark.parametrize(
    ("line", "region", "day"),
    [("coffee with Ana 3/5", "US", date(2026, 3, 5)), ("coffee with Ana 3/5", "DE", date(2026, 5, 3)),
     ("coffee with Ana 3/5", "", SUNDAY), ("coffee with Ana 13/5", "", date(2026, 5, 13)),
     ("coffee with Ana 5/13", "", date(2026, 5, 13)), ("coffee with Ana 30/2", "DE", SUNDAY)],
)  # fmt: skip
def test_a_day_with_a_slash_is_read_as_the_country_does_or_not_at_all(line: str, region: str, day: date) -> None:
    assert understand(line, lookup, SUNDAY, region).on == day


@pytest.mark.parametrize(
    ("line", "names"),
    [("coffee with 陈思远", ["陈思远"]), ("lunch with O'Neil", ["O'Neil Baker"]),
     ("called O’Neil Baker", ["O'Neil Baker"]),
     ("CALLED ANA", ["Ana Moreira"]),
     ("coffee with  Ana   Moreira", ["Ana Moreira"]), ("coffee with Moreira", ["Ana Moreira"]),
     ("coffee with Ana Lund", []), ("coffee with jean luc picard", ["Jean-Luc Picard"])],
)  # fmt: skip
def test_names_are_found_however_they_are_written(line: str, names: list[str]) -> None:
    understood = understand(line, lookup, SUNDAY)
    assert [person.candidates[0].name for person in understood.people if person.contact] == names


def test_one_of_several_can_be_chosen() -> None:
    understood = understand("zoom with Martin", lookup, SUNDAY)
    assert [called.name for called in understood.in_doubt[0].candidates] == ["Martin Kern", "Paul Martin"]
    assert understood.contacts == ()
    decided = chosen(understood, 0, EVERYBODY[5])
    assert (decided.contacts, decided.in_doubt) == ((6,), ())


def test_a_to_do_is_for_the_one_it_names() -> None:
    understood = understand("lunch with Ana and Bob - ask Bob about the boat, send her the article", lookup, SUNDAY)
    assert [one.contact for one in understood.follow_ups] == [2, None]


def test_a_line_of_any_length_keeps_its_words() -> None:
    line = f"coffee with Ana {'x' * LONGEST_LINE} the end"
    understood = understand(line, lookup, SUNDAY)
    assert understood.contacts == (1,)
    assert understood.notes == line


PIECES = [
    "Ana", "Bob", "with", "and", ",", " - ", "ask", "yesterday", "next Friday", "3/5", "3.5.", "30 Feb", "'s",
    "at 25:00", "mit", "con", "avec", "remind me to", "в",
    "陈", "\u0301", "ĸ", "ß", "İ", "\n", "call", "in 999 years", ";", "-",
]  # fmt: skip


@given(st.one_of(st.text(max_size=200), st.lists(st.sampled_from(PIECES), max_size=25).map(" ".join)), st.dates())
def test_no_line_is_too_strange(line: str, today: date) -> None:
    understood = understand(line, lookup, today)
    spans = [person.span for person in understood.people] + [one.span for one in understood.follow_ups]
    spans += [span for span in (understood.on_span, understood.channel_span) if span]
    assert all(0 <= start <= end <= len(line) for start, end in spans)
    assert set(understood.contacts) <= {called.id for called in EVERYBODY}
    assert understood.notes in line
    assert all(one.on is None or one.on >= today for one in understood.follow_ups)
