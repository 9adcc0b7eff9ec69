"""The tray's icon with the number of today's check-ins on it, drawn for every size that a panel may ask for.

The mark brings its own ground, so that it can be seen on light and dark panels alike: outside macOS no system says
how its panel is coloured. On macOS it is a template that the system colours, and the number stands in the tooltip.
"""

from __future__ import annotations

import sys
from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPixmap
from PySide6.QtSvg import QSvgRenderer

from followup_desktop.desktop.paths import resource

SIZES = (16, 20, 22, 24, 32, 44, 48, 64)
MOST = 9
"""From the next number on the badge says 'more than so many'."""
_GROUND, _INK, _PAUSED = QColor("#E9B763"), QColor("#23211D"), QColor("#8C867A")


def tray_icon(count: int, *, paused: bool = False) -> QIcon:
    """The icon for a number of check-ins; none and no badge while everything is paused or done."""
    if sys.platform == "darwin":
        icon = QIcon(str(resource("icons/followup-tray-mono.svg")))
        icon.setIsMask(True)
        return icon
    return _drawn(0 if paused else min(count, MOST + 1), paused)


@lru_cache(maxsize=2 * (MOST + 2))
def _drawn(count: int, paused: bool) -> QIcon:
    icon = QIcon()
    renderer = QSvgRenderer(str(resource("icons/followup.svg")))
    for size in SIZES:
        icon.addPixmap(_picture(renderer, size, count, paused))
    return icon


def _picture(renderer: QSvgRenderer, size: int, count: int, paused: bool) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # The artwork keeps a margin that an icon of 22 pixels cannot afford.
    margin = size * 12 / 256
    painter.setOpacity(0.55 if paused else 1.0)
    renderer.render(painter, QRectF(-margin, -margin, size + 2 * margin, size + 2 * margin))
    painter.setOpacity(1.0)
    if paused:
        _paint_pause(painter, size)
    elif count:
        _paint_badge(painter, size, str(count) if count <= MOST else f"{MOST}+")
    painter.end()
    return picture


def _corner(painter: QPainter, size: int, width: float) -> QRectF:
    """The badge's place, with a gap cut into the mark around it."""
    height = round(size * 0.62)
    wide = max(height, round(size * width))
    corner = QRectF(size - wide, size - height, wide, height)
    gap = max(1.0, size / 22)
    hole = QPainterPath()
    radius = height / 2 + gap
    hole.addRoundedRect(corner.adjusted(-gap, -gap, gap, gap), radius, radius)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
    painter.fillPath(hole, Qt.GlobalColor.black)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    return corner


def _paint_badge(painter: QPainter, size: int, text: str) -> None:
    corner = _corner(painter, size, 0.62 if len(text) == 1 else 0.86)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(corner, corner.height() / 2, corner.height() / 2)
    font = QFont()
    font.setPixelSize(max(8, round(corner.height() * 0.82)))
    font.setWeight(QFont.Weight.Bold)
    painter.setFont(font)
    painter.setPen(_INK)
    painter.drawText(corner, int(Qt.AlignmentFlag.AlignCenter), text)


def _paint_pause(painter: QPainter, size: int) -> None:
    corner = _corner(painter, size, 0.62)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PAUSED)
    painter.drawEllipse(corner)
    painter.setBrush(Qt.GlobalColor.white)
    bar, high = corner.width() * 0.14, corner.height() * 0.42
    for side in (-1.4, 0.4):
        painter.drawRect(QRectF(corner.center().x() + side * bar, corner.center().y() - high / 2, bar, high))
