"""Notes as lines of a width, at most so many of them; the rest is behind 'Show more'."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QPainter, QTextLayout, QTextOption

FOLDED_LINES = 6
_FOLDED_LETTERS = 3000
"""So much of a long note is looked at while it is folded."""
_LINE_BREAK = "\u2028"


class NotesLayout:
    """Plain text laid out once. `height` is in pixels; `cut` says whether some of it is not shown."""

    def __init__(self, text: str, font: QFont, width: float, *, whole: bool, mirrored: bool) -> None:
        shown = text if whole else text[:_FOLDED_LETTERS]
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # Each text runs as its own letters do, and keeps to the side where the person's language begins.
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self._layout = QTextLayout("\n".join(shown.splitlines()).replace("\n", _LINE_BREAK), font)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self.height = 0.0
        self.cut = len(shown) < len(text)
        self._lay_out(max(width, 20.0), None if whole else FOLDED_LINES)

    def draw(self, painter: QPainter, place: QPointF) -> None:
        """Draw it in the painter's pen, with its corner at a point."""
        self._layout.draw(painter, place)

    def _lay_out(self, width: float, most: int | None) -> None:
        self._layout.beginLayout()
        lines, end = 0, 0
        while most is None or lines < most:
            line = self._layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
            lines, end = lines + 1, line.textStart() + line.textLength()
        self._layout.endLayout()
        self.cut = self.cut or end < len(self._layout.text().encode("utf-16-le")) // 2
