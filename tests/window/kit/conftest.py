"""Every test here is dressed."""

from __future__ import annotations

import pytest

from tests.support.look import session_theme, theme

__all__ = ["session_theme", "theme"]


@pytest.fixture(autouse=True)
def dressed(theme):
    return theme
