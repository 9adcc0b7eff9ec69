"""The panel's content: what was done, and the trash."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.history.past_page import PastPage
from followup_desktop.window.history.trash_page import TrashPage
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.kit.text import elided
from followup_desktop.window.portraits import Portraits

PAST, TRASH = "past", "trash"
_SIDE = 22


class HistoryForm(QWidget):
    """Two lists of which one is shown."""

    closed = Signal()

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        portraits = Portraits(context, self)
        self.past = PastPage(context, desk, portraits)
        self.trash = TrashPage(context, desk, portraits)
        choices = [(PAST, self.tr("What was done"), "history"), (TRASH, self.tr("Trash"), "trash-2")]
        self.choice = SegmentedChoice(choices, self.tr("What is shown"))
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        title = elided(self.tr("History"), "heading")
        head = form_head([title], self.close_button, _SIDE, beside=[self.choice])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.past)
        self._stack.addWidget(self.trash)
        stand_on(self, head, (self._stack, 1))
        self.choice.chosen.connect(self._show)
        self.close_button.clicked.connect(self.closed)

    def show_part(self, key: str) -> None:
        """Show what was done, or the trash, and go on with the keyboard there."""
        self.choice.choose(key)
        self._show(key)
        self._page(key).take_focus()

    def _show(self, key: str) -> None:
        self._stack.setCurrentWidget(self._page(key))

    def _page(self, key: str) -> PastPage | TrashPage:
        return self.trash if key == TRASH else self.past
