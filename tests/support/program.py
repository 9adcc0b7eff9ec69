"""How the tests start the program: from source, or the frozen one that FOLLOWUP_PROGRAM names."""

from __future__ import annotations

import os
import sys

VARIABLE = "FOLLOWUP_PROGRAM"


def program() -> list[str]:
    """The command that starts the program; arguments go behind it."""
    frozen = os.environ.get(VARIABLE)
    return [frozen] if frozen else [sys.executable, "-m", "followup_desktop"]
