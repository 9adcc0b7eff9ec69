"""The locks: whether everything in them can be installed, as it is, on every system. Looks at names of wheels only."""

from __future__ import annotations

import dataclasses
import plistlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.tags import Tag
from packaging.utils import canonicalize_name, parse_wheel_filename

import dev
from locks import WHEELS, wheels_of
from tests.support.targets import OLDEST_MACOS, PYTHONS, TARGETS, Target, tags

ROOT = Path(__file__).parents[2]
IDS = [target.name for target in TARGETS]
Wheels = dict[str, tuple[str, str, frozenset[Tag]]]


@pytest.fixture(scope="module")
def wheels() -> Wheels:
    """By hash the name, version and tags of each wheel."""
    lines = (dev.LOCKS / WHEELS).read_text(encoding="utf-8").splitlines()
    found = {}
    for line in lines:
        digest, file = line.split("  ")
        name, version, _build, tagged = parse_wheel_filename(file)
        found[digest] = (str(name), str(version), tagged)
    assert len(found) == len(lines)
    return found


def locked(lock: str) -> Iterator[tuple[Requirement, list[str]]]:
    """Each requirement of a lock with its hashes."""
    text = (dev.LOCKS / f"{lock}.txt").read_text(encoding="utf-8")
    for entry in re.split(r"\n(?=\S)", text.strip()):
        requirement, *hashes = entry.replace("\\\n", "\n").split("\n")
        yield Requirement(requirement), [line.strip().removeprefix("--hash=sha256:") for line in hashes]


def fitting(requirement: Requirement, hashes: list[str], wheels: Wheels, fits: frozenset[Tag]) -> list[frozenset[Tag]]:
    """The tags of the wheels of a requirement that fit."""
    own = [wheels[digest] for digest in hashes if digest in wheels]
    assert {(name, version) for name, version, _tags in own} <= {
        (canonicalize_name(requirement.name), str(requirement.specifier).removeprefix("=="))
    }
    return [tagged for _name, _version, tagged in own if tagged & fits]


@pytest.mark.parametrize("lock", dev.LOCK_SOURCES)
@pytest.mark.parametrize("target", TARGETS, ids=IDS)
def test_every_requirement_has_a_wheel(target: Target, lock: str, wheels: Wheels) -> None:
    lacking = [
        f"{requirement.name} for Python {python[1]}"
        for python in PYTHONS
        for requirement, hashes in locked(lock)
        if target.holds(requirement.marker, python) and not fitting(requirement, hashes, wheels, tags(target, python))
    ]
    assert lacking == []


def test_no_wheel_is_named_that_no_lock_holds(wheels: Wheels) -> None:
    hashes = {digest for lock in dev.LOCK_SOURCES for _requirement, own in locked(lock) for digest in own}
    assert [wheels[digest] for digest in wheels if digest not in hashes] == []


def test_each_system_gets_what_is_its_own() -> None:
    # Else the markers would hold nowhere, and the tests above would look at nothing.
    got = {
        target.name: {each.name for each, _hashes in locked("run") if target.holds(each.marker, (3, 13))}
        for target in TARGETS
    }
    own = {"win32": "winrt-runtime", "darwin": "rubicon-objc", "linux": "dbus-fast"}
    for target in TARGETS:
        assert "pyside6-essentials" in got[target.name]
        assert set(own.values()) & got[target.name] == {own[target.sys_platform]}


@pytest.mark.parametrize(
    "target", [each for each in TARGETS if each.sys_platform != "win32"], ids=lambda each: each.name
)
def test_older_systems_are_served_by_no_lock(target: Target, wheels: Wheels) -> None:
    """The oldest system that is named is the oldest there is, not one too many."""
    major, minor = target.oldest
    older = (major, minor - 1) if target.sys_platform == "linux" else (major - 1, 0)
    before = tags(dataclasses.replace(target, oldest=older), (3, 13))
    lacking = {
        requirement.name
        for requirement, hashes in locked("run")
        if target.holds(requirement.marker, (3, 13)) and not fitting(requirement, hashes, wheels, before)
    }
    assert lacking <= {"pyside6-essentials", "shiboken6"}
    assert lacking


def test_the_oldest_macos_is_the_same_for_the_app_and_its_wheels() -> None:
    info = plistlib.loads((ROOT / "packaging" / "macos" / "Info.plist").read_bytes())
    assert info["LSMinimumSystemVersion"] == "{}.{}".format(*OLDEST_MACOS)


def test_the_readme_names_the_oldest_systems() -> None:
    words = " ".join((ROOT / "packaging" / "README.md").read_text(encoding="utf-8").split())
    intel, arm = ("{}.{}".format(*target.oldest) for target in TARGETS if target.sys_platform == "linux")
    assert f"glibc {intel} on Intel and AMD Linux, {arm} on ARM Linux, and macOS {OLDEST_MACOS[0]}" in words


def test_wheels_are_named_without_where_they_come_from() -> None:
    wheel = {"hashes": {"sha256": "a" * 64}, "url": "file:///wheels/a-1%211-py3-none-any.whl"}
    named = {"hashes": {"sha256": "b" * 64}, "name": "b-1-py3-none-any.whl", "url": "file:///wheels/z"}
    unwanted = {"hashes": {"sha256": "c" * 64}, "name": "c-1-py3-none-any.whl"}
    pylock = {"packages": [{"name": "a", "wheels": [named, wheel, unwanted]}, {"name": "only-source"}]}
    told = wheels_of(pylock, {"a" * 64, "b" * 64})
    assert told == f"{'a' * 64}  a-1!1-py3-none-any.whl\n{'b' * 64}  b-1-py3-none-any.whl\n"
