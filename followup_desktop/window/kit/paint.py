"""Shapes that widgets and delegates draw alike: chips, portraits, dots, the focus ring."""

from __future__ import annotations

import zlib

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import BANDS, PORTRAITS, Tokens

RADIUS_CARD = 13
RADIUS_FIELD = 9
_CHIP_SIDE = 10
_CHIP_ICON = 14


def one_line(direction: Qt.LayoutDirection) -> int:
    """The flags to draw one line of a person's text at the edge where a language begins.

    To be used with a painter whose own direction is 'auto': the text then runs as its letters do.
    """
    side = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


def color_index(contact_id: object) -> int:
    """Which of the portrait colours a contact has: told from its id, so that it never changes."""
    return zlib.crc32(str(contact_id).encode()) % len(PORTRAITS)


def paint_avatar(painter: QPainter, rect: QRectF, initials: str, index: int, photo: QPixmap | None = None) -> None:
    """Draw a round portrait: the photo where there is one, else white initials on one of the portrait colours."""
    painter.save()
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    painter.setPen(Qt.PenStyle.NoPen)
    if photo is not None and not photo.isNull():
        _paint_photo(painter, rect, photo)
    else:
        painter.setBrush(QColor(PORTRAITS[index % len(PORTRAITS)]))
        painter.drawEllipse(rect)
        font = text_font("strong")
        font.setPixelSize(max(9, round(rect.height() * 0.375)))
        painter.setFont(font)
        painter.setPen(Qt.GlobalColor.white)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), initials)
    painter.restore()


def _paint_photo(painter: QPainter, rect: QRectF, photo: QPixmap) -> None:
    path = QPainterPath()
    path.addEllipse(rect)
    painter.setClipPath(path)
    side = min(photo.width(), photo.height())
    source = QRectF((photo.width() - side) / 2, (photo.height() - side) / 2, side, side)
    painter.drawPixmap(rect, photo, source)


def chip_size(text: str, icon: str = "", trailing: str = "", font: QFont | None = None) -> QSize:
    """How large a chip is, in pixels."""
    metrics = QFontMetrics(font or text_font("chip"))
    height = max(scaled(24), metrics.height() + 6)
    if not text:
        return QSize(_CHIP_ICON + 2 * _CHIP_SIDE, height)
    icons = sum(_CHIP_ICON + 5 for name in (icon, trailing) if name)
    return QSize(metrics.horizontalAdvance(text) + icons + 2 * _CHIP_SIDE, height)


def paint_chip(
    painter: QPainter,
    rect: QRectF,
    text: str,
    role: str,
    look: Tokens,
    *,
    icon: str = "",
    trailing: str = "",
    hover: bool = False,
) -> None:
    """Draw a chip: 'plain' is outlined, a band ('ready') or 'accent' is its colour on its tint, 'quiet' is grey."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, border, ink = _chip_colors(role, look, hover)
    painter.setPen(QPen(border, 1))
    painter.setBrush(ground)
    radius = rect.height() / 2
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    ink_role = role if role in (*BANDS, "accent") else "sub"
    inner = rect.adjusted(_CHIP_SIDE, 0, -_CHIP_SIDE, 0)
    mirrored = painter.layoutDirection() == Qt.LayoutDirection.RightToLeft
    if not text:
        paint_icon(
            painter,
            QRectF(rect.center().x() - _CHIP_ICON / 2, rect.center().y() - _CHIP_ICON / 2, _CHIP_ICON, _CHIP_ICON),
            icon,
            ink_role,
            look,
        )
        painter.restore()
        return
    for name, first in ((icon, True), (trailing, False)):
        if name:
            inner = _chip_icon(painter, inner, name, ink_role, look, first != mirrored)
    font = text_font("chip")
    if role == "accent":
        font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(ink)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, round(inner.width()) + 2)
    painter.drawText(inner.adjusted(-2, 0, 2, 0), int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), shown)
    painter.restore()


def _chip_colors(role: str, look: Tokens, hover: bool) -> tuple[QColor, QColor, QColor]:
    if role in (*BANDS, "accent"):
        ground = look.color(f"{role}_tint")
        return ground, look.color(role) if hover else ground, look.color(role)
    if role == "quiet":
        return look.color("hover"), look.color("hover"), look.color("sub")
    return look.color("hover" if hover else "card"), look.color("line"), look.color("sub")


def _chip_icon(painter: QPainter, inner: QRectF, name: str, role: str, look: Tokens, left: bool) -> QRectF:
    place = inner.left() - 1 if left else inner.right() - _CHIP_ICON + 1
    paint_icon(painter, QRectF(place, inner.center().y() - _CHIP_ICON / 2, _CHIP_ICON, _CHIP_ICON), name, role, look)
    used = _CHIP_ICON + 4
    return inner.adjusted(used, 0, 0, 0) if left else inner.adjusted(0, 0, -used, 0)


def paint_dot(painter: QPainter, centre: QPointF, role: str, look: Tokens, diameter: float = 8) -> None:
    """Draw a band's dot."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color(role))
    painter.drawEllipse(centre, diameter / 2, diameter / 2)
    painter.restore()


def paint_ring(painter: QPainter, rect: QRectF, radius: float, look: Tokens) -> None:
    """Draw the focus ring, 2 px, just inside a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("accent"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), radius - 1, radius - 1)
    painter.restore()


def paint_box(painter: QPainter, rect: QRectF, radius: float, ground: QColor | None, border: QColor | None) -> None:
    """Draw a rounded box with a hairline; either colour may be left out."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(border, 1) if border else Qt.PenStyle.NoPen)
    painter.setBrush(ground or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.restore()
