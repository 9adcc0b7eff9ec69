"""What the user can choose. Kept in the book, so that they move with it and are undone with everything else."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from followup_desktop.domain.dates import LeapDay
from followup_desktop.domain.errors import Refused

MOST_FEW = 20
LONGEST_UNUSED = 24 * 60
"""Minutes, at most, before an unused window is locked."""
EVERY_DAY = (0, 1, 2, 3, 4, 5, 6)
LONGEST_HOLD = timedelta(days=1)
"""Of a pause of hours; a longer one is a pause of days."""


@dataclass(frozen=True, slots=True)
class Preferences:
    """All preferences with their defaults. Days of the week count from 0, Monday."""

    daily_few: int = 3
    digest_at: time = time(9, 0)
    digest_days: tuple[int, ...] = EVERY_DAY
    quiet_from: time = time(22, 0)
    quiet_until: time = time(8, 0)
    hide_names: bool = False
    theme: str = "system"
    leap_day: LeapDay = LeapDay.FEBRUARY_28
    paused_until: date | None = None
    """Pause all: nothing is announced up to and not including this day; date.max is for good."""
    paused_from: date | None = None
    held_until: datetime | None = None
    """A pause of hours: nothing is announced before this moment, a day ahead at the most. Today stays as it is."""
    start_at_login: bool = False
    region: str = ""
    """ISO 3166 code that bare phone numbers are read in; empty for the system's."""
    lock_after: int = 10
    """Minutes without a key or a pointer after which an encrypted book is locked; 0 is never."""
    lock_with_screen: bool = True
    """Whether an encrypted book is locked with the screen."""
    key_in_keyring: bool = False
    """Whether the system's keyring keeps the key of an encrypted book while it is not locked."""
    backup_folder: str = ""
    """The folder that backups go to; empty for the one beside the book."""

    def __post_init__(self) -> None:
        if not 0 <= self.daily_few <= MOST_FEW:
            raise Refused(f"The daily few are between 0 and {MOST_FEW}", field="daily_few")
        if self.theme not in {"system", "light", "dark"}:
            raise Refused(f"There is no theme '{self.theme}'", field="theme")
        if not 0 <= self.lock_after <= LONGEST_UNUSED:
            raise Refused(f"Locking waits up to {LONGEST_UNUSED} minutes", field="lock_after")
        if not set(self.digest_days) <= set(EVERY_DAY):
            raise Refused("Days of the week are 0 to 6", field="digest_days")

    def paused(self, today: date) -> bool:
        """Whether everything is paused on a day."""
        return self.paused_until is not None and today < self.paused_until

    def held(self, now: datetime) -> bool:
        """Whether a pause of hours holds announcements; one far ahead was made before the clock was set back."""
        return self.held_until is not None and timedelta(0) < self.held_until - now <= LONGEST_HOLD


def to_json(preferences: Preferences) -> dict[str, Any]:
    """The preferences as JSON values, by name."""
    return {field.name: _plain(getattr(preferences, field.name)) for field in dataclasses.fields(preferences)}


def from_json(values: dict[str, Any]) -> Preferences:
    """The preferences from JSON values; what is missing, unknown or makes no sense falls back to its default."""
    preferences = Preferences()
    for name, reader in _READERS.items():
        if name in values:
            try:
                preferences = dataclasses.replace(preferences, **{name: reader(values[name])})
            except (Refused, ValueError, TypeError):
                continue
    return preferences


def _plain(value: Any) -> Any:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _day(value: Any) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _moment(value: Any) -> datetime | None:
    moment = None if value is None else datetime.fromisoformat(value)
    if moment is not None and moment.tzinfo is None:
        raise ValueError("a moment carries its zone's offset")
    return moment


_READERS: dict[str, Any] = {
    "daily_few": int,
    "digest_at": time.fromisoformat,
    "digest_days": tuple,
    "quiet_from": time.fromisoformat,
    "quiet_until": time.fromisoformat,
    "hide_names": bool,
    "theme": str,
    "leap_day": LeapDay,
    "paused_until": _day,
    "paused_from": _day,
    "held_until": _moment,
    "start_at_login": bool,
    "region": str,
    "lock_after": int,
    "lock_with_screen": bool,
    "key_in_keyring": bool,
    "backup_folder": str,
}
