"""How a day of the month's sheet is drawn: its number, the faces and names of its people, its holidays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.domain.names import initials
from followup_desktop.domain.spoken import ENGLISH, weekday
from followup_desktop.store.reads.celebrations import Celebration, Holiday
from followup_desktop.window.kit.paint import RADIUS_CARD, color_index, one_line, paint_avatar, paint_box, paint_ring
from followup_desktop.window.portraits import Portraits

_FACE, _GAP, _SIDE, _NUMBER = 18, 6, 8, 24
_LINE = 22
_ONLY_FACES = 84
"""Pixels of a day's width below which names do not fit."""
_OVERLAP = 5
_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """One day as it is drawn."""

    day: date
    rect: QRectF
    marks: Sequence[Celebration | Holiday]
    in_month: bool
    today: bool
    chosen: bool
    hovered: bool
    ringed: bool


def paint_sheet(painter: QPainter, rect: QRectF, look: Tokens) -> None:
    """The paper that all days stand on; what is drawn afterwards keeps inside its corners."""
    shadow = QColor(Qt.GlobalColor.black)
    shadow.setAlphaF(0.16 if look.dark else 0.022)
    for depth in (0, 1):
        paint_box(painter, rect.adjusted(depth, 2, -depth, 2 - depth), RADIUS_CARD, shadow, None)
    paint_box(painter, rect, RADIUS_CARD, look.color("card"), None)
    inside = QPainterPath()
    inside.addRoundedRect(rect, RADIUS_CARD, RADIUS_CARD)
    painter.setClipPath(inside)


def paint_weekdays(
    painter: QPainter, places: Sequence[QRectF], days: Sequence[date], height: float, look: Tokens
) -> None:
    """The names of the days above the first week; short ones where room is short."""
    font = text_font("section")
    painter.setFont(font)
    painter.setPen(look.color("faint"))
    widest = max(QFontMetrics(font).horizontalAdvance(weekday(day, ENGLISH)) for day in days[: len(places)])
    for place, day in zip(places, days, strict=False):
        area = QRectF(place.left() + _SIDE, 0, place.width() - 2 * _SIDE, height)
        letters = None if widest <= area.width() else _LETTERS if area.width() > scaled(28) else 1
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading)
        painter.drawText(area, flags, weekday(day, ENGLISH)[:letters])


def paint_lines(painter: QPainter, sheet: QRectF, head: float, weeks: int, look: Tokens) -> None:
    """Hairlines between weeks and around the whole; columns stand by themselves."""
    painter.setPen(QPen(look.color("line"), 1))
    height = (sheet.height() - head) / weeks
    for week in range(weeks):
        top = round(head + week * height) + 0.5
        painter.drawLine(QLineF(sheet.left(), top, sheet.right(), top))
    painter.setClipping(False)
    paint_box(painter, sheet, RADIUS_CARD, None, look.color("line"))


def paint_cell(painter: QPainter, cell: Cell, portraits: Portraits, look: Tokens) -> None:
    """A day: its ground, its number, and as much of what stands on it as there is room for."""
    if cell.chosen:
        painter.fillRect(cell.rect, look.color("selected"))
    elif cell.hovered:
        painter.fillRect(cell.rect, look.color("hover"))
    painter.setOpacity(1.0 if cell.in_month else 0.45)
    _paint_number(painter, cell, look)
    if cell.rect.width() >= _ONLY_FACES and (_lines(cell) > 1 or _lines(cell) == len(cell.marks)):
        _paint_marks(painter, cell, portraits, look)
    else:
        _paint_faces(painter, cell, portraits, look)
    painter.setOpacity(1.0)
    if cell.ringed:
        paint_ring(painter, cell.rect.adjusted(2, 2, -2, -2), 6, look)


def _paint_number(painter: QPainter, cell: Cell, look: Tokens) -> None:
    size = float(scaled(_NUMBER))
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = cell.rect.right() - size - 4 if mirrored else cell.rect.left() + 4
    place = QRectF(left, cell.rect.top() + 4, size, size)
    painter.setFont(text_font("accent" if cell.today else "secondary"))
    if cell.today:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawEllipse(place)
        painter.setPen(look.color("on_accent"))
    else:
        painter.setPen(look.color("text" if cell.marks or cell.chosen else "sub"))
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter), str(cell.day.day))


