"""What J, K and the arrows move between on Today: its cards and, below them, its folds and their rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from followup_desktop.window.kit.page import Page

_AROUND = 60
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}


class StopsPage(Page):
    """A page whose stops, from its top to its end, are what `every` lists at the moment.

    It sees to the keys itself, because a page takes the arrows for scrolling.
    """

    def __init__(self, every: Callable[[], Sequence[QWidget]], *, widest: int, side: int) -> None:
        super().__init__(widest=widest, side=side)
        self._every = every

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the stops; other keys are the page's."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        every = self._every()
        place = self._place(every)
        target = 0 if place is None else place + step
        if 0 <= target < len(every):
            every[target].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(every[target], 0, _AROUND)

    @staticmethod
    def _place(every: Sequence[QWidget]) -> int | None:
        """Where the focus is: on a stop, within one, or beside it in its row."""
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        for place, stop in enumerate(every):
            if stop is focused or stop.isAncestorOf(focused):
                return place
        rows = (stop.parentWidget() for stop in every)
        return next((place for place, row in enumerate(rows) if row is focused.parentWidget()), None)
