"""Holidays of every country that the library knows load without a warning, and codes are checked."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest

from followup_desktop.domain import holidays
from followup_desktop.domain.errors import Refused


def test_every_country_and_region_can_be_asked() -> None:
    countries = holidays.countries()
    assert len(countries) > 200
    places = [place for country in countries for place in (country, *holidays.regions(country.code))]
    assert len(places) > 800
    for place in places:
        assert place.name
        assert holidays.is_known(place.code), place
        found = holidays.holidays_of(place.code, 2026)
        assert all(day.year == 2026 and name for day, name in found.items()), place
    silent = [country.code for country in countries if not holidays.holidays_of(country.code, 2026)]
    # Three islands where nobody lives, and Ukraine, whose holidays are suspended by law since 2022.
    assert set(silent) <= {"HM", "IO", "BV", "UA"}


def test_a_region_has_holidays_that_its_country_has_not() -> None:
    germany, bavaria = holidays.holidays_of("DE", 2026), holidays.holidays_of("DE-BY", 2026)
    assert germany[date(2026, 12, 25)] == "Christmas Day"
    assert date(2026, 1, 6) not in germany
    assert bavaria[date(2026, 1, 6)] == "Epiphany"


def test_names_are_in_the_language_where_the_library_has_it() -> None:
    christmas = date(2026, 12, 25)
    told = [holidays.holidays_of("DE", 2026, language)[christmas] for language in ("de", "en", "fr")]
    assert told == ["Erster Weihnachtstag", "Christmas Day", "Christmas Day"]
    assert holidays.holidays_of("NZ", 2026)[christmas] == "Christmas Day"


def test_a_holiday_is_wished_on_its_own_day_and_once() -> None:
    america = holidays.holidays_of("US", 2026)
    assert america[date(2026, 7, 4)] == "Independence Day"
    assert date(2026, 7, 3) not in america, "the day on which offices are closed instead"
    egypt = [name for name in holidays.holidays_of("EG", 2026).values() if name.startswith("Eid al-Fitr")]
    assert len(egypt) == 1


@pytest.mark.parametrize(("typed", "kept"), [("", ""), (" de ", "DE"), ("de-BY", "DE-BY"), ("NZ-AUK", "NZ-AUK")])
def test_a_code_is_kept_in_one_way(typed: str, kept: str) -> None:
    assert holidays.check_code(typed) == kept


@pytest.mark.parametrize("code", ["XX", "DE-XX", "DE-", "Germany", "-BY", "D", "DEU", "12"])
def test_an_unknown_code_is_refused_and_has_no_holidays(code: str) -> None:
    with pytest.raises(Refused, match="is no country whose holidays are known"):
        holidays.check_code(code)
    assert holidays.holidays_of(code, 2026) == {}
    assert holidays.regions(code) == []
    assert holidays.place_name(code)


def test_places_are_called_by_their_names() -> None:
    told = [holidays.place_name(code) for code in ("DE", "DE-BY", "GB-SCT", "")]
    assert told == ["Germany", "Germany, Bayern", "United Kingdom, Scotland", ""]
    assert holidays.place_name("DE", "de") == "Deutschland"


def test_the_library_is_loaded_by_nobody_who_does_not_ask() -> None:
    script = (
        "import sys\n"
        "import followup_desktop.domain.holidays, followup_desktop.store.reads.today, followup_desktop.cli.people\n"
        "print([name for name in ('holidays', 'icalendar', 'babel') if name in sys.modules])"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout.strip() == "[]"
