"""The frame of both forms: a head with a title, a line and a way out, and a page below it that may be empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided, label

SIDE = 22
_AROUND = 60
_WIDEST = 10_000
"""The panel is as wide as is good to read already."""


class Frame(QWidget):
    """A panel's content. What is always there goes to `above`, the list to `page.column`."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = elided("", "heading")
        self._line = label("", "secondary", wrap=True)
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        self.close_button.clicked.connect(self.closed)
        self.above = QVBoxLayout()
        self.above.setContentsMargins(SIDE, 0, SIDE, 8)
        self.above.setSpacing(9)
        self.page = Page(side=SIDE, widest=_WIDEST)
        self.page.column.setContentsMargins(SIDE, 4, SIDE, SIDE)
        self.page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.empty = EmptyState("sparkles", "", "")
        self._below = QStackedWidget()
        self._below.addWidget(self.page)
        self._below.addWidget(self.empty)
        stand_on(self, form_head([self._title, self._line], self.close_button, SIDE), self.above, (self._below, 1))

    @property
    def is_empty(self) -> bool:
        """Whether the page is empty, and says what to do about it."""
        return self._below.currentWidget() is self.empty

    def say(self, title: str, line: str) -> None:
        """Change the head."""
        self._title.setText(title)
        self._title.updateGeometry()
        self._line.setText(line)

    def show_list(self) -> None:
        """Show the page."""
        self._below.setCurrentWidget(self.page)

    def show_empty(self, icon: str, title: str, text: str, action: str = "", action_icon: str = "") -> None:
        """Show the empty state in place of the page."""
        self.empty.show_state(icon, title, text, action, action_icon)
        self._below.setCurrentWidget(self.empty)

    def keep_in_sight(self, card: QWidget) -> None:
        """Scroll to a card."""
        self.page.ensureWidgetVisible(card, 0, _AROUND)
