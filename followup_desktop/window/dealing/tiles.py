"""The places that a person can be dealt to, as tiles that show their keys."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import RADIUS_FIELD, one_line, paint_box, paint_ring

_HEIGHT = 56
_NARROWEST = 132
_SIDE = 12
_CAP = 26
_GAP = 10


class Tile(Clickable):
    """A key cap, a word, and a smaller line below it."""

    def __init__(self, key: str, word: str, below: str = "", parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._key, self._below = key, below
        self.setAccessibleDescription(", ".join(filter(None, (below, key))))
        # Of one width in a row, whatever their words.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Room for the words, and for a finger."""
        words = QFontMetrics(text_font("strong")).horizontalAdvance(self.words)
        below = QFontMetrics(text_font("secondary")).horizontalAdvance(self._below)
        return QSize(max(words, below) + self._cap_width() + _GAP + 2 * _SIDE + 4, scaled(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Words may be cut."""
        return QSize(_NARROWEST, scaled(_HEIGHT))

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """The box, the cap and the words."""
        down = self.isDown()
        ground = look.color("accent_tint" if down else "hover" if self.hovered() else "card")
        paint_box(painter, rect, RADIUS_FIELD, ground, look.color("accent" if down else "line"))
        if self.ring_shown:
            paint_ring(painter, rect, RADIUS_FIELD, look)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        width = self._cap_width()
        left = rect.right() - _SIDE - width if mirrored else rect.left() + _SIDE
        cap = QRectF(left, rect.center().y() - _CAP / 2, width, _CAP)
        paint_box(painter, cap, 6, look.color("accent_tint"), None)
        painter.setFont(text_font("button"))
        painter.setPen(look.color("accent"))
        painter.drawText(cap, int(Qt.AlignmentFlag.AlignCenter), self._key)
        taken = _SIDE + width + _GAP
        inner = rect.adjusted(_SIDE, 0, -taken, 0) if mirrored else rect.adjusted(taken, 0, -_SIDE, 0)
        self._draw_words(painter, inner, look)

    def _draw_words(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        lines = [(self.words, "strong", "text"), (self._below, "secondary", "sub")]
        shown = [(text, text_font(role), color) for text, role, color in lines if text]
        heights = [QFontMetrics(font).height() for _text, font, _color in shown]
        top = rect.center().y() - (sum(heights) + len(heights) - 1) / 2
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        for (text, font, color), height in zip(shown, heights, strict=True):
            painter.setFont(font)
            painter.setPen(look.color(color))
            cut = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, int(rect.width()))
            painter.drawText(QRectF(rect.left(), top, rect.width(), height), one_line(self.layoutDirection()), cut)
            top += height + 1

    def _cap_width(self) -> int:
        return max(_CAP, QFontMetrics(text_font("button")).horizontalAdvance(self._key) + 14)


class TileGrid(QWidget):
    """Tiles of one width, as many beside each other as there is room for."""

    pressed = Signal(object)
    """The value of the tile that was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(8)
        self.tiles: list[Tile] = []
        self._columns = 0

    def show_tiles(self, tiles: Sequence[tuple[str, str, str, object]]) -> None:
        """Show (key, word, line below, value) in their order."""
        for tile in self.tiles:
            self._grid.removeWidget(tile)
            tile.hide()
            tile.deleteLater()
        self.tiles = []
        for key, word, below, value in tiles:
            tile = Tile(key, word, below)
            # The keys work wherever one is; the focus stays with the person who is dealt.
            tile.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            tile.clicked.connect(lambda _on=False, value=value: self.pressed.emit(value))
            self.tiles.append(tile)
        self._columns = 0
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if not self.tiles:
            return
        fits = max(1, (self.width() + 8) // (max(tile.sizeHint().width() for tile in self.tiles) + 8))
        rows = -(-len(self.tiles) // fits)
        columns = -(-len(self.tiles) // rows)
        if columns == self._columns:
            return
        for column in range(max(columns, self._grid.columnCount())):
            self._grid.setColumnStretch(column, int(column < columns))
        self._columns = columns
        for place, tile in enumerate(self.tiles):
            self._grid.addWidget(tile, place // columns, place % columns)
