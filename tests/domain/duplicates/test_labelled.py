"""How right matching is, measured over invented pairs of whom it is known whether they are one person."""

from __future__ import annotations

from collections import Counter

from followup_desktop.domain.duplicates.comparing import Certainty, compare, describe
from tests.domain.duplicates.labelled import Pair, pairs

REGION = "DE"


def judged() -> list[tuple[Pair, Certainty | None]]:
    found = []
    for pair in pairs():
        verdict = compare(describe(pair.one), describe(pair.other), REGION)
        found.append((pair, verdict.certainty if verdict else None))
    return found


def table(found: list[tuple[Pair, Certainty | None]]) -> str:
    """How many of each sort are sure, likely and neither."""
    counts = Counter((pair.same, pair.sort, certainty) for pair, certainty in found)
    sorts = dict.fromkeys((pair.same, pair.sort) for pair, _ in found)
    columns = (Certainty.CERTAIN, Certainty.LIKELY, None)
    return "\n".join(
        f"{'one ' if same else 'two '} {sort:44}" + "".join(f"{counts[same, sort, each]:5}" for each in columns)
        for same, sort in sorts
    )


def test_nobody_is_sure_who_is_two_people() -> None:
    found = judged()
    wrong = [
        f"{pair.sort}: {pair.one.name} {pair.other.name}"
        for pair, sure in found
        if sure is Certainty.CERTAIN and not pair.same
    ]
    assert wrong == []


def test_most_of_those_who_are_one_person_are_found() -> None:
    found = judged()
    ones = [certainty for pair, certainty in found if pair.same]
    sure, asked = ones.count(Certainty.CERTAIN), ones.count(Certainty.LIKELY)
    assert sure / len(ones) >= 0.6, table(found)
    assert (sure + asked) / len(ones) >= 0.97, table(found)


def test_few_are_asked_who_are_two_people() -> None:
    found = judged()
    asked = [pair.same for pair, certainty in found if certainty is Certainty.LIKELY]
    assert sum(asked) / len(asked) >= 0.8, table(found)


def test_it_does_not_matter_who_is_compared_with_whom() -> None:
    for pair in pairs():
        one, other = describe(pair.one), describe(pair.other)
        assert compare(one, other, REGION) == compare(other, one, REGION), pair
