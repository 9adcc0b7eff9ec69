"""A check that fails says what it saw."""

from __future__ import annotations

import pytest

pytest.register_assert_rewrite("tests.scenarios.words", "tests.scenarios.hands")
