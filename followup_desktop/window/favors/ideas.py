"""Ways to give back, shown before another ask where the last ones were asks too. Asking stays possible."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.favors import ASKS_IN_A_ROW, Giving, Idea
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label, plain_tooltip

_ICONS = {
    Giving.SHARE: "link",
    Giving.INTRODUCE: "users",
    Giving.RECOMMEND: "star",
    Giving.THANK: "heart",
    Giving.ASK: "message-circle-question-mark",
}


class IdeasRow(QWidget):
    """A line that says why, a chip for each idea, and what is known that makes one fit. Hidden until it is asked."""

    taken = Signal(object)
    """The Giving of the idea that the person takes up."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = label("", "strong", wrap=True)
        self._known = label("", "faint", wrap=True)
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        words = QVBoxLayout()
        words.setSpacing(7)
        for part in (self._why, self._chips, self._known):
            words.addWidget(part)
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 1, 0, 0)
        mark.addWidget(IconMark("gift", "accent", 17))
        mark.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(mark)
        row.addLayout(words, 1)
        self.hide()

    def show_ideas(self, ideas: Sequence[Idea]) -> None:
        """Show ideas, the fitting ones in the accent's tint; none hides the row."""
        if not ideas:
            self.hide()
            return
        self._flow.clear()
        self._why.setText(
            self.tr("The last {n} times it was you who asked. Maybe give something back first?").format(n=ASKS_IN_A_ROW)
        )
        for idea in ideas:
            self._flow.addWidget(self._chip(idea))
        known = " · ".join(idea.about for idea in ideas if idea.about)
        self._known.setText(known)
        self._known.setVisible(bool(known))
        if self.isHidden():
            self.show()
            announce(self, self._why.text())

    def _chip(self, idea: Idea) -> ChoiceChip:
        chip = ChoiceChip(idea.words, _ICONS[idea.giving], checkable=False, role="accent" if idea.about else "plain")
        chip.setToolTip(plain_tooltip(idea.about))
        chip.setAccessibleDescription(idea.about)
        chip.clicked.connect(lambda: self.taken.emit(idea.giving))
        return chip
