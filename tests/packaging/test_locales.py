"""The weeks of all countries from the few data that the bundle has of most languages."""

from __future__ import annotations

import shutil
from pathlib import Path

import babel
import babel.localedata
import pytest
from babel import Locale, UnknownLocaleError

from freeze import locales


def weeks() -> dict[str, tuple[int, int, int]]:
    """Where the week begins, and the weekend, by country; as the program asks for it."""
    found = {}
    for country in (code for code in map(str, Locale("en").territories) if code.isalpha()):
        try:
            locale = Locale.parse(f"und_{country}")
        except (UnknownLocaleError, ValueError):
            continue
        found[country] = (locale.first_week_day, locale.weekend_start, locale.weekend_end)
    return found


@pytest.fixture
def forget(monkeypatch: pytest.MonkeyPatch):
    """Babel keeps what it has read: begin with nothing, and end so."""
    babel.localedata._cache.clear()
    yield
    babel.localedata._cache.clear()


def test_weeks_and_words_are_as_with_all_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forget: None):
    whole = weeks()
    assert whole["EG"] != whole["DE"] != whole["US"]
    assert len(whole) > 240
    locales.write_weeks(tmp_path)
    for name in locales.whole():
        shutil.copy(locales.data_folder() / f"{name}.dat", tmp_path)
    babel.localedata._cache.clear()
    monkeypatch.setattr(babel.localedata, "_dirname", str(tmp_path))
    assert weeks() == whole
    assert Locale("en").territories["DE"] == "Germany"


def test_they_are_small(tmp_path: Path):
    assert sum(file.stat().st_size for file in locales.write_weeks(tmp_path)) < 50_000
