"""Words on screen. Everything here shows text as it is written: markup from a contact's notes stays markup."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.plain_text import PlainLabel, literal, plain_tooltip
from followup_desktop.desktop.theme.fonts import text_font

__all__ = ["ElidedText", "Text", "elided", "label", "literal", "plain_tooltip"]

_FONTS: Final = {"error": "secondary", "subtle": "body"}
"""Roles that borrow another's font; the others are in desktop/theme/fonts.py."""


class Text(PlainLabel):
    """A label in one of the text roles, always plain text."""

    def __init__(self, text: str, role: str = "body", parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.setProperty("role", role)
        self.setFont(text_font(_FONTS.get(role, role)))
        self.setText(text)
        self._lean()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size and the direction of reading."""
        if event.type() in (QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            # Theme.set_text_scale dresses everything anew, which is a change of style.
            role = self.property("role")
            wished = text_font(_FONTS.get(role, role))
            if wished.pointSizeF() != self.font().pointSizeF():
                self.setFont(wished)
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._lean()
        super().changeEvent(event)

    def _lean(self) -> None:
        """Keep to the leading edge, in whichever script the text is written."""
        sides = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        if not self.alignment() & (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignRight):
            return
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        leading = (
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute if mirrored else Qt.AlignmentFlag.AlignLeft
        )
        self.setAlignment((self.alignment() & ~sides) | leading)


class ElidedText(Text):
    """One line that ends in an ellipsis where it does not fit; the whole of it is in the tooltip then."""

    def minimumSizeHint(self) -> QSize:
        """Room for a few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 4, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        """Room for all of it."""
        return QSize(self.fontMetrics().horizontalAdvance(self._line()) + 2, super().sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        shown = self.fontMetrics().elidedText(self._line(), Qt.TextElideMode.ElideRight, self.width())
        alignment = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        painter.drawText(self.rect(), int(alignment | Qt.TextFlag.TextSingleLine), shown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the tooltip only where something is hidden."""
        super().resizeEvent(event)
        hidden = self.fontMetrics().horizontalAdvance(self._line()) > self.width()
        self.setToolTip(plain_tooltip(self.text()) if hidden else "")

    def _line(self) -> str:
        return " ".join(self.text().split())


def label(
    text: str, role: str = "body", *, wrap: bool = False, selectable: bool = False, parent: QWidget | None = None
) -> Text:
    """A plain-text label. Roles: title, heading, strong, body, subtle, secondary, faint, section, accent, error.

    With `wrap` it takes the width it is given; `selectable` lets the person copy from it.
    """
    made = Text(text, role, parent)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        made.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    return made


def elided(text: str, role: str = "body", parent: QWidget | None = None) -> ElidedText:
    """A plain-text label of one line that is cut with an ellipsis where it must be."""
    return ElidedText(text, role, parent)
