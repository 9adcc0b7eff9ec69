"""Public holidays by country and region, for contacts that have them on (product.md, Occasions).

They come from the library of the same name, which is loaded when somebody has holidays on or chooses a country, and
not before: it takes longer to load than most commands take to run.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _

if TYPE_CHECKING:
    from holidays import HolidayBase

ENGLISH = "en"
_CODE = re.compile(r"([A-Z]{2})(?:-(.+))?")
_SHORTEST_NAME = 4
"""Among the library's other names of a region the shorter ones are codes."""


@dataclass(frozen=True, slots=True)
class Place:
    """A country ('DE') or a region of one ('DE-BY') whose holidays are known, with its name for people."""

    code: str
    name: str


@lru_cache(maxsize=512)
def holidays_of(code: str, year: int, language: str = ENGLISH) -> Mapping[date, str]:
    """The public holidays of a country or region in a year, by day; nothing for a code that is not known.

    A holiday stands on its own day, not on the one on which offices are closed instead; of one that lasts several
    days, on the first. Names are in the language if the library has them in it, else in English, else in the
    country's own.
    """
    found = _of(code, year, language)
    if found is None:
        return MappingProxyType({})
    days = sorted(found.items())
    by_day = dict(days)
    # The library's languages write the same name with one apostrophe or another.
    firsts = {day: name.replace("’", "'") for day, name in days if by_day.get(day - timedelta(days=1)) != name}
    return MappingProxyType(firsts)


def next_holiday(code: str, today: date, days: int) -> tuple[date, str] | None:
    """The first holiday of a country or region from today to so many days ahead."""
    last = today + timedelta(days=days)
    years = range(today.year, last.year + 1)
    ahead = ((on, name) for year in years for on, name in holidays_of(code, year).items() if today <= on <= last)
    return min(ahead, default=None)


def is_loaded() -> bool:
    """Whether the library is there already, so that an answer takes no longer than a frame."""
    return _country.cache_info().currsize > 0


def is_known(code: str) -> bool:
    """Whether a code names a country, or a region of one, whose holidays are known."""
    match = _CODE.fullmatch(code)
    if match is None:
        return False
    country = _country(match[1])
    return country is not None and (match[2] is None or match[2] in country.subdivisions)


def check_code(code: str) -> str:
    """The code as it is kept; an empty one is nobody's holidays. Raises Refused for one that is not known."""
    country, dash, region = code.strip().partition("-")
    code = f"{country.upper()}{dash}{region}"
    if code and not is_known(code):
        text = _("'{code}' is no country whose holidays are known: write DE, or DE-BY for a region of one")
        raise Refused(text.format(code=code), field="holidays")
    return code


def countries(locale: str = ENGLISH) -> list[Place]:
    """All countries whose holidays are known, by name."""
    from babel import Locale
    from holidays import list_supported_countries

    names = Locale.parse(locale).territories
    codes = list_supported_countries(include_aliases=False)
    return sorted((Place(code, names.get(code, code)) for code in codes), key=_by_name)


def regions(country: str) -> list[Place]:
    """The regions of a country that have holidays of their own, by name as they are called there."""
    found = _country(country) if _CODE.fullmatch(country) else None
    if found is None:
        return []
    names = found.get_subdivision_aliases()
    return sorted((Place(f"{country}-{code}", _told(code, names.get(code))) for code in names), key=_by_name)


@lru_cache(maxsize=512)
def place_name(code: str, locale: str = ENGLISH) -> str:
    """'Germany', 'Germany, Bayern'; the code itself where it is not known, nothing for nothing."""
    match = _CODE.fullmatch(code)
    if match is None:
        return code
    from babel import Locale

    country = Locale.parse(locale).territories.get(match[1], match[1])
    if match[2] is None:
        return str(country)
    region = next((place.name for place in regions(match[1]) if place.code == code), match[2])
    return f"{country}, {region}"


def _of(code: str, year: int, language: str) -> HolidayBase | None:
    from holidays import country_holidays

    match = _CODE.fullmatch(code)
    country = _country(match[1]) if match else None
    if match is None or country is None or (match[2] is not None and match[2] not in country.subdivisions):
        return None
    spoken = _language(country, language)
    return country_holidays(match[1], subdiv=match[2], years=[year], observed=False, language=spoken, expand=False)


@lru_cache(maxsize=64)
def _country(code: str) -> HolidayBase | None:
    from holidays import country_holidays

    try:
        return country_holidays(code)
    except NotImplementedError:
        return None


def _language(country: HolidayBase, wanted: str) -> str | None:
    """The library's name of a language: the wanted one, else English, else None for the country's own."""
    there = country.supported_languages
    for language in (wanted, ENGLISH):
        for name in sorted(there, key=lambda name: (name != "en_US", name)):
            if name == language or name.partition("_")[0] == language.partition("_")[0]:
                return str(name)
    return None


def _told(code: str, names: list[str] | None) -> str:
    return next((name for name in names or () if len(name) >= _SHORTEST_NAME), code)


def _by_name(place: Place) -> tuple[str, str]:
    from anyascii import anyascii

    return (anyascii(place.name).casefold(), place.code)
