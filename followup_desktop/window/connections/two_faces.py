"""The portraits of two people, the second a little over the first; of one alone where the other is known."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.domain.introductions import Person
from followup_desktop.domain.names import initials
from followup_desktop.window.kit.avatar import IN_LISTS
from followup_desktop.window.kit.paint import color_index, paint_avatar

_OVER, _GAP = 5, 2


class TwoFaces(QWidget):
    """Decoration: a screen reader has the names beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._people: tuple[tuple[Person, QPixmap | None], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_people(self, *people: tuple[Person, QPixmap | None]) -> None:
        """Show these two (or one), each with a picture or initials."""
        self._people = people
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Two circles that overlap, or one."""
        return QSize(2 * IN_LISTS - _OVER if len(self._people) > 1 else IN_LISTS, IN_LISTS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circles, with a line of the card between them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, (person, photo) in enumerate(self._people):
            step = (1 - place if mirrored else place) * (IN_LISTS - _OVER)
            circle = QRectF(step, 0, IN_LISTS, IN_LISTS)
            if place:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens_of(self).color("card"))
                painter.drawEllipse(circle.adjusted(-_GAP, -_GAP, _GAP, _GAP))
            paint_avatar(painter, circle, initials(person.name), color_index(person.contact), photo)
