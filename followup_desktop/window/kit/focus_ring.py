"""Focus that shows as a ring where the keyboard brought it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    _Base = QWidget
else:
    _Base = object

_BACK_WITH_THE_WINDOW = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Focus that comes back so shows as it did before."""


class FocusRing(_Base):
    """To be mixed into a widget, before its Qt class: `ring_shown` says whether it paints its ring."""

    _ringed = False

    @property
    def ring_shown(self) -> bool:
        """Whether the keyboard's focus is here."""
        return self.hasFocus() and self._ringed

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember what brought the focus."""
        if event.reason() not in _BACK_WITH_THE_WINDOW:
            self._ringed = event.reason() is not Qt.FocusReason.MouseFocusReason
        self.update()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """No ring without focus."""
        self.update()
        super().focusOutEvent(event)
