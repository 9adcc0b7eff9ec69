"""The words of a card: who, what kind, why, and what fits. Drawn, not made of labels: a day can have many cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.fonts import text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, band_role, tokens_of
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.words import kind_name
from followup_desktop.window.channels import channel_icon
from followup_desktop.window.kit.paint import chip_size, one_line, paint_chip
from followup_desktop.window.kit.text import plain_tooltip

_ROLES = {
    Kind.THANK_YOU: "in_touch",
    Kind.FOLLOW_UP: "accent",
    Kind.INFORMATION: "early",
    Kind.GENTLE_NUDGE: "early",
    Kind.HARD_TIME: "drifting",
    Kind.OCCASION: "ready",
    Kind.RECONNECT: "lapsed",
    Kind.REMINDER: "quiet",
}
"""The colours of the kinds; keep in touch has that of the contact's band."""
_GAP, _CHIP_GAP, _ICON = 3, 8, 14
_NAME_LEAST = 60
_TALLEST = 1 << 16


@dataclass(frozen=True, slots=True)
class _ChipWords:
    text: str
    role: str
    icon: str = ""


class CardWords(QWidget):
    """Name and chips in a line, the reason below over as many lines as it takes, and the channel that fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = self._reason = self._hint = self._hint_icon = ""
        self._chips: tuple[_ChipWords, ...] = ()
        self._heights: dict[int, int] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_check_in(self, check_in: CheckIn, suggestion: Suggestion | None, now: datetime) -> None:
        """Show a check-in; a moment is told in the zone of `now`."""
        self._name = " ".join(check_in.contact_name.split())
        self._reason = check_in.reason.strip()
        self._hint = suggestion.reason if suggestion else ""
        self._hint_icon = channel_icon(suggestion.channel) if suggestion else ""
        chips = [_ChipWords(kind_words(check_in), _ROLES.get(check_in.kind) or band_role(check_in.band))]
        if check_in.due_at is not None:
            chips.append(_ChipWords(f"{check_in.due_at.astimezone(now.tzinfo):%H:%M}", "plain", "clock"))
        self._chips = tuple(chips)
        self._measure_anew()

    def sizeHint(self) -> QSize:
        """A good width and the height that goes with it."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(160, self._head_height())

    def hasHeightForWidth(self) -> bool:
        """Fewer pixels wide means more lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all lines at a width."""
        if width not in self._heights:
            height = self._head_height()
            if self._reason:
                height += _GAP + self._reason_height(width)
            if self._hint:
                height += _GAP + QFontMetrics(text_font("faint")).height()
            self._heights[width] = height
        return self._heights[width]

    def changeEvent(self, event: QEvent) -> None:
        """Follow colours and text size."""
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self._measure_anew()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A name that does not fit is told in a tooltip."""
        super().resizeEvent(event)
        fits = self._name_width(self.width()) >= QFontMetrics(text_font("strong")).horizontalAdvance(self._name)
        self.setToolTip("" if fits else plain_tooltip(self._name))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw all lines."""
        look = tokens_of(self)
        painter = QPainter(self)
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        top = self._paint_head(painter, look)
        if self._reason:
            height = self._reason_height(self.width())
            painter.setFont(text_font("body"))
            painter.setPen(look.color("text"))
            painter.drawText(QRect(0, top + _GAP, self.width(), height), _wrapped(self.layoutDirection()), self._reason)
            top += _GAP + height
        if self._hint:
            self._paint_hint(painter, top + _GAP, look)

    def _measure_anew(self) -> None:
        self._heights.clear()
        self.updateGeometry()
        self.update()

    def _paint_head(self, painter: QPainter, look: Tokens) -> int:
        height, width = self._head_height(), self._name_width(self.width())
        font = text_font("strong")
        painter.setFont(font)
        painter.setPen(look.color("text"))
        shown = QFontMetrics(font).elidedText(self._name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(self._placed(QRect(0, 0, width + 2, height)), one_line(self.layoutDirection()), shown)
        painter.setLayoutDirection(self.layoutDirection())
        left = min(width, QFontMetrics(font).horizontalAdvance(shown)) + _CHIP_GAP + 2
        for chip in self._chips:
            size = chip_size(chip.text, chip.icon)
            place = QRect(left, (height - size.height()) // 2, size.width(), size.height())
            paint_chip(painter, QRectF(self._placed(place)), chip.text, chip.role, look, icon=chip.icon)
            left += size.width() + _CHIP_GAP
        painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        return height

    def _paint_hint(self, painter: QPainter, top: int, look: Tokens) -> None:
        font = text_font("faint")
        metrics = QFontMetrics(font)
        box = QRect(0, top + (metrics.height() - _ICON) // 2, _ICON, _ICON)
        paint_icon(painter, QRectF(self._placed(box)), self._hint_icon, "faint", look)
        place = QRect(_ICON + 5, top, self.width() - _ICON - 5, metrics.height())
        painter.setFont(font)
        painter.setPen(look.color("faint"))
        shown = metrics.elidedText(self._hint, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(self._placed(place), one_line(self.layoutDirection()), shown)

    def _placed(self, rect: QRect) -> QRect:
        """A place counted from the leading edge, where it really is."""
        if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            return QRect(self.width() - rect.left() - rect.width(), rect.top(), rect.width(), rect.height())
        return rect

    def _name_width(self, width: int) -> int:
        chips = sum(chip_size(chip.text, chip.icon).width() + _CHIP_GAP for chip in self._chips)
        return max(_NAME_LEAST, width - chips - 4)

    def _head_height(self) -> int:
        chips = (chip_size(chip.text, chip.icon).height() for chip in self._chips)
        return max([QFontMetrics(text_font("strong")).height(), *chips])

    def _reason_height(self, width: int) -> int:
        metrics = QFontMetrics(text_font("body"))
        return metrics.boundingRect(0, 0, width, _TALLEST, int(Qt.TextFlag.TextWordWrap), self._reason).height()


def kind_words(check_in: CheckIn) -> str:
    """'Thank you', 'Birthday'."""
    return check_in.occasion or kind_name(check_in.kind)


def _wrapped(direction: Qt.LayoutDirection) -> int:
    side = Qt.AlignmentFlag.AlignRight if direction == Qt.LayoutDirection.RightToLeft else Qt.AlignmentFlag.AlignLeft
    return int(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
