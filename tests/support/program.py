"""How the tests start the program: from source, or the frozen one that FOLLOWUP_PROGRAM names."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.support.processes import environment

VARIABLE = "FOLLOWUP_PROGRAM"
SOURCE = [sys.executable, "-m", "followup_desktop"]
_ROOT = Path(__file__).parents[2]


def program() -> list[str]:
    """The command that starts the program; arguments go behind it."""
    frozen = os.environ.get(VARIABLE)
    return [frozen] if frozen else SOURCE


def run(command: list[str], *arguments: object, expected: int = 0, **changes: str | None) -> str:
    """What a command writes to its end. Its exit code is looked at; `changes` are of the environment."""
    ended = subprocess.run(
        [*command, *map(str, arguments)], cwd=_ROOT, env=environment(**changes), stdin=subprocess.DEVNULL,
        capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert ended.returncode == expected, ended.stderr
    return ended.stdout
