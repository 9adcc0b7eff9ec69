"""Text of people as it is written: where labels, tooltips and questions get it, and markup in it stays markup.

Left to themselves Qt's labels guess whether a text is markup, and load pictures from files that it names
(facts: desktop). tests/lint looks that nothing else is fed with anything but the program's own words.
"""

from __future__ import annotations

import html

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget

_LONGEST = 2000
"""Letters of a tooltip: it is a glance, and a text without end would be laid out to its end."""
_LONGEST_NAME = 200
"""Letters of an entry of a menu."""
_BLANKS = str.maketrans("\t\n\r\u2028\u2029", "     ")


class PlainLabel(QLabel):
    """A label that shows its text as it is written."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def plain_tooltip(text: str) -> str:
    """What to give to setToolTip or a model's ToolTipRole so that the text is shown as written."""
    text = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    # What Qt goes by when it guesses: a tag, or a '<' that is escaped already.
    guessed = "<" in text or "&lt;" in text
    return f"<span>{html.escape(text)}</span>".replace("\n", "<br>") if guessed else text


def literal(text: str) -> str:
    """What to give to a button, menu or tab: one line, in which '&' is an ampersand and a tab begins no shortcut."""
    line = text if len(text) <= _LONGEST_NAME else f"{text[:_LONGEST_NAME]}…"
    return line.translate(_BLANKS).replace("&", "&&")


def plain_question(over: QWidget, text: str, more: str = "") -> QMessageBox:
    """A question over a widget, with a line of explanation; buttons are added by who asks."""
    box = QMessageBox(over)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setText(text)
    # The label of the second text takes over the format of the first.
    box.setInformativeText(more)
    return box
