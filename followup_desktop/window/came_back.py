"""Chips to tick for what a conversation came back to: the contact's open loops, in the log line."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.domain.interactions import OpenLoop
from followup_desktop.domain.loops import one_line, shortened
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.text import label, plain_tooltip

_MOST = 5
_LEVEL = 3
"""Pixels by which the words stand lower, to be level with the chips."""


class CameBack(QWidget):
    """'Came back to:' and a chip for each open loop, the undated ones first; hidden where there is none."""

    ticks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: dict[int, ChoiceChip] = {}
        self._flow = FlowLayout()
        words = label(self.tr("Came back to:"), "faint")
        words.setContentsMargins(0, _LEVEL, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(words, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._flow, 1)
        self.hide()

    @property
    def ticked(self) -> tuple[int, ...]:
        """The numbers of the loops that are closed by it."""
        return tuple(number for number, chip in self._chips.items() if chip.isChecked())

    @property
    def chips(self) -> list[ChoiceChip]:
        """What is offered to be ticked."""
        return list(self._chips.values())

    def show_loops(self, loops: Sequence[OpenLoop], ticked: Collection[int]) -> None:
        """Offer a contact's open loops, some of them ticked."""
        self._flow.clear()
        self._chips = {loop.id: self._chip(loop, ticked) for loop in _offered(loops, ticked)}
        for chip in self._chips.values():
            self._flow.addWidget(chip)
        self.setVisible(bool(self._chips))

    def _chip(self, loop: OpenLoop, ticked: Collection[int]) -> ChoiceChip:
        chip = ChoiceChip(shortened(loop.text), "circle-question-mark")
        chip.setAccessibleName(self.tr("Came back to: {text}").format(text=one_line(loop.text)))
        chip.setToolTip(plain_tooltip(self.tr("Tick it, and logging closes “{text}”").format(text=one_line(loop.text))))
        chip.toggled.connect(lambda on: chip.show_icon("check" if on else "circle-question-mark"))
        chip.toggled.connect(self.ticks_changed)
        chip.setChecked(loop.id in ticked)
        return chip


def _offered(loops: Sequence[OpenLoop], ticked: Collection[int]) -> list[OpenLoop]:
    """The first few, and whatever is ticked already."""
    return [loop for place, loop in enumerate(loops) if place < _MOST or loop.id in ticked]
