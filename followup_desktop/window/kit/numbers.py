"""Numbers and times of day to type or to step."""

from __future__ import annotations

from datetime import time
from typing import TypeVar

from PySide6.QtCore import QTime
from PySide6.QtWidgets import QAbstractSpinBox, QSpinBox, QTimeEdit, QWidget

_SIDE = 10
_Field = TypeVar("_Field", bound=QAbstractSpinBox)


def number_field(low: int, high: int, value: int, suffix: str = "", parent: QWidget | None = None) -> QSpinBox:
    """A whole number between two others, which may carry its unit (' days')."""
    made = QSpinBox(parent)
    made.setRange(low, high)
    made.setValue(value)
    made.setSuffix(suffix)
    return _padded(made)


class TimeField(QTimeEdit):
    """A time of day, in hours and minutes as the system writes them."""

    def __init__(self, value: time, parent: QWidget | None = None) -> None:
        super().__init__(QTime(value.hour, value.minute), parent)
        _padded(self)

    def value(self) -> time:
        """The time that is shown."""
        shown = self.time()
        return time(shown.hour(), shown.minute())


def _padded(field: _Field) -> _Field:
    # A style sheet's padding does not reach the text of a spin box.
    field.lineEdit().setTextMargins(_SIDE, 0, _SIDE, 0)
    return field
