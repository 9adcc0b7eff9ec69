"""Working days by country."""

from __future__ import annotations

from datetime import date

import pytest

from followup_desktop.domain.language import system_region
from followup_desktop.domain.working_days import SATURDAY_AND_SUNDAY, add_working_days, weekend_of


@pytest.mark.parametrize(
    ("region", "resting"),
    [("US", {5, 6}), ("de", {5, 6}), ("EG", {4, 5}), ("IN", {6}), ("IR", {4}), ("AE", {5, 6}), ("", {5, 6}),
     ("XX", {5, 6}), ("../..", {5, 6}), ("ÄÖ", {5, 6}), ("DE-BY", {5, 6})],
)  # fmt: skip
def test_the_weekend_is_that_of_the_country(region: str, resting: set[int]) -> None:
    assert weekend_of(region) == resting


@pytest.mark.parametrize(
    ("day", "count", "weekend", "then"),
    [(date(2026, 11, 23), 5, SATURDAY_AND_SUNDAY, date(2026, 11, 30)),
     (date(2026, 11, 28), 1, SATURDAY_AND_SUNDAY, date(2026, 11, 30)),
     (date(2026, 11, 23), 0, SATURDAY_AND_SUNDAY, date(2026, 11, 23)),
     (date(2026, 11, 23), 5, frozenset(), date(2026, 11, 28)),
     (date(2026, 11, 23), 5, frozenset(range(7)), date(2026, 11, 28))],
)  # fmt: skip
def test_days_of_rest_are_not_counted(day: date, count: int, weekend: frozenset[int], then: date) -> None:
    assert add_working_days(day, count, weekend) == then


@pytest.mark.parametrize(
    ("environment", "region"),
    [({"LANG": "en_US.UTF-8"}, "US"), ({"LANG": "en_US.UTF-8", "LC_TIME": "de_DE"}, "DE"), ({"LC_ALL": "C.UTF-8"}, ""),
     ({"LANG": "en_US.UTF-8", "LC_ALL": "ar_EG"}, "EG"), ({"LANG": "zh_Hant_TW"}, ""), ({}, ""),
     ({"LANG": "POSIX"}, "")],
)  # fmt: skip
def test_the_system_says_in_which_country_one_is(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], region: str
) -> None:
    for name in ("LC_ALL", "LC_TIME", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert system_region() == region
