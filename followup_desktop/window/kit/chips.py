"""Chips: small pills for bands, circles, tags, filters and offers."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.tokens import Tokens, band_role
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.drawn import Drawn
from followup_desktop.window.kit.paint import chip_size, paint_chip, paint_ring


class Chip(Drawn, QWidget):
    """A chip that only says something. Role 'plain', 'quiet', 'accent' or a band's token."""

    def __init__(self, text: str, role: str = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._role, self._icon = text, role, icon
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, role: str, icon: str = "") -> None:
        """Say something else."""
        self._text, self._role, self._icon = text, role, icon
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text

    def sizeHint(self) -> QSize:
        """Words, icon and the air around them."""
        return chip_size(self._text, self._icon)

    def minimumSizeHint(self) -> QSize:
        """It may be cut, but stays a chip."""
        return QSize(min(48, self.sizeHint().width()), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """The pill."""
        paint_chip(painter, rect, self._text, self._role, look, icon=self._icon)


class BandChip(Chip):
    """A band in its word and its colour."""

    def __init__(self, band: str, word: str, parent: QWidget | None = None) -> None:
        super().__init__(word, band_role(band), parent=parent)


class ChoiceChip(Clickable):
    """A chip to press: a filter that stays chosen, or an offer taken with one click (`checkable=False`)."""

    def __init__(
        self, text: str, icon: str = "", *, checkable: bool = True, role: str = "plain", parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._icon, self._role, self._trailing = icon, role, ""
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_icon(self, icon: str) -> None:
        """Show another icon, or with an empty one none."""
        self._icon = icon
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, icon and the air around them, chosen or not."""
        return chip_size(self.words, self._icon, self._trailing) + QSize(4 if self.isCheckable() else 0, 0)

    def minimumSizeHint(self) -> QSize:
        """It may be cut, but stays a chip."""
        return QSize(min(48, self.sizeHint().width()), self.sizeHint().height())

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """The pill, in the accent's tint while it is chosen."""
        role = "accent" if self.isChecked() else self._role
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        hover = self.hovered() or self.isDown()
        paint_chip(painter, rect, self.words, role, look, icon=self._icon, trailing=self._trailing, hover=hover)
        if self.ring_shown:
            paint_ring(painter, rect, rect.height() / 2, look)


class RemovableChip(ChoiceChip):
    """A chip with an x: a tag in the editor. A click on the x, Delete or Backspace asks to remove it."""

    removed = Signal(str)
    """The text of the chip that the person wants gone."""

    def __init__(self, text: str, role: str = "plain", parent: QWidget | None = None) -> None:
        super().__init__(text, checkable=False, role=role, parent=parent)
        self._trailing = "x"
        self.setAccessibleDescription(self.tr("Press Delete to remove"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete and Backspace remove."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit(self.words)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The x removes, the rest is a click."""
        super().mouseReleaseEvent(event)
        x = event.position().x()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self.rect().contains(event.position().toPoint()) and (x < 26 if mirrored else x > self.width() - 26):
            self.removed.emit(self.words)
