"""The zone of the system: however it is set, and whenever that changes while the program runs."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from babel.core import get_global

from followup_desktop.desktop import clock
from followup_desktop.desktop.clock import LateZone, local_now, local_zone, zone_of_windows

ZONES = Path("/usr/share/zoneinfo")
SUMMER, WINTER = datetime(2026, 7, 1, 12, 0), datetime(2026, 12, 1, 12, 0)  # noqa: DTZ001
BERLIN = (timedelta(hours=2), timedelta(hours=1))

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows keeps its zone in the registry")


@pytest.fixture(autouse=True)
def own_zone() -> Iterator[None]:
    """Whatever a test sets, the C library follows the system again afterwards.

    It asks for no `monkeypatch`: that one must have taken TZ away before the C library looks.
    """
    yield
    time.tzset()


def offsets(zone: tzinfo) -> tuple[timedelta | None, ...]:
    return tuple(moment.replace(tzinfo=zone).utcoffset() for moment in (SUMMER, WINTER))


@pytest.mark.parametrize("named", ["Europe/Berlin", ":Europe/Berlin", str(ZONES / "Europe" / "Berlin")])
def test_a_zone_named_by_the_environment(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("TZ", named)
    assert offsets(local_zone()) == BERLIN
    assert str(local_zone()) == "Europe/Berlin"


@pytest.mark.parametrize("named", ["CET-1", "nonsense/no", "../../etc/passwd", "/etc/passwd", "", "/no/such/file"])
def test_what_names_no_zone_gives_the_offset_that_the_system_has_now(
    monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("TZ", named)
    assert local_now().utcoffset() == datetime.now().astimezone().utcoffset()
    assert local_zone() == local_zone()


def localtime(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr(clock, "_LOCALTIME", file)


def test_the_link_of_the_system_may_be_led_elsewhere_while_the_program_runs(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    link = tmp_path / "localtime"
    localtime(monkeypatch, link)
    link.symlink_to(ZONES / "Europe" / "Berlin")
    berlin = local_zone()
    assert (str(berlin), offsets(berlin)) == ("Europe/Berlin", BERLIN)
    assert local_zone() is berlin
    link.unlink()
    link.symlink_to(ZONES / "Africa" / "Lagos")
    lagos = local_zone()
    assert str(lagos) == "Africa/Lagos"
    assert lagos != berlin


def test_a_copy_of_a_zone_s_file_and_new_rules_in_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copy = Path(shutil.copy(ZONES / "Europe" / "Berlin", tmp_path / "localtime"))
    localtime(monkeypatch, copy)
    assert offsets(local_zone()) == BERLIN
    fresh = Path(shutil.copy(ZONES / "Asia" / "Tokyo", tmp_path / "fresh"))
    fresh.replace(copy)
    assert offsets(local_zone()) == (timedelta(hours=9),) * 2


def test_without_a_file_the_zone_is_utc(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    localtime(monkeypatch, tmp_path / "none")
    assert offsets(local_zone()) == (timedelta(0),) * 2


def test_the_c_library_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    local_zone()
    assert time.localtime().tm_gmtoff == 9 * 3600


def test_now_is_now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Kolkata")
    before, now, after = datetime.now(UTC), local_now(), datetime.now(UTC)
    assert before <= now <= after
    assert now.utcoffset() == timedelta(hours=5, minutes=30)


def test_a_zone_that_is_read_late_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    late = LateZone()
    berlin = ZoneInfo("Europe/Berlin")
    assert late.now.isoformat() == late.now.astimezone(berlin).isoformat()
    assert offsets(late) == BERLIN
    for utc in (datetime(2026, 10, 25, 0, 30, tzinfo=UTC) + n * timedelta(minutes=30) for n in range(5)):
        there, here = utc.astimezone(late), utc.astimezone(berlin)
        assert (there.isoformat(), there.fold, there.tzname(), there.dst()) == (
            here.isoformat(), here.fold, here.tzname(), here.dst(),
        )  # fmt: skip


def test_a_zone_that_is_read_late_is_not_read_for_the_moment_of_now(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_arguments: object) -> None:
        raise AssertionError("the zone was read")

    monkeypatch.setattr(clock, "local_zone", read)
    now = LateZone().now
    assert now.isoformat()
    assert now.astimezone(UTC) <= datetime.now(UTC)
    assert now.date()


def test_every_zone_that_windows_has_is_known() -> None:
    names = get_global("windows_zone_mapping")
    assert len(names) > 130
    missing = [name for name in names if zone_of_windows(name) is None]
    assert missing == []
    assert str(zone_of_windows("W. Europe Standard Time")) == "Europe/Berlin"
    assert zone_of_windows("Nowhere Standard Time") is None
