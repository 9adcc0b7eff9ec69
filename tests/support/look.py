"""The theme for tests of widgets: one for the process, back to light and left-to-right after every test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from followup_desktop.desktop.theme.motion import set_reduced_motion
from followup_desktop.desktop.theme.theme import Theme


@pytest.fixture(scope="session")
def session_theme(qapp: QApplication) -> Theme:
    """The theme of the test process."""
    return Theme(qapp, "light")


@pytest.fixture
def theme(session_theme: Theme, qapp: QApplication) -> Iterator[Theme]:
    """The theme, in light."""
    set_reduced_motion(False)
    yield session_theme
    session_theme.set_mode("light")
    session_theme.set_text_scale(1.0)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
