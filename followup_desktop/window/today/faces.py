"""The faces of a few people side by side, each a little over the one before: the small reward of a day."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.window.kit.paint import color_index, paint_avatar

MOST = 7
_FACE, _STEP, _RIM = 56, 50, 3


class Face(NamedTuple):
    """Somebody: the contact's row number, initials, and the photo where there is one."""

    contact: int
    initials: str
    photo: QPixmap | None


class Faces(QWidget):
    """Decoration: who it is stands in the words below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._faces: Sequence[Face] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these, seven at the most."""
        self._faces = faces[:MOST]
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there are faces."""
        return QSize(_FACE + 2 * _RIM + _STEP * max(0, len(self._faces) - 1), _FACE + 2 * _RIM)

    def minimumSizeHint(self) -> QSize:
        """Never smaller."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw each with a rim of the ground, so that they stand apart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = tokens_of(self).color("bg")
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        for place, face in enumerate(self._faces):
            left = _STEP * place
            outer = QRectF(self.width() - left - _FACE - 2 * _RIM if mirrored else left, 0, _FACE + 6, _FACE + 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawEllipse(outer)
            inner = outer.adjusted(_RIM, _RIM, -_RIM, -_RIM)
            paint_avatar(painter, inner, face.initials, color_index(face.contact), face.photo)
