"""A field for a passphrase: hidden until the person wants to see it, with a word about Caps Lock."""

from __future__ import annotations

import sys

from PySide6.QtCore import QDynamicPropertyChangeEvent, QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.hint import Hint
from followup_desktop.window.kit.text import plain_tooltip

LONGEST = 1024
"""Characters of a passphrase."""
_HINTS = (
    Qt.InputMethodHint.ImhHiddenText
    | Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class SecretField(QWidget):
    """A line of hidden text, an eye that shows it, and below it a hint while Caps Lock seems to be on."""

    returned = Signal()
    """Enter was pressed in it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """`name` is for screen readers."""
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST)
        self.line.setAccessibleName(name)
        self.eye = icon_button("eye", self.tr("Show the passphrase"))
        self.eye.setCheckable(True)
        self.caps = Hint("type")
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.line, 1)
        row.addWidget(self.eye)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        column.addLayout(row)
        column.addWidget(self.caps)
        self.setFocusProxy(self.line)
        self.line.installEventFilter(self)
        self.line.returnPressed.connect(self.returned)
        self.eye.toggled.connect(self._show)
        self._show(False)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def wipe(self) -> None:
        """Forget what was typed, undo included, and hide what is typed next."""
        # Not clear(), which can be undone.
        self.line.setText("")
        self.eye.setChecked(False)
        self.caps.say("")

    def event(self, event: QEvent) -> bool:
        """Look wrong where a form says that it is."""
        if isinstance(event, QDynamicPropertyChangeEvent) and event.propertyName() == b"invalid":
            self.line.setProperty("invalid", self.property("invalid"))
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell Caps Lock from the letters that come; Qt itself cannot say whether it is on."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            on = caps_lock_on(event, known=self.caps.isVisibleTo(self))
            if on is not None:
                self.caps.say(self.tr("Caps Lock seems to be on.") if on else "")
        elif event.type() is QEvent.Type.FocusOut:
            self.caps.say("")
        return False

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HINTS)
        words = self.tr("Hide the passphrase") if shown else self.tr("Show the passphrase")
        self.eye.set_icon("eye-off" if shown else "eye")
        self.eye.setAccessibleName(words)
        self.eye.setToolTip(plain_tooltip(words))


def caps_lock_on(event: QKeyEvent, *, known: bool) -> bool | None:
    """What a pressed key says about Caps Lock, None where it says nothing; `known` is what was thought before."""
    if event.key() == Qt.Key.Key_CapsLock:
        return False if known else None
    letter = event.text()
    if len(letter) != 1 or letter.lower() == letter.upper():
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if not shift:
        return letter.isupper()
    # With Shift macOS writes a capital either way.
    return None if sys.platform == "darwin" else letter.islower()
