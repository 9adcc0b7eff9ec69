"""The schema's history: frozen steps, each from one version to the next. They never look at the live tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from followup_desktop.store.migrations import v1, v2, v3

STEPS: tuple[Callable[[Any], None], ...] = (v1.migrate, v2.migrate, v3.migrate)
"""Step n brings a book from version n to n + 1; each gets the driver's connection, inside one transaction."""

VERSION = len(STEPS)
