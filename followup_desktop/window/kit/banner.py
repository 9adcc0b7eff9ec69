"""A banner: something about this place that stays until it is dealt with."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.buttons import Button, icon_button
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label


class Banner(Card):
    """An icon, a sentence, buttons, and an x where it can be put away; on 'card' or on a tint such as 'ready_tint'."""

    dismissed = Signal()
    """The x was pressed; the banner has hidden itself."""

    def __init__(
        self,
        icon: str,
        text: str,
        *,
        role: str = "accent",
        tint: str = "card",
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, tint=tint)
        self.column.setContentsMargins(17, 10, 10, 11)
        self._icon = IconMark(icon, role)
        self._words = label(text, "body", wrap=True)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        close = icon_button("x", self.tr("Put this away"))
        close.setVisible(closable)
        close.clicked.connect(self._dismiss)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._words, 1)
        row.addLayout(self._buttons)
        row.addWidget(close)
        self.column.addLayout(row)

    def add_button(self, text: str, icon: str = "", kind: str = "outlined") -> Button:
        """Add an action; connect its `clicked`."""
        made = Button(text, kind, icon)
        self._buttons.addWidget(made)
        return made

    def show_text(self, text: str) -> None:
        """Say something else, aloud too."""
        self._words.setText(text)
        self.show()
        announce(self, text)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def _dismiss(self) -> None:
        self.hide()
        self.dismissed.emit()
