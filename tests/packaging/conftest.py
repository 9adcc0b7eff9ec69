"""What the tests of packaging share: the frozen program that FOLLOWUP_PROGRAM names, a bus, a screen."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.fixtures import bus, short_folder, x_display  # noqa: F401
from tests.support.program import SOURCE, program


@pytest.fixture(scope="session")
def frozen() -> list[str]:
    """The command of the frozen program."""
    command = program()
    assert command != SOURCE, "FOLLOWUP_PROGRAM names no frozen program"
    return command


@pytest.fixture(scope="session")
def inside(frozen: list[str]) -> Path:
    """The folder in which the frozen program has its parts."""
    folder = Path(frozen[0]).parent
    return folder.parent / "Frameworks" if sys.platform == "darwin" else folder / "_internal"
