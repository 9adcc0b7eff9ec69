"""A chip that stands for one choice and opens a menu or a calendar to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.window.kit.chips import ChoiceChip


class MenuChip(ChoiceChip):
    """Shows what is chosen; its name ('Channel') is told to screen readers before it. Connect `clicked`."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__("", checkable=False, parent=parent)
        self._name = name

    def set_name(self, name: str) -> None:
        """Say what it is that is chosen."""
        self._name = name

    def show_choice(self, words: str, icon: str = "", role: str = "plain") -> None:
        """Show what is chosen; role 'accent' where that is not the usual."""
        self._icon, self._role = icon, role
        self.set_words(words)
        self.setAccessibleName(f"{self._name}: {words}")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down opens, as it does in a combo box."""
        if event.key() == Qt.Key.Key_Down:
            self.click()
        else:
            super().keyPressEvent(event)
