"""A card that takes the keyboard's focus, and shows it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.focus_ring import FocusRing
from followup_desktop.window.kit.paint import RADIUS_CARD, paint_ring


class FocusCard(FocusRing, Card):
    """A card in a list of cards. The ring shows for keyboard focus only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, and its ring."""
        super().paintEvent(event)
        if self.ring_shown:
            paint_ring(QPainter(self), QRectF(self.rect()).adjusted(0, 0, 0, -2), RADIUS_CARD, tokens_of(self))
