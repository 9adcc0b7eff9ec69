"""A portrait: the photo, or initials on a colour that belongs to the contact."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.window.kit.paint import color_index, paint_avatar

IN_LISTS = 40
ON_CARDS = 44
ON_PAGE = 68


class Avatar(QWidget):
    """A round portrait of a diameter in pixels. Decoration to a screen reader, unless it is given a name."""

    def __init__(self, diameter: int = IN_LISTS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._diameter = diameter
        self._initials = ""
        self._index = 0
        self._photo: QPixmap | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_person(self, initials: str, contact_id: object, photo: QPixmap | None = None, name: str = "") -> None:
        """Show somebody."""
        self._initials, self._photo = initials, photo
        self._index = color_index(contact_id)
        self.setAccessibleName(name)
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self._diameter, self._diameter)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the circle."""
        paint_avatar(QPainter(self), QRectF(self.rect()), self._initials, self._index, self._photo)
