"""The momentum of a conversation (product.md, After logging)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from followup_desktop.domain.momentum import Momentum, momentum, momentum_name, momentum_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("days", "mark"),
    [(0, Momentum.FRESH), (1, Momentum.FRESH), (2, Momentum.WARM), (3, Momentum.WARM), (4, Momentum.COOLING),
     (7, Momentum.COOLING), (8, Momentum.COLD), (4000, Momentum.COLD), (-1, None)],
)  # fmt: skip
def test_it_cools_with_the_days(days: int, mark: Momentum | None) -> None:
    assert momentum(TODAY - timedelta(days=days), TODAY) is mark


def test_without_a_contact_there_is_none() -> None:
    assert momentum(None, TODAY) is None


@pytest.mark.parametrize("mark", Momentum)
def test_it_has_words(mark: Momentum) -> None:
    assert momentum_name(mark) == str(mark)
    assert momentum_words(mark).lower().startswith(str(mark))
