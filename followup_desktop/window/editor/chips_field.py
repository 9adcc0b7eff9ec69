"""A field that holds several short texts as chips: tags, interests."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QFrame, QLineEdit, QWidget

from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.window.kit.chips import RemovableChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.paint import RADIUS_FIELD, paint_box, paint_ring

_INSIDE = (9, 6, 9, 6)
_AROUND = 12


class ChipsField(QFrame):
    """Enter or a comma adds what is typed, Backspace in an empty field takes the last chip back into it."""

    edited = Signal()
    left = Signal()
    """The line was left; what is typed there stays."""

    def __init__(self, name: str, placeholder: str, role: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._texts: list[str] = []
        self._chips: list[RemovableChip] = []
        self._line = QLineEdit()
        self._line.setProperty("bare", True)
        self._line.setPlaceholderText(placeholder)
        self._line.setAccessibleName(name)
        self._line.setMinimumWidth(self._line.fontMetrics().horizontalAdvance(placeholder) + _AROUND)
        self._line.installEventFilter(self)
        self._line.textEdited.connect(self._typed)
        self._words = QStringListModel(self)
        self._completer = QCompleter(self._words, self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        # Queued: after the completer has put its text into the line.
        self._completer.activated.connect(self._add, Qt.ConnectionType.QueuedConnection)
        self._line.setCompleter(self._completer)
        self._flow = FlowLayout(self, gap=6)
        self._flow.setContentsMargins(*_INSIDE)
        self._flow.addWidget(self._line)
        self.setFocusProxy(self._line)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def offer(self, words: Sequence[str]) -> None:
        """Complete what is typed to one of these."""
        self._words.setStringList(list(words))

    def show_value(self, texts: Sequence[str]) -> None:
        """Show these."""
        self._line.clear()
        self._texts = list(texts)
        self._redraw()

    @property
    def texts(self) -> list[str]:
        """The chips alone."""
        return list(self._texts)

    def take_typed(self) -> None:
        """Make a chip of what is typed."""
        if self._line.text().strip():
            self._add(self._line.text())

    def value(self) -> list[str]:
        """All chips, and what is typed and was not added yet."""
        typed = self._line.text().strip()
        return [*self._texts, *([typed] if typed and typed not in self._texts else [])]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys that make and unmake chips; the ring follows the focus."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            if event.type() == QEvent.Type.FocusOut:
                self.left.emit()
        elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._line.text().strip():
                self._add(self._line.text())
                return True
            if event.key() == Qt.Key.Key_Backspace and not self._line.text() and self._texts:
                self._take_back()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the chips is one into the line."""
        self._line.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Look like a line edit."""
        look, painter, rect = tokens_of(self), QPainter(self), QRectF(self.rect())
        paint_box(painter, rect, RADIUS_FIELD, look.color("card"), look.color("line"))
        if self._line.hasFocus():
            paint_ring(painter, rect, RADIUS_FIELD, look)

    def _typed(self, text: str) -> None:
        if text.endswith((",", ";")) and text[:-1].strip():
            self._add(text[:-1])
        else:
            self.edited.emit()

    def _add(self, text: str) -> None:
        text = text.strip()
        self._line.clear()
        if text and text not in self._texts:
            self._texts.append(text)
            self._redraw()
        self.edited.emit()

    def _remove(self, place: int) -> None:
        del self._texts[place]
        self._redraw()
        beside = self._chips[min(place, len(self._chips) - 1)] if self._chips else self._line
        beside.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _take_back(self) -> None:
        text = self._texts.pop()
        self._redraw()
        self._line.setText(text)
        self.edited.emit()

    def _redraw(self) -> None:
        self._flow.removeWidget(self._line)
        self._flow.clear()
        self._chips = []
        for place, text in enumerate(self._texts):
            chip = RemovableChip(text, self._role)
            chip.removed.connect(partial(self._removed, place))
            self._chips.append(chip)
            self._flow.addWidget(chip)
        self._flow.addWidget(self._line)
        self.setTabOrder(self._chips[-1], self._line) if self._chips else None
        self.updateGeometry()

    def _removed(self, place: int, _text: str) -> None:
        self._remove(place)
