"""A list of cards that take the focus: kept while what they show stays, moved through with J, K and the arrows."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

_C = TypeVar("_C", bound=QWidget)
_STEPS = {Qt.Key.Key_J: 1, Qt.Key.Key_Down: 1, Qt.Key.Key_K: -1, Qt.Key.Key_Up: -1}


class CardList(QWidget, Generic[_C]):
    """One card for each key, in the order of the keys."""

    moved = Signal(object)
    """The card that a key has moved the focus to."""
    left_up = Signal()
    """Up was pressed on the first card."""

    def __init__(self, make: Callable[[], _C], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._by_key: dict[Hashable, _C] = {}
        self._order: list[Hashable] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)

    @property
    def cards(self) -> list[_C]:
        """The cards from the top."""
        return [self._by_key[key] for key in self._order]

    def card(self, key: Hashable) -> _C:
        """The card of a key that is shown. Raises KeyError."""
        return self._by_key[key]

    def show_keys(self, keys: Sequence[Hashable]) -> list[_C]:
        """Show a card for each of these; the focus stays, or goes to the next card where its own goes."""
        place = self._focused_place()
        for key in [key for key in self._by_key if key not in keys]:
            self._let_go(self._by_key.pop(key))
        self._order = list(keys)
        for at, key in enumerate(keys):
            if key not in self._by_key:
                self._by_key[key] = self._make()
            if self._column.indexOf(self._by_key[key]) != at:
                self._column.insertWidget(at, self._by_key[key])
        cards = self.cards
        if place is not None and self._focused_place() is None and cards:
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        return cards

    def focus_first(self) -> bool:
        """Go to the first card; whether there is one."""
        if self._order:
            self._go(0)
        return bool(self._order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """J, K and the arrows move."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        place = self._focused_place()
        target = 0 if place is None else place + step
        if target < 0:
            self.left_up.emit()
        elif target < len(self._order):
            self._go(target)

    def _go(self, place: int) -> None:
        card = self.cards[place]
        card.setFocus(Qt.FocusReason.TabFocusReason)
        self.moved.emit(card)

    def _let_go(self, card: _C) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _focused_place(self) -> int | None:
        focused = QApplication.focusWidget()
        holds = (focused is not None and (card is focused or card.isAncestorOf(focused)) for card in self.cards)
        return next((place for place, held in enumerate(holds) if held), None)
