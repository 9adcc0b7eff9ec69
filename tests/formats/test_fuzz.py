"""Nothing from outside breaks the readers: damaged files of every format give people, happenings and problems."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = 4


def fuzz(count: int, seed: int) -> dict[str, int]:
    command = [sys.executable, "-m", "tests.formats.fuzzing", str(count), str(seed)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-4000:]
    answer: dict[str, int] = json.loads(ended.stdout)
    return answer


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are those of Unix")
@pytest.mark.parametrize("seed", range(PARTS))
def test_damaged_files_are_read_as_far_as_they_can_be(seed: int) -> None:
    answer = fuzz(20_000 // PARTS, seed)
    assert answer["people"] > answer["inputs"] / 4


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(1_000, 1_100))
def test_a_million_damaged_files(seed: int) -> None:
    fuzz(10_000, seed)
