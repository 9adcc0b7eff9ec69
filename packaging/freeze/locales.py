"""Babel's data of languages: whole for those that the program is written in, of the others the days of a week.

Where a week begins and when it ends (window/occasions/sheet.py, domain/working_days.py) Babel keeps with the main
language of each country. All its data are 30 MB, of which the weeks are a thousandth.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path

LANGUAGES = ("en",)
"""What the program can be read in."""
_ROOT = "root"
_WEEK = "week_data"


def whole(languages: Iterable[str] = LANGUAGES) -> set[str]:
    """The locales whose data are shipped as they are."""
    return {_ROOT, *languages}


def of_countries() -> set[str]:
    """The locales that Babel turns to for the week of any country, those that they inherit from included."""
    from babel import Locale, UnknownLocaleError

    found = {_ROOT}
    for country in (code for code in map(str, Locale("en").territories) if code.isalpha() and len(code) == len("DE")):
        try:
            found |= _with_parents(str(Locale.parse(f"und_{country}")))
        except UnknownLocaleError:
            continue
    return found


def write_weeks(folder: Path) -> list[Path]:
    """Write the files that stand in for the whole ones, under their names; those files."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_write_week(name, folder) for name in sorted(of_countries() - whole())]


def _write_week(name: str, folder: Path) -> Path:
    file = folder / f"{name}.dat"
    data = pickle.loads((data_folder() / file.name).read_bytes())
    file.write_bytes(pickle.dumps({_WEEK: data[_WEEK]} if _WEEK in data else {}, protocol=2))
    return file


def data_folder() -> Path:
    """Where Babel keeps its data."""
    import babel

    return Path(babel.__file__).parent / "locale-data"


def _with_parents(name: str) -> set[str]:
    from babel.core import get_global

    parents = get_global("parent_exceptions")
    found = set()
    while name != _ROOT:
        found.add(name)
        name = parents.get(name) or name.rpartition("_")[0] or _ROOT
    return found
