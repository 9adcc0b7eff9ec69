"""scroll: frames of the list while it is scrolled for the first time, against the same rows already in memory."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication

from tests.benchmarks.book import BUSY, big_book, copy_of
from tests.benchmarks.desk import percentile, window
from tests.benchmarks.measure import Bench, Line, Timing

_STEPS = 40
_NOTCH = -120


def measure(bench: Bench) -> list[Line]:
    """Wheel and page keys, in stretches from all over the list and over the longest timeline."""
    folder = copy_of(big_book(bench.size.contacts, bench.size.interactions), bench.folder / "big")
    with window(folder) as stage:
        contacts = stage.window.go("contacts")
        stage.settle()
        lines = _lines("scroll list", contacts.list.table, bench.size.rounds)
        stage.window.open_contact(BUSY)
        stage.settle()
        timeline = contacts.page.timeline.findChild(QAbstractItemView)
        return lines + _lines("scroll timeline", timeline, bench.size.rounds)


def _lines(name: str, view: QAbstractItemView, rounds: int) -> list[Line]:
    """Wheel and keys apart: with each key the list's current contact moves, and the page beside it follows."""
    return [*_lines_of(f"{name}, wheel", view, _wheel, rounds), *_lines_of(f"{name}, keys", view, _page_down, rounds)]


def _lines_of(name: str, view: QAbstractItemView, act: Callable[[QAbstractItemView], None], rounds: int) -> list[Line]:
    fresh: list[float] = []
    known: list[float] = []
    random = Random(11)
    for _ in range(rounds):
        start = random.randrange(max(1, view.verticalScrollBar().maximum()))
        for frames in (fresh, known):
            view.verticalScrollBar().setValue(start)
            QApplication.processEvents()
            frames += [_frame(view, act) for _ in range(_STEPS)]
    ours, limit = percentile(fresh, 0.95), percentile(known, 0.95)
    spread = Timing(tuple(fresh)).spread
    longest, median = max(fresh), statistics.median(fresh)
    return [
        Line(name, ours, limit, 1.5, spread, "s", f"p95 of {len(fresh)} frames; the same rows in memory"),
        Line(f"{name}, longest", longest, median, 3, spread, "s", "the longest frame / the median one"),
    ]


def _frame(view: QAbstractItemView, act: Callable[[QAbstractItemView], None]) -> float:
    begun = time.perf_counter()
    act(view)
    QApplication.processEvents()
    view.viewport().repaint()
    return time.perf_counter() - begun


def _wheel(view: QAbstractItemView) -> None:
    at = QPointF(view.viewport().rect().center())
    none = Qt.MouseButton.NoButton
    event = QWheelEvent(at, view.viewport().mapToGlobal(at), QPoint(), QPoint(0, _NOTCH), none,
                        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def _page_down(view: QAbstractItemView) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(view, QKeyEvent(kind, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier))
