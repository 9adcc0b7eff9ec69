"""The real window over the big book, for benchmarks of what is seen: when it has painted, and what a frame took."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.window.application import make_application
from tests.benchmarks.book import NOW
from tests.tour.stage import Stage, stage

_PATIENCE = 60.0


class Paints(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Count, and let the event go on."""
        self.count += event.type() is QEvent.Type.Paint
        return False


@contextmanager
def window(folder: Path) -> Iterator[Stage]:
    """The window over the book of a folder, open and at rest."""
    application = make_application()
    theme = application.findChild(Theme) or Theme(application, "light")
    with stage(theme, folder, NOW) as made:
        made.window.resize(1360, 860)
        made.settle()
        yield made


def wait_for(true: Callable[[], bool]) -> None:
    """Let Qt work, without a pause, until something is true. Raises TimeoutError after a minute."""
    limit = time.monotonic() + _PATIENCE
    while not true():
        QApplication.processEvents()
        if time.monotonic() > limit:
            raise TimeoutError("the window did not do what was waited for")


def percentile(values: list[float], share: float) -> float:
    """The value below which so large a share of all lies."""
    return sorted(values)[min(len(values) - 1, int(len(values) * share))]
