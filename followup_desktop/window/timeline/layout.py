"""Where the parts of an entry stand, for a width: measured once, drawn and clicked by the same rectangles."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF

from followup_desktop.desktop.theme.fonts import text_font
from followup_desktop.domain.interactions import OpenLoop
from followup_desktop.window.kit.paint import chip_size
from followup_desktop.window.timeline.entry import Entry
from followup_desktop.window.timeline.notes_layout import NotesLayout

CIRCLE = 27
INDENT = 34
LOOP_ICON = "circle-question-mark"
LOOP_DONE_ICON = "check"
_MONTH_ABOVE, _MONTH_BELOW = 12, 10
_NOTES_ABOVE, _CHIPS_ABOVE, _CHIP_GAP, _BELOW = 3, 7, 7, 16
_TITLE_GAP = 9


@dataclass(frozen=True, slots=True)
class EntryLayout:
    """Rectangles within a row whose corner is (0, 0), and its height. An empty one is of a part that is not there."""

    entry: Entry
    height: int
    month: QRectF
    circle: QRectF
    title: QRectF
    details: QRectF
    notes: NotesLayout | None
    notes_at: QPointF
    more: QRectF
    loops: tuple[tuple[QRectF, OpenLoop], ...]
    bottom: float
    """Where the content ends, above the air below it."""

    def body(self, width: float) -> QRectF:
        """The entry without the month above it."""
        return QRectF(0, self.circle.top() - 6, width, self.height - self.circle.top() + 2)


def lay_out(entry: Entry, width: float, more_words: tuple[str, str], *, whole: bool, mirrored: bool) -> EntryLayout:
    """Measure an entry; `more_words` are those for showing more and less of long notes."""
    placed = _Mirror(width, mirrored)
    month_height = QFontMetricsF(text_font("section")).height()
    top = _MONTH_ABOVE + month_height + _MONTH_BELOW if entry.month else 0.0
    title_metrics = QFontMetricsF(text_font("strong"))
    details_metrics = QFontMetricsF(text_font("secondary"))
    room = width - INDENT
    details_width = min(room * 0.7, details_metrics.horizontalAdvance(entry.details) + 2)
    title_width = min(title_metrics.horizontalAdvance(entry.title) + 2, room - details_width - _TITLE_GAP)
    below = top + title_metrics.height() + _NOTES_ABOVE
    notes = None
    more = QRectF()
    notes_at = QPointF()
    if entry.notes:
        notes = NotesLayout(entry.notes, text_font("body"), room, whole=whole, mirrored=mirrored)
        notes_at = QPointF(0 if mirrored else INDENT, below)
        below += notes.height
        if notes.cut or (whole and _folds(entry, room, mirrored)):
            metrics = QFontMetricsF(text_font("accent"))
            words = more_words[1] if whole else more_words[0]
            more = QRectF(INDENT, below + 1, metrics.horizontalAdvance(words) + 4, metrics.height() + 4)
            below = more.bottom()
    loops, below = _chips(entry.loops, below, room)
    circle_bottom = top + CIRCLE
    bottom = max(below, circle_bottom)
    return EntryLayout(
        entry=entry,
        height=round(bottom + _BELOW),
        month=placed(QRectF(0, _MONTH_ABOVE, width, month_height)) if entry.month else QRectF(),
        circle=placed(QRectF(0, top, CIRCLE, CIRCLE)),
        title=placed(QRectF(INDENT, top, title_width, title_metrics.height())),
        details=placed(QRectF(INDENT + title_width + _TITLE_GAP, top, details_width, title_metrics.height())),
        notes=notes,
        notes_at=notes_at,
        more=placed(more) if not more.isNull() else more,
        loops=tuple((placed(rect), loop) for rect, loop in loops),
        bottom=below,
    )


def _chips(loops: tuple[OpenLoop, ...], top: float, room: float) -> tuple[list[tuple[QRectF, OpenLoop]], float]:
    """Chips in lines below the notes, and where they end."""
    if not loops:
        return [], top
    placed = []
    left, top, height = 0.0, top + _CHIPS_ABOVE, 0.0
    for loop in loops:
        size = chip_size(loop_words(loop), LOOP_ICON)
        width = min(float(size.width()), room)
        height = float(size.height())
        if left and left + width > room:
            left, top = 0.0, top + height + _CHIP_GAP
        placed.append((QRectF(INDENT + left, top, width, height), loop))
        left += width + _CHIP_GAP
    return placed, top + height


def loop_words(loop: OpenLoop) -> str:
    """The text of a loop on one line."""
    return " ".join(loop.text.split())


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


LEADING = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
