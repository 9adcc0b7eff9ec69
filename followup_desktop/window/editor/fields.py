"""Fields that give back to the letter what they were shown, as long as nobody typed into them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from followup_desktop.window.kit.dates import DateField
from followup_desktop.window.kit.growing_text import GrowingText

_LONGEST = 1_000_000


class _Given:
    """What a line edit was given to show: it changes line breaks and other letters that it cannot show."""

    def __init__(self, field: QLineEdit) -> None:
        field.setMaxLength(_LONGEST)
        self._field = field
        self._given = self._shown = ""

    def show_value(self, value: str) -> None:
        self._given = value
        self._field.setText(value)
        self._shown = self._field.text()
        self._field.setCursorPosition(0)

    def value(self) -> str:
        text = self._field.text()
        return self._given if text == self._shown else text.strip()


class LineField(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = _Given(self)
        self.setAccessibleName(name or placeholder)
        self.setPlaceholderText(placeholder)
        self.textChanged.connect(self.edited)

    def show_value(self, value: str) -> None:
        """Show a text from its beginning."""
        self._given.show_value(value)

    def value(self) -> str:
        """What was typed, without blanks around it; what was shown, where nothing was."""
        return self._given.value()


class PartialDateField(DateField):
    """A date of which the year may be unknown."""

    edited = Signal()

    def __init__(self, name: str, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(placeholder, parent=parent)
        self._given = _Given(self)
        self.setAccessibleName(name)
        self.textChanged.connect(self.edited)

    def show_value(self, value: str) -> None:
        """Show what was typed at another time."""
        self._given.show_value(value)

    def value(self) -> str:
        """What was typed."""
        return self._given.value()


class TextField(GrowingText):
    """Text of any length. Enter begins a line; Escape is left to the form."""

    edited = Signal()

    def __init__(self, name: str, placeholder: str = "", *, lines: int = 1, parent: QWidget | None = None) -> None:
        """`lines` is how many there is room for before anything is written."""
        super().__init__(placeholder, parent=parent)
        self.setAccessibleName(name)
        self.setMinimumHeight(self.sizeHint().height() + (lines - 1) * self.fontMetrics().lineSpacing())
        self._given = self._shown = ""
        self.textChanged.connect(self.edited)

    def show_value(self, value: str) -> None:
        """Show a text."""
        self._given = value
        self.setPlainText(value)
        self._shown = self.toPlainText()

    def value(self) -> str:
        """What was typed, without blanks around it; what was shown, where nothing was."""
        text = self.toPlainText()
        return self._given if text == self._shown else text.strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter breaks the line, Escape goes on to the form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            QPlainTextEdit.keyPressEvent(self, event)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class ChoiceField(QComboBox):
    """One of several keys, each with its words. The wheel scrolls the form, never the choice."""

    edited = Signal()

    def __init__(self, name: str, choices: Sequence[tuple[object, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.offer(choices)
        self.currentIndexChanged.connect(self.edited)

    def offer(self, choices: Sequence[tuple[object, str]]) -> None:
        """Offer other choices; the one that is chosen stays if it is among them."""
        chosen = self.value()
        self.blockSignals(True)
        self.clear()
        for key, words in choices:
            self.addItem(words, key)
        self.show_value(chosen)
        self.blockSignals(False)

    def show_value(self, key: object) -> None:
        """Choose a key; one that is not offered becomes the first."""
        self.setCurrentIndex(max(0, self._place(key)))

    def value(self) -> object:
        """The key that is chosen."""
        return self.currentData()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the form."""
        event.ignore()

    def _place(self, key: object) -> int:
        return next((place for place in range(self.count()) if self.itemData(place) == key), -1)


class Tick(QCheckBox):
    """Yes or no."""

    edited = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(self.edited)

    def show_value(self, value: bool) -> None:
        """Tick it or not."""
        self.setChecked(value)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()
