"""The empty state: what this place is for, and the one thing to do."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import Button
from followup_desktop.window.kit.disc import Disc
from followup_desktop.window.kit.text import label

_WIDEST = 380
_SIDE = 24


class EmptyState(QWidget):
    """An icon, a title, a sentence and at most one action, centred in what room there is."""

    acted = Signal()
    """The action was pressed."""

    def __init__(
        self, icon: str, title: str, text: str, action: str = "", action_icon: str = "", *, kind: str = "filled",
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._title = label(title, "heading", wrap=True)
        self._text = label(text, "secondary", wrap=True)
        self._action = Button(action, kind, action_icon)
        self._action.setVisible(bool(action))
        self._action.clicked.connect(self.acted)
        self._crown: QWidget | None = None
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _SIDE, _SIDE, _SIDE)
        column.setSpacing(6)
        column.addStretch(2)
        self._disc = Disc(icon)
        column.addWidget(self._disc, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        for words in (self._title, self._text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(words, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(10)
        column.addWidget(self._action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def show_state(self, icon: str, title: str, text: str, action: str = "", action_icon: str = "") -> None:
        """Say something else here: empty, filtered to nothing, failed."""
        self._disc.show_icon(icon)
        self._title.setText(title)
        self._text.setText(text)
        self._action.set_words(action)
        self._action.set_icon(action_icon)
        self._action.setVisible(bool(action))
        self._fit()

    def focus_action(self) -> None:
        """Go to the action."""
        self._action.setFocus(Qt.FocusReason.OtherFocusReason)

    def crown(self, widget: QWidget | None, kind: str = "filled") -> None:
        """Let a widget stand in the icon's place, or the icon again; `kind` is that of the action's button."""
        if widget is not None and self._column.indexOf(widget) < 0:
            self._column.insertWidget(self._column.indexOf(self._disc), widget, 0, Qt.AlignmentFlag.AlignHCenter)
        self._crown = widget or self._crown
        if self._crown is not None:
            self._crown.setVisible(widget is not None)
        self._disc.setVisible(widget is None)
        self._action.set_kind(kind)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words where there is no more room."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._fit()

    def _fit(self) -> None:
        room = min(_WIDEST, max(120, self.width() - 2 * _SIDE))
        for words in (self._title, self._text):
            width = min(room, words.fontMetrics().horizontalAdvance(words.text()) + 6)
            words.setFixedSize(width, max(0, words.heightForWidth(width)))