def _paint_marks(painter: QPainter, cell: Cell, portraits: Portraits, look: Tokens) -> None:
    """One line for each; where there are too many the last line counts the rest."""
    line, top, room = float(scaled(_LINE)), _top(cell), _lines(cell)
    shown = cell.marks if len(cell.marks) <= room else cell.marks[: room - 1]
    for number, mark in enumerate(shown):
        place = QRectF(cell.rect.left() + _SIDE, top + number * line, cell.rect.width() - 2 * _SIDE, line)
        _paint_mark(painter, place, mark, portraits, look)
    if len(shown) < len(cell.marks):
        place = QRectF(cell.rect.left() + _SIDE, top + len(shown) * line, cell.rect.width() - 2 * _SIDE, line)
        _line(painter, place, f"+{len(cell.marks) - len(shown)}", "faint", look)


def _top(cell: Cell) -> float:
    return cell.rect.top() + scaled(_NUMBER) + 7


def _lines(cell: Cell) -> int:
    """How many lines there is room for."""
    return max(0, int((cell.rect.bottom() - 3 - _top(cell)) // scaled(_LINE)))


def _paint_mark(
    painter: QPainter, place: QRectF, mark: Celebration | Holiday, portraits: Portraits, look: Tokens
) -> None:
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = place.right() - _FACE if mirrored else place.left()
    face = QRectF(left, place.center().y() - _FACE / 2, _FACE, _FACE)
    words = place.adjusted(0, 0, -_FACE - _GAP, 0) if mirrored else place.adjusted(_FACE + _GAP, 0, 0, 0)
    if isinstance(mark, Celebration):
        _paint_face(painter, face, mark, portraits)
        _line(painter, words, _fitting(mark.name, words.width()), "text", look)
    else:
        paint_icon(painter, face.adjusted(2, 2, -2, -2), "party-popper", "ready", look)
        _line(painter, words, mark.name, "ready", look)


def _paint_faces(painter: QPainter, cell: Cell, portraits: Portraits, look: Tokens) -> None:
    """Faces alone, one over the other, in a row below the number, or beside it where a day is low."""
    people = [mark for mark in cell.marks if isinstance(mark, Celebration)]
    below = cell.rect.height() >= scaled(_NUMBER) + _FACE + 8
    begins = 4.0 if below else scaled(_NUMBER) + 8.0
    top = cell.rect.top() + (scaled(_NUMBER) + 5 if below else 4 + (scaled(_NUMBER) - _FACE) / 2)
    step = _FACE - _OVERLAP
    room = max(1, int((cell.rect.width() - begins - 4 - _FACE) // step) + 1)
    mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    for number, mark in enumerate(people[:room]):
        offset = begins + number * step
        left = cell.rect.right() - offset - _FACE if mirrored else cell.rect.left() + offset
        face = QRectF(left, top, _FACE, _FACE)
        if number == room - 1 and len(people) > room:
            _paint_count(painter, face, len(people) - room + 1, look)
        else:
            _paint_face(painter, face, mark, portraits)
    if len(people) < len(cell.marks):
        size = 14
        left = cell.rect.left() + 5 if mirrored else cell.rect.right() - size - 5
        paint_icon(painter, QRectF(left, cell.rect.top() + 8, size, size), "party-popper", "ready", look)


def _paint_count(painter: QPainter, face: QRectF, more: int, look: Tokens) -> None:
    """How many more there are, on a disc like a face."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("line"))
    painter.drawEllipse(face)
    painter.setPen(look.color("sub"))
    font = text_font("badge")
    font.setPixelSize(9)
    painter.setFont(font)
    painter.drawText(face, int(Qt.AlignmentFlag.AlignCenter), f"+{min(99, more)}")


def _paint_face(painter: QPainter, face: QRectF, one: Celebration, portraits: Portraits) -> None:
    paint_avatar(painter, face, initials(one.name), color_index(one.contact), portraits.get(one.portrait))


def _fitting(name: str, width: float) -> str:
    """The name, or where it is too long the first name with the initial of the last: 'Hyacinthe B.'."""
    words = [word for word in name.split() if not word.endswith(".")]
    if len(words) < 2 or QFontMetrics(text_font("secondary")).horizontalAdvance(name) <= width:
        return name
    return f"{words[0]} {words[-1][0]}."


def _line(painter: QPainter, place: QRectF, words: str, role: str, look: Tokens) -> None:
    """One line of a person's text, as far as it fits."""
    font = text_font("secondary")
    direction = painter.layoutDirection()
    painter.setFont(font)
    painter.setPen(look.color(role))
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    shown = QFontMetrics(font).elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, one_line(direction), shown)
    painter.setLayoutDirection(direction)
