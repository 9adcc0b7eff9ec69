"""What the checks say below the text: a chip for each that is fine, and a line for a hint, of which few at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.writing.checks import Check, State, Subject
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label, plain_tooltip

MOST_HINTS = 2
"""Hints that are shown at a time: more would be a scolding."""


class ChecksRow(QWidget):
    """Chips and hints, with the number of words at the trailing edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips = {subject: Chip(words, "quiet", "check") for subject, words in self._names().items()}
        self.hints = [HintLine() for _place in range(MOST_HINTS)]
        self._count = label("", "faint")
        holder = QWidget()
        flow = FlowLayout(holder, gap=6)
        for chip in self._chips.values():
            chip.hide()
            flow.addWidget(chip)
        first = QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(holder, 1)
        first.addWidget(self._count, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addLayout(first)
        for hint in self.hints:
            column.addWidget(hint)

    def show_checks(self, checks: Sequence[Check], words: int) -> None:
        """Show what was found in a text of so many words."""
        for check in checks:
            chip = self._chips[check.subject]
            chip.setToolTip(plain_tooltip(check.words))
            chip.setAccessibleDescription(check.words)
            chip.setVisible(check.state is State.FINE)
        said = [check.words for check in checks if check.state is State.HINT][:MOST_HINTS]
        for hint, text in zip(self.hints, said + [""] * MOST_HINTS, strict=False):
            hint.say(text)
        self._count.setText(self.tr("{n} words").format(n=words) if words != 1 else self.tr("1 word"))

    def fine(self) -> list[str]:
        """The words of the chips that are shown."""
        return [chip.text for chip in self._chips.values() if not chip.isHidden()]

    def said(self) -> list[str]:
        """The hints that are shown."""
        return [hint.text for hint in self.hints if not hint.isHidden()]

    def _names(self) -> dict[Subject, str]:
        return {
            Subject.PARTICULAR: self.tr("personal"),
            Subject.ABOUT_THEM: self.tr("about them"),
            Subject.ENDING: self.tr("easy to answer"),
            Subject.SHORT: self.tr("short"),
            Subject.STOCK: self.tr("own words"),
            Subject.SENT_BEFORE: self.tr("new"),
        }


class HintLine(QWidget):
    """One kind sentence; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self._words = label("", "secondary", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(2, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(IconMark("lightbulb", "ready", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def say(self, text: str) -> None:
        """Say something, once to a screen reader; nothing with an empty text."""
        if text and text != self.text:
            announce(self, text)
        self._words.setText(text)
        self.setVisible(bool(text))
