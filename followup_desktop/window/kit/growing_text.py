"""A text field that begins with one line and grows with what is written into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

_MOST_LINES = 9


class GrowingText(QPlainTextEdit):
    """Plain text from one line up to nine, then it scrolls. Tab leaves it.

    Enter submits a text of one line; Shift+Enter begins another line, and a text of several is submitted by Ctrl+Enter.
    """

    submitted = Signal()
    escaped = Signal()
    focused = Signal()

    def __init__(self, placeholder: str = "", *, bare: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setProperty("bare", bare)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._around = 0 if bare else 16
        self._lines = 1
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def sizeHint(self) -> QSize:
        """As high as its lines."""
        return QSize(240, self._lines * self.fontMetrics().lineSpacing() + self._around + 2)

    def minimumSizeHint(self) -> QSize:
        """Never lower, but narrower."""
        return QSize(80, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break lines anew."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_lines"):
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that writing begins."""
        super().focusInEvent(event)
        self.focused.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter submits or begins a line, Escape is told."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(event.modifiers())
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, modifiers: Qt.KeyboardModifier) -> None:
        several = self.document().blockCount() > 1
        controlled = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if bool(modifiers & Qt.KeyboardModifier.ShiftModifier) or (several and not controlled):
            # A line of its own; what Qt would insert for Shift+Enter is a break within one.
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            self.submitted.emit()

    def _fit(self) -> None:
        wanted = max(1, round(self.document().size().height()))
        lines = min(_MOST_LINES, wanted)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if wanted > _MOST_LINES else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        if lines != self._lines:
            self._lines = lines
            self.updateGeometry()
