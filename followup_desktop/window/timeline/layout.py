"""Where the parts of an entry stand, for a width: measured once, drawn and clicked by the same rectangles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.window.kit.paint import chip_size
from followup_desktop.window.timeline.entry import Entry, LoopMark
from followup_desktop.window.timeline.notes_layout import NotesLayout

_CIRCLE = 27
_INDENT = 34
_MONTH_ABOVE, _MONTH_BELOW = 12, 10
_NOTES_ABOVE, _CHIPS_ABOVE, _CHIP_GAP, _BELOW = 3, 7, 7, 16
_TITLE_GAP = 9
_MOST_DETAILS = 0.7
"""The share of a line that the details may take from the title."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words, cut already to what fits, with the token of its colour."""

    rect: QRectF
    words: str
    font: QFont
    role: str


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """Rectangles within a row whose corner is (0, 0), and its height. An empty one is of a part that is not there."""

    entry: Entry
    height: int
    circle: QRectF
    title: QRectF
    lines: tuple[Line, ...]
    notes: NotesLayout | None
    notes_at: QPointF
    more: QRectF
    loops: tuple[tuple[QRectF, LoopMark], ...]
    bottom: float
    """Where the content ends, above the air below it."""

    def body(self, width: float) -> QRectF:
        """The entry without the month above it."""
        return QRectF(0, self.circle.top() - 6, width, self.height - self.circle.top() + 2)


def lay_out(entry: Entry, width: float, more_words: tuple[str, str], *, whole: bool, mirrored: bool) -> EntryLayout:
    """Measure an entry; `more_words` are those for showing more and less of long notes."""
    placed = _Mirror(width, mirrored)
    indent, diameter = scaled(_INDENT), scaled(_CIRCLE)
    lines = []
    top = 0.0
    if entry.month:
        lines.append(_line("section", "faint", entry.month, QPointF(0, _MONTH_ABOVE), width))
        top = lines[0].rect.bottom() + _MONTH_BELOW
    room = width - indent
    details_room = min(room * _MOST_DETAILS, QFontMetricsF(text_font("secondary")).horizontalAdvance(entry.details) + 2)
    title = _line("strong", "text", entry.title, QPointF(indent, top), room - details_room - _TITLE_GAP)
    beside = QPointF(title.rect.right() + _TITLE_GAP, top)
    details = _line("secondary", "faint", entry.details, beside, width - beside.x(), title.rect.height())
    lines += [title, details]
    below = title.rect.bottom()
    notes, more = None, QRectF()
    notes_top = below + _NOTES_ABOVE
    if entry.notes:
        notes = NotesLayout(entry.notes, text_font("body"), room, whole=whole, mirrored=mirrored)
        below = notes_top + notes.height
        if notes.cut or (whole and _folds(entry, room, mirrored)):
            words = more_words[1] if whole else more_words[0]
            lines.append(_line("accent", "accent", words, QPointF(indent, below + 3), room))
            more = placed(lines[-1].rect.adjusted(-4, -3, 4, 3))
            below = lines[-1].rect.bottom()
    loops, below = _chips(entry.loops, below, room)
    return EntryLayout(
        entry=entry,
        height=round(max(below, top + diameter) + _BELOW),
        circle=placed(QRectF(0, top, diameter, diameter)),
        title=placed(title.rect),
        lines=tuple(replace(line, rect=placed(line.rect)) for line in lines),
        notes=notes,
        notes_at=QPointF(0 if mirrored else indent, notes_top),
        more=more,
        loops=tuple((placed(rect), mark) for rect, mark in loops),
        bottom=below,
    )


def _line(font_role: str, role: str, words: str, at: QPointF, room: float, height: float = 0) -> Line:
    """A line that begins at a point and is cut where the room ends."""
    font = text_font(font_role)
    metrics = QFontMetricsF(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0.0, room))
    size = QSizeF(metrics.horizontalAdvance(shown) + 2, height or metrics.height())
    return Line(QRectF(at, size), shown, font, role)


def _chips(loops: tuple[LoopMark, ...], top: float, room: float) -> tuple[list[tuple[QRectF, LoopMark]], float]:
    """Chips in lines below the notes, and where they end."""
    if not loops:
        return [], top
    placed = []
    left, top, height = 0.0, top + _CHIPS_ABOVE, 0.0
    for mark in loops:
        size = chip_size(mark.words, mark.icon)
        width = min(float(size.width()), room)
        height = float(size.height())
        if left and left + width > room:
            left, top = 0.0, top + height + _CHIP_GAP
        placed.append((QRectF(scaled(_INDENT) + left, top, width, height), mark))
        left += width + _CHIP_GAP
    return placed, top + height


def _folds(entry: Entry, width: float, mirrored: bool) -> bool:
    return NotesLayout(entry.notes, text_font("body"), width, whole=False, mirrored=mirrored).cut


class _Mirror:
    """Places counted from the leading edge, where they really are."""

    def __init__(self, width: float, mirrored: bool) -> None:
        self._width, self._mirrored = width, mirrored

    def __call__(self, rect: QRectF) -> QRectF:
        if not self._mirrored:
            return rect
        return QRectF(self._width - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())
