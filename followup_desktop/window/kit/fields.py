"""A field of a form: its label above, a line of help or of what is wrong below."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.window.kit.hint import Hint
from followup_desktop.window.kit.text import label


class InlineError(Hint):
    """A line that says what is wrong, with its icon; hidden while nothing is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("triangle-alert", "drifting", "error", parent)

    def show_error(self, text: str) -> None:
        """Say what is wrong; nothing for an empty text."""
        self.say("")
        self.say(text)


class FieldRow(QWidget):
    """A label, an editor and below it a hint or an error. The editor is told to screen readers by the label."""

    def __init__(self, name: str, editor: QWidget, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editor = editor
        self._hint = label(hint, "faint", wrap=True)
        self._hint_text = hint
        self._hint.setVisible(bool(hint))
        self._error = InlineError()
        self._name = label(name, "secondary")
        self._name.setBuddy(editor)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(5)
        for part in (self._name, editor, self._hint, self._error):
            column.addWidget(part)
        editor.setAccessibleName(name)
        editor.setAccessibleDescription(hint)

    def set_error(self, text: str) -> None:
        """Show what is wrong beside the field, or that nothing is (an empty text)."""
        self._error.show_error(text)
        self._hint.setVisible(bool(self._hint_text) and not text)
        self.editor.setAccessibleDescription(text or self._hint_text)
        self.editor.setProperty("invalid", bool(text))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)

    def error(self) -> str:
        """What is shown as wrong; empty where nothing is."""
        return self._error.text()
