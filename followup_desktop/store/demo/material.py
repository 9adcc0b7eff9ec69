"""Reading resources/demo: its people, their stories, and what talks are put together from."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from babel.dates import format_date

_PLACE = re.compile(r"\{(day|weekday|month) (-?\d+)\}")
_PATTERNS = {"day": "d MMMM", "weekday": "EEEE", "month": "MMMM"}


@dataclass(frozen=True, slots=True)
class Material:
    """The files' tables as TOML gives them. `people` are whole, the short lines of the others included."""

    me: dict[str, Any]
    people: tuple[dict[str, Any], ...]
    stories: tuple[dict[str, Any], ...]
    talks: dict[str, Any]


def read_material(source: Path) -> Material:
    """Read the three files of the folder."""
    people, story, talks = (_read(source / f"{name}.toml") for name in ("people", "story", "talks"))
    everybody = (*people["person"], *_others(people["others"]))
    return Material(people["me"], everybody, tuple(story["person"]), talks)


def name_of(person: dict[str, Any]) -> str:
    """The name by which the story and relations mean a person."""
    return str(person.get("full") or f"{person.get('given', '')} {person.get('family', '')}".strip())


def dated(text: str, today: date) -> str:
    """The text with its places for dates filled: '{weekday -2}' becomes 'Friday' on a Sunday."""

    def fill(place: re.Match[str]) -> str:
        day = today + timedelta(days=int(place[2]))
        return str(format_date(day, _PATTERNS[place[1]], locale="en"))

    return _PLACE.sub(fill, text)


def _read(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def _others(others: dict[str, Any]) -> list[dict[str, Any]]:
    """The people of one line each, with the circles and days that are dealt out to them in turn."""
    lines = others["people"].strip().splitlines()
    stand = [(circle, last) for circle, days in others["circles"].items() for last in days]
    # Every seventh in turn, so that neighbours in the list do not fall into one circle.
    dealt = [stand[place * 7 % len(stand)] for place in range(len(stand))]
    return [_other(line, circle, last) for line, (circle, last) in zip(lines, dealt, strict=True)]


def _other(line: str, circle: str, last: int) -> dict[str, Any]:
    who, interests = line.split(" | ")
    name, role, city = who.split(", ")
    given, _space, family = name.rpartition(" ")
    person = {"given": given, "family": family, "role": role.capitalize(), "city": city, "last": last}
    person |= {"interests": interests.split(", "), "since": 2 + last % 7}
    return person if circle == "None" else person | {"circle": circle}
