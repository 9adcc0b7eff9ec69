"""The clock: the moment, in the zone that the system is set to just now. Read here and nowhere else. No Qt."""

from __future__ import annotations

import importlib
import os
import sys
import time
from datetime import datetime, timedelta, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_LOCALTIME = Path("/etc/localtime")
_ZONES = "zoneinfo/"
"""Behind it a zone's name stands in the path of its file, wherever a system keeps its zones."""
_Setting = tuple[str | int | None, ...]
_WINDOWS = r"SYSTEM\CurrentControlSet\Control\TimeZoneInformation"


def local_now() -> datetime:
    """The moment in the local zone, whose rules go with it: what is planned behind a change of the clocks is right."""
    return datetime.now(local_zone())


def local_zone() -> tzinfo:
    """The zone that the system is set to: the same object until that is changed, or the rules of the zone are.

    A setting that names no zone (a rule in TZ, a Windows that does not adjust its clock) gives the offset of now.
    """
    setting = _windows_setting() if sys.platform == "win32" else _setting()
    return _zone(setting) or _system_offset()


class LateZone(tzinfo):
    """The local zone for a process that ends at once: its rules are read when another moment than now is asked for.

    Reading them takes longer than most commands, which only ask for the offset of now.
    """

    def __init__(self) -> None:
        here = datetime.now().astimezone()
        self._offset = here.utcoffset()
        self.now = here.replace(tzinfo=self)

    def utcoffset(self, moment: datetime | None) -> timedelta | None:
        """East of UTC."""
        if moment is None or moment.replace(tzinfo=None) == self.now.replace(tzinfo=None):
            return self._offset
        return moment.replace(tzinfo=local_zone()).utcoffset()

    def dst(self, moment: datetime | None) -> timedelta | None:
        """How much of the offset is summer time."""
        return None if moment is None else moment.replace(tzinfo=local_zone()).dst()

    def tzname(self, moment: datetime | None) -> str | None:
        """The zone's short name at that moment."""
        return None if moment is None else moment.replace(tzinfo=local_zone()).tzname()

    def fromutc(self, moment: datetime) -> datetime:
        """The local time of a moment whose clock face is UTC's."""
        zone = local_zone()
        return zone.fromutc(moment.replace(tzinfo=zone)).replace(tzinfo=self)


def _system_offset() -> tzinfo:
    """The offset of now alone, as the C library tells it."""
    zone = datetime.now().astimezone().tzinfo
    assert zone is not None
    return zone


def _setting() -> _Setting:
    """Everything that the zone depends on: TZ, where /etc/localtime leads, and which file that is."""
    named = os.environ.get("TZ")
    file = _LOCALTIME if named is None else Path(named.removeprefix(":"))
    if not file.is_absolute():
        return (named, "")
    try:
        facts = file.stat()
        link = str(file.readlink()) if file.is_symlink() else ""
    except OSError:
        return (named, "")
    return (named, str(file), link, facts.st_dev, facts.st_ino, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=1)
def _zone(setting: _Setting) -> ZoneInfo | None:
    """The zone of a setting; None where that names none."""
    if sys.platform == "win32":
        return zone_of_windows(str(setting[0])) if setting[1] else None
    # What still asks the C library (the log, a library) follows too: it looks at the setting once.
    time.tzset()
    named, path, *link = setting
    if path:
        return _named(str(link[0] or path).partition(_ZONES)[2]) or _of_file(Path(str(path)))
    return _named("UTC" if named is None else str(named).removeprefix(":"))


def _named(name: str) -> ZoneInfo | None:
    """A zone by its name, read anew: rules change, and a tray runs for months."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo.no_cache(name)
    except (LookupError, OSError, ValueError):
        return None


def _of_file(file: Path) -> ZoneInfo | None:
    """A zone whose file is a copy under another name."""
    from zoneinfo import ZoneInfo

    try:
        with file.open("rb") as content:
            return ZoneInfo.from_file(content, key=file.name)
    except (OSError, ValueError):
        return None


def _windows_setting() -> _Setting:
    """What Windows calls its zone (never translated), and whether it changes to summer time there."""
    winreg: Any = importlib.import_module("winreg")
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS) as key:
        name = str(winreg.QueryValueEx(key, "TimeZoneKeyName")[0]).partition("\0")[0]
        try:
            fixed = bool(winreg.QueryValueEx(key, "DynamicDaylightTimeDisabled")[0])
        except FileNotFoundError:
            fixed = False
    return (name, not fixed)


def zone_of_windows(name: str) -> ZoneInfo | None:
    """The zone that CLDR gives for one of Windows' names, with the rules of the tzdata package; None if it has none."""
    from babel.core import get_global

    known: Any = get_global("windows_zone_mapping")
    return _named(str(known.get(name, "")))
