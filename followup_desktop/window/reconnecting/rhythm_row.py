"""The row that offers another rhythm after a return: a chip each, and one to keep it. Nothing is made without one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.reconnect import RhythmOffer
from followup_desktop.store.writes.reconnect import choose_rhythm, keep_rhythm
from followup_desktop.window.context import Context
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.text import label, plain_tooltip

ORIGIN = "window"
_LEVEL = 5
"""Pixels by which the words stand lower, to be level with the chips."""


class RhythmRow(QWidget):
    """It follows the book: answered, it goes, and comes back once that is undone."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact = 0
        self._offer: RhythmOffer | None = None
        self._words = label("", "faint")
        self._words.setContentsMargins(0, _LEVEL, 2, 0)
        self._flow = FlowLayout(self)
        self._flow.setContentsMargins(2, 0, 0, 0)
        self._flow.addWidget(self._words)
        self.hide()

    @property
    def chips(self) -> list[ChoiceChip]:
        """What can be chosen."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, ChoiceChip)]

    def show_offer(self, contact: int, name: str, offer: RhythmOffer | None) -> None:
        """Offer another rhythm with a contact; None hides the row."""
        if (contact, offer) == (self._contact, self._offer):
            return
        self._contact, self._offer = contact, offer
        self._clear_chips()
        self.setVisible(offer is not None)
        if offer is None:
            return
        self._words.setText(self.tr("Back in touch with {name}. Another rhythm?").format(name=name))
        self._add(offer.smaller_words, "refresh-cw", self.tr("Soon again, while it is fresh"), offer.smaller)
        self._add(offer.calmer_words, "coffee", self.tr("A rhythm that is easier to keep"), offer.calmer)
        self._add(offer.keep_words, "check", self.tr("It is right as it is"), None)
        announce(self, self._words.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows move between the chips."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key in steps:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.focusNextPrevChild((steps[key] > 0) != mirrored)
        else:
            super().keyPressEvent(event)

    def _clear_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()

    def _add(self, words: str, icon: str, why: str, cadence: Cadence | None) -> None:
        if not words:
            return
        chip = ChoiceChip(words, icon, checkable=False)
        chip.setToolTip(plain_tooltip(why))
        chip.setAccessibleDescription(why)
        chip.clicked.connect(self._chooser(cadence))
        self._flow.addWidget(chip)

    def _chooser(self, cadence: Cadence | None) -> Callable[[], object]:
        contact, context = self._contact, self._context
        if cadence is None:
            return lambda: context.write(lambda book, now: keep_rhythm(book, contact, now, ORIGIN))
        return lambda: context.write(lambda book, now: choose_rhythm(book, contact, cadence, now, ORIGIN))
