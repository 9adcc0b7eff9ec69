"""Window and tray write one book at once, for as long as one likes, and neither is ever told that it is locked."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

from followup_desktop.store.opening import open_book
from tests.reliability.whole import claimed, consistent, make_small_book, sound

ROOT = Path(__file__).parents[2]
ROLES = ("window", "tray")


@pytest.mark.parametrize("seconds", [3, pytest.param(600, marks=pytest.mark.soak)])
def test_two_processes_never_trip_over_each_other(tmp_path, seconds):
    folder = tmp_path / "data"
    make_small_book(folder)
    command = [sys.executable, "-m", "tests.reliability.rival", str(folder)]
    rivals = [
        subprocess.Popen([*command, role, "1", str(seconds)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for role in ROLES
    ]
    told = [json.loads(rival.communicate()[0]) for rival in rivals]
    assert [rival.returncode for rival in rivals] == [0, 0]
    assert [each["refused"] for each in told] == [[], []]
    for role, each in zip(ROLES, told, strict=True):
        assert len(each["taken"]) > seconds
        figures = {"writes": len(each["taken"]), "p99": statistics.quantiles(each["taken"], n=100)[98]}
        figures |= {"median": statistics.median(each["taken"]), "most": max(each["taken"])}
        print(role, {name: round(figure, 1) for name, figure in figures.items()}, "milliseconds")
    book = open_book(folder)
    assert sound(book)
    assert consistent(book)
    assert len(claimed(book)) > seconds
    book.close()
