"""Paths on their way from one start of the program to the window that is open."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

import pytest

from followup_desktop.desktop.left_files import fetch_files, forget_files, leave_files
from followup_desktop.desktop.words import LONGEST, line_of, parse


def uuid_of(word: str) -> UUID:
    parsed = parse(word)
    assert parsed is not None
    assert parsed.uuid is not None
    return parsed.uuid


@pytest.mark.parametrize(
    "files",
    [
        [Path("/somewhere/people.vcf")],
        [Path("/a/Ünïcode 陈.vcf"), Path("/a/two\nlines.vcf")],
        [Path("/" + "/".join(["a folder"] * 400))],
    ],
)
def test_what_is_left_is_fetched_once(tmp_path: Path, files: list[Path]) -> None:
    word = leave_files(tmp_path, files)
    assert len(line_of(word)) < LONGEST
    assert fetch_files(tmp_path, uuid_of(word)) == files
    assert fetch_files(tmp_path, uuid_of(word)) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="names in no encoding are POSIX")
def test_a_name_that_is_no_text_arrives(tmp_path: Path) -> None:
    odd = Path(os.fsdecode(b"/a/\xff\xfe.vcf"))
    assert fetch_files(tmp_path, uuid_of(leave_files(tmp_path, [odd]))) == [odd]


def test_the_word_says_nothing_of_the_path(tmp_path: Path) -> None:
    word = leave_files(tmp_path, [Path("/home-of/ana/secret.vcf")])
    assert word == f"import {uuid_of(word)}"


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_nobody_else_can_read_it(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        leave_files(tmp_path, [Path("/a/people.vcf")])
    finally:
        os.umask(old)
    (left,) = tmp_path.iterdir()
    assert left.stat().st_mode & 0o777 == 0o600


def test_what_nobody_heard_of_is_taken_away(tmp_path: Path) -> None:
    word = leave_files(tmp_path, [Path("/a/people.vcf")])
    forget_files(tmp_path, "raise")
    assert len(list(tmp_path.iterdir())) == 1
    forget_files(tmp_path, word)
    forget_files(tmp_path, word)
    assert list(tmp_path.iterdir()) == []
