"""What can be done with a pair: merge, tell apart, look at the next one, keep the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import Button, filled, outlined, quiet
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.text import plain_tooltip

_SIDE = 22


class Foot(QWidget):
    """Four buttons, each with the key that does the same."""

    merge_asked = Signal()
    apart_asked = Signal()
    skip_asked = Signal()
    swap_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = InlineError()
        self.skip = quiet(self.tr("Skip"), "skip-forward")
        self.apart = outlined(self.tr("Not the same"), "users")
        self.swap = outlined(self.tr("Swap"), "arrow-left-right")
        self.merge = filled(self.tr("Merge"), "merge")
        asked = (self.skip_asked, self.apart_asked, self.swap_asked, self.merge_asked)
        tips = (
            self.tr("Look at the next pair (S)"), self.tr("They are two people: never offer them again (N)"),
            self.tr("Keep the other one (W)"), self.tr("Make one contact of both (M, Ctrl+Enter)"),
        )  # fmt: skip
        row = QHBoxLayout()
        row.setSpacing(10)
        for button, signal, tip in zip(self.buttons, asked, tips, strict=True):
            button.setToolTip(plain_tooltip(tip))
            button.clicked.connect(signal)
            row.addWidget(button)
        row.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE - 10, 11, _SIDE, 14)
        inside.addWidget(self.error)
        inside.addLayout(row)
        column.addLayout(inside)

    @property
    def buttons(self) -> tuple[Button, ...]:
        """In the order of reading."""
        return self.skip, self.apart, self.swap, self.merge
