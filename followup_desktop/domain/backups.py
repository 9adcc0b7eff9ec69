"""Which backups are kept, and what their names say. A rule without a clock: it counts days that have a backup."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Hashable, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

SUFFIX = ".db"
LAST, DAYS, WEEKS, MONTHS = 10, 14, 14, 25
"""So many of the last ones are kept, and the newest of so many of the last days, weeks and months that have one.

Two weeks, three months and two years: these lie in up to 14 weeks and 25 months.
"""
_LONGEST_NAME = 80
_NAME = re.compile(
    r"(?P<why>book|before-restore|before-import|before-delete|damaged)-(?P<moment>\d{8}-\d{6})(-\d+)?\.db"
)
_UPGRADE = re.compile(r"book-of-schema-\d+\.db")
_NO_FILE_NAME = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+')
"""What a system does not take in a name, and marks that nobody sees or that turn the rest around."""


class Why(StrEnum):
    """Why a backup was made; the beginning of its file's name."""

    AUTOMATIC = "book"
    BEFORE_RESTORE = "before-restore"
    BEFORE_IMPORT = "before-import"
    BEFORE_DELETE = "before-delete"
    BEFORE_UPGRADE = "book-of-schema"
    DAMAGED = "damaged"
    """A damaged book that was put aside whole: no backup, but all that there is of it."""
    NAMED = "named"
    """A person gave the file its name."""


THINNED = frozenset({Why.AUTOMATIC, Why.BEFORE_RESTORE, Why.BEFORE_IMPORT, Why.BEFORE_DELETE})
"""What is forgotten by itself in time. What a person named never is."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A backup as the rule sees it: its file's name, its local moment, and whether it was verified and is sound."""

    name: str
    made_at: datetime
    verified: bool = True


def to_forget(backups: Collection[Dated]) -> set[str]:
    """The names of the backups that are not kept any longer.

    The rule is followed among all of them and once more among those that are verified, so that damaged ones never
    push out a sound one, and the last verified one is always kept. Days are counted that have a backup: neither weeks
    without the program nor a clock that is set wrong make it forget what it would have kept.
    """
    kept = _kept(backups) | _kept([backup for backup in backups if backup.verified])
    return {backup.name for backup in backups} - kept


def _kept(backups: Iterable[Dated]) -> set[str]:
    newest_first = sorted(backups, key=lambda backup: (backup.made_at, backup.name), reverse=True)
    kept = {backup.name for backup in newest_first[:LAST]}
    for period, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        kept |= _newest_of_each(newest_first, period, count)
    return kept


def _newest_of_each(newest_first: Iterable[Dated], period: Callable[[datetime], Hashable], count: int) -> set[str]:
    newest: dict[Hashable, str] = {}
    for backup in newest_first:
        if len(newest) == count:
            break
        newest.setdefault(period(backup.made_at), backup.name)
    return set(newest.values())


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return moment.isocalendar()[:2]


def _month(moment: datetime) -> Hashable:
    return moment.year, moment.month


def why_of(name: str) -> Why:
    """Why a backup of this name was made."""
    if found := _NAME.fullmatch(name):
        return Why(found["why"])
    return Why.BEFORE_UPGRADE if _UPGRADE.fullmatch(name) else Why.NAMED


def moment_of(name: str) -> datetime | None:
    """The local moment that is in a backup's name, if one is."""
    found = _NAME.fullmatch(name)
    try:
        return datetime.strptime(found["moment"], "%Y%m%d-%H%M%S") if found else None  # noqa: DTZ007
    except ValueError:
        return None


def file_name(words: str) -> str:
    """The name of the file of a backup that a person calls by these words; empty where nothing is left of them."""
    plain = (
        " ".join(_NO_FILE_NAME.sub(" ", words).strip().removesuffix(SUFFIX).split())
        .strip(". ")
        # Such a name is an option for who handles these files by a command line.
        .lstrip("-. ")[:_LONGEST_NAME]
        .rstrip(". ")
    )
    if not plain:
        return ""
    # A name that the program gives by itself would be forgotten by itself too.
    return f"{plain}{SUFFIX}" if why_of(f"{plain}{SUFFIX}") is Why.NAMED else f"{plain} (kept){SUFFIX}"
