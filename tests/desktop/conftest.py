"""What the tests of the desktop share."""

from __future__ import annotations

from tests.support.fixtures import short_folder  # noqa: F401
