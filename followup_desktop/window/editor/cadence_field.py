"""How often: as the circle, or a cadence of the contact's own."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.words import every
from followup_desktop.window.editor.fields import ChoiceField, LineField


class CadenceField(QWidget):
    """A choice, and with 'every' a number and its unit. It keeps any number: the form says whether it makes sense."""

    edited = Signal()

    def __init__(self, other: str, parent: QWidget | None = None) -> None:
        """`other` says what it is without a cadence of its own: 'As the circle'."""
        super().__init__(parent)
        self._other = other
        self._own = ChoiceField(self.tr("How often"), [(False, other), (True, self.tr("Every"))])
        self._count = LineField(self.tr("Number"))
        self._count.setFixedWidth(58)
        units = [
            (str(Unit.DAY), self.tr("days")), (str(Unit.WEEK), self.tr("weeks")),
            (str(Unit.MONTH), self.tr("months")), (str(Unit.YEAR), self.tr("years")),
        ]  # fmt: skip
        self._unit = ChoiceField(self.tr("Unit"), units)
        self._unit.setFixedWidth(104)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._own, 1)
        row.addWidget(self._count)
        row.addWidget(self._unit)
        for field in (self._own, self._count, self._unit):
            field.edited.connect(self.edited)
        self._own.edited.connect(self._fit)
        self.setFocusProxy(self._own)

    def show_other(self, cadence: Cadence | None) -> None:
        """Say what the circle's cadence is."""
        words = f"{self._other} ({every(cadence)})" if cadence else self._other
        self._own.offer([(False, words), (True, self.tr("Every"))])

    def show_value(self, value: dict[str, Any]) -> None:
        """Show what the form says."""
        self._count.show_value(value["count"])
        self._unit.show_value(value["unit"])
        self._own.show_value(value["own"])
        self._fit()

    def value(self) -> dict[str, Any]:
        """What the form keeps."""
        return {"count": self._count.value(), "unit": self._unit.value(), "own": self._own.value()}

    def first_field(self) -> QWidget:
        """Where what is wrong is to be mended."""
        return self._count if self._own.value() else self._own

    def _fit(self) -> None:
        for field in (self._count, self._unit):
            field.setVisible(bool(self._own.value()))
        if self._own.value() and self._own.hasFocus():
            self._count.setFocus()
