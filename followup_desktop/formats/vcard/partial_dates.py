"""Dates as vCards write them, to partial dates and back; and moments of change."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.formats.vcard.card import Version

NO_YEAR = "1604"
"""The year that Apple writes where there is none; its X-APPLE-OMIT-YEAR says so, other software copies it without."""
_NO_YEARS = ("0000", NO_YEAR)
_FULL_LENGTH = len("1980-03-22")
_TIME = re.compile(r"[T ].*", re.DOTALL)
_LOOSE = re.compile(r"(\d{4}|-)-(\d{1,2})-(\d{1,2})")
_FIRST_YEAR, _LAST_YEAR = 1970, 9998


def read_date(value: str, omit_year: str = "") -> PartialDate:
    """Read a date; a time of day behind it is left out. Raises Refused with one clear line where it is none."""
    text = value.strip()
    if len(text) != _FULL_LENGTH:
        text = _TIME.sub("", text)
        if loose := _LOOSE.fullmatch(text):
            text = f"{loose[1]}-{int(loose[2]):02}-{int(loose[3]):02}"
    if len(text) > len("1604") and text[:4] in (*_NO_YEARS, omit_year):
        text = f"--{text[4:].lstrip('-')}"
    if not text or not text.isascii():
        raise Refused(f"'{value[:40]}' is not a date")
    return PartialDate.parse(text)


def write_date(on: PartialDate, version: Version) -> tuple[str, str]:
    """Parameters and value of a date that the version can hold (RFC 6350 section 4.3.1; Apple's way before that)."""
    text = str(on)
    if version == "4.0":
        return "", text.replace("-", "") if on.year and on.day else _packed(text, on)
    if on.year is None and on.day is not None:
        return f";X-APPLE-OMIT-YEAR={NO_YEAR}", f"{NO_YEAR}-{text[2:]}"
    return "", text


def _packed(text: str, on: PartialDate) -> str:
    return f"--{on.month:02}{on.day:02}" if on.year is None and on.day is not None else text


def read_moment(value: str) -> datetime | None:
    """The moment of REV, with its offset (UTC where it names none); None where it is no moment."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return None
    if not _FIRST_YEAR <= moment.year <= _LAST_YEAR:
        return None
    return moment.replace(microsecond=0, tzinfo=moment.tzinfo or UTC)


def write_moment(moment: datetime, version: Version) -> str:
    """A moment as REV, in UTC."""
    pattern = "%Y%m%dT%H%M%SZ" if version == "4.0" else "%Y-%m-%dT%H:%M:%SZ"
    return moment.astimezone(UTC).strftime(pattern)
