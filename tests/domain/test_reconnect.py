"""After a return: other rhythms that make sense."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.cadence import Cadence, Unit, rhythm
from followup_desktop.domain.reconnect import RhythmOffer, rhythm_offer, was_lapsed

DAY = date(2026, 11, 22)


def offer(cadence: str) -> RhythmOffer:
    return rhythm_offer(Cadence.parse(cadence), DAY)


@pytest.mark.parametrize(
    ("present", "smaller", "calmer"),
    [
        ("week", "2 days", "2 weeks"),
        ("2 weeks", "1 week", "1 month"),
        ("month", "2 weeks", "2 months"),
        ("6 weeks", "2 weeks", "3 months"),
        ("3 months", "1 month", "6 months"),
        ("6 months", "2 months", "1 year"),
        ("year", "4 months", "2 years"),
        ("10 years", "3 years", "20 years"),
    ],
)
def test_a_smaller_and_a_calmer_rhythm(present: str, smaller: str, calmer: str) -> None:
    made = offer(present)
    assert (str(made.smaller), str(made.calmer)) == (smaller, calmer)


def test_the_words_say_what_each_would_be() -> None:
    made = offer("6 weeks")
    assert (made.smaller_words, made.calmer_words, made.keep_words) == (
        "Every 2 weeks for a start", "Every 3 months instead", "Keep every 6 weeks",
    )  # fmt: skip


def test_nothing_is_shorter_than_a_day_or_longer_than_a_century() -> None:
    assert (offer("day").smaller, offer("day").smaller_words) == (None, "")
    assert (offer("100 years").calmer, offer("100 years").calmer_words) == (None, "")


@given(st.integers(1, 90), st.sampled_from(Unit))
def test_smaller_is_a_quarter_to_a_half_and_calmer_half_as_much_again_to_three_times(count: int, unit: Unit) -> None:
    present = Cadence(count, unit)
    made = rhythm_offer(present, DAY)
    days = present.days_after(DAY)
    if made.smaller is not None:
        assert 0.23 * days <= made.smaller.days_after(DAY) <= 0.58 * days
    if made.calmer is not None:
        assert 1.4 * days <= made.calmer.days_after(DAY) <= 3.2 * days
    if days <= 50 * 365:
        assert made.calmer is not None
    if days > 3:
        assert made.smaller is not None


def test_a_tie_has_lapsed_three_cadences_after_the_last_contact() -> None:
    before = rhythm(
        Cadence(6, Unit.WEEK), added_on=DAY, last_contact_on=date(2026, 1, 1), first_due_on=None, skipped_on=None
    )
    assert not was_lapsed(before, date(2026, 5, 6))
    assert was_lapsed(before, date(2026, 5, 7))
    assert not was_lapsed(None, DAY)
