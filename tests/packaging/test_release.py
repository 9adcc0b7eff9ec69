"""What goes out beside the installers: notes, sums, the bill of materials."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
from pathlib import Path

import pytest

import dev
from release import materials, notes, sums

CHANGELOG = """# Changelog

## [Unreleased]

### Added

- Not yet.

## [1.2.0] – 2026-11-22

### Added

- **Deal out**: by keyboard.

## [1.1.10]

## 1.1.1

- Small.

[1.2.0]: https://host.example/1.2.0
"""


@pytest.mark.parametrize(
    ("version", "told"), [("1.2.0", "### Added\n\n- **Deal out**: by keyboard."), ("1.1.1", "- Small.")]
)
def test_the_notes_are_the_section_of_the_version(version: str, told: str) -> None:
    assert notes.notes(CHANGELOG, version) == told


@pytest.mark.parametrize(
    ("version", "reason"), [("1.1.10", "says nothing"), ("1.3.0", "no section"), ("1.1", "no section")]
)
def test_a_version_without_notes_is_not_ready(version: str, reason: str) -> None:
    with pytest.raises(notes.Unready, match=reason):
        notes.notes(CHANGELOG, version)


@pytest.mark.parametrize("tag", ["v1.2.0", "refs/tags/v1.2.0"])
def test_the_tag_must_name_the_programs_version(tag: str) -> None:
    assert notes.version_of(tag, '__version__ = "1.2.0"\n') == "1.2.0"
    with pytest.raises(notes.Unready, match=r"the tag says 1\.2\.0, .* 1\.2\.1"):
        notes.version_of(tag, '__version__ = "1.2.1"\n')


def test_the_sums_are_those_that_sha256sum_reads(tmp_path: Path) -> None:
    (tmp_path / "b.exe").write_bytes(b"b" * 100_000)
    (tmp_path / "a.deb").write_bytes(b"a")
    (tmp_path / "folder").mkdir()
    assert sums.main([str(tmp_path)]) == 0
    written = (tmp_path / sums.NAME).read_text(encoding="utf-8")
    assert written.splitlines()[0] == f"{hashlib.sha256(b'a').hexdigest()}  a.deb"
    assert sums.sums(tmp_path) == written
    ended = subprocess.run(
        ["sha256sum", "--check", "--strict", sums.NAME], cwd=tmp_path, capture_output=True, check=False
    )
    assert (ended.returncode, ended.stdout) == (0, b"a.deb: OK\nb.exe: OK\n")


def test_nothing_has_no_sums(tmp_path: Path) -> None:
    assert sums.main([str(tmp_path)]) == 1


def test_the_materials_are_what_is_locked(tmp_path: Path) -> None:
    assert materials.main([str(tmp_path / "bom.json")]) == 0
    document = json.loads((tmp_path / "bom.json").read_text(encoding="utf-8"))
    assert (document["bomFormat"], document["specVersion"], document["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", document["serialNumber"])
    named = {(each["name"], each["version"]) for each in document["components"]}
    text = (dev.LOCKS / "run.txt").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==([^\s;]+)", text, re.MULTILINE))
    assert {name for name, _version in named - locked} == {"python", "sqlite"}
    assert locked < named
    references = [each["bom-ref"] for each in document["components"]]
    assert len(set(references)) == len(references)
    (tree,) = document["dependencies"]
    assert tree == {"ref": document["metadata"]["component"]["bom-ref"], "dependsOn": references}
    assert not any("purl" in each for each in document["components"])


def test_the_materials_know_hashes_licences_and_systems() -> None:
    parts = {each["name"]: each for each in materials.document("test")["components"]}
    assert parts["holidays"]["licenses"] == [{"expression": "MIT"}]
    assert parts["python"]["licenses"] == [{"expression": "PSF-2.0"}]
    (digest,) = parts["holidays"]["hashes"]
    assert digest["content"] in (dev.LOCKS / "run.txt").read_text(encoding="utf-8")
    wheels = [each["name"] for each in parts["pyside6-essentials"]["properties"]]
    assert [
        platform for platform in ("win_amd64", "macosx", "manylinux") if not any(platform in each for each in wheels)
    ] == []
    assert {"name": "followup:marker", "value": "sys_platform == 'win32'"} in parts["winrt-runtime"]["properties"]
    assert parts["peewee"]["purl"] == f"pkg:test/peewee@{parts['peewee']['version']}"


def test_the_same_lock_gives_the_same_materials() -> None:
    assert materials.document() == materials.document()
