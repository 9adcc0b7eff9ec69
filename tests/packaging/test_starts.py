"""Start times: both by turns, the first ones left out, and the median of the rest."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from freeze import starts


def test_both_start_by_turns_and_the_median_counts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    started = []
    # The first two of each are warming up; then 3, 1 and 2 seconds for the frozen one, twice that for source.
    seconds = iter([90, 90, 90, 90, 3, 6, 1, 2, 2, 4] * 2)

    def ended(program, data, command):
        assert data == tmp_path
        started.append((program, command))
        return next(seconds)

    monkeypatch.setattr(starts, "_ended", ended)
    monkeypatch.delenv("DISPLAY", raising=False)
    found = starts.measure(["frozen"], tmp_path, rounds=3)
    assert list(found.values()) == [(2, 4), (2, 4)]
    assert [program[-1] for program, _command in started[:4]] == ["frozen", "followup_desktop"] * 2
    shown = starts.table(found).splitlines()
    assert shown[2].endswith("| 2.00 | 4.00 | 0.50 |")
    assert len(shown) == 4


def test_a_program_is_waited_for(tmp_path: Path):
    assert 0 < starts._ended([sys.executable, "-c", ""], tmp_path, ("list",)) < 60
