"""One choice of a few, all in sight."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSizePolicy, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import RADIUS_FIELD, paint_box, paint_ring

_INSET = 3
_ICON = 16


class SegmentedChoice(QWidget):
    """A row of joined segments, of which one is chosen. The arrow keys move the choice."""

    chosen = Signal(str)
    """The key that the person chose."""

    def __init__(self, choices: Sequence[tuple[str, str, str]], name: str, parent: QWidget | None = None) -> None:
        """Take (key, word, icon) in their order; the icon may be empty. `name` is for screen readers."""
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._segments: dict[str, _Segment] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(_INSET, _INSET, _INSET, _INSET)
        row.setSpacing(2)
        for key, word, icon in choices:
            segment = _Segment(key, word, icon, self)
            segment.clicked.connect(self._announce)
            self._group.addButton(segment)
            self._segments[key] = segment
            row.addWidget(segment)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        next(iter(self._segments.values())).setChecked(True)

    def choose(self, key: str) -> None:
        """Choose without announcing it. Raises KeyError for an unknown key."""
        self._segments[key].setChecked(True)

    def current(self) -> str:
        """The key that is chosen."""
        checked = self._group.checkedButton()
        return checked.key if isinstance(checked, _Segment) else ""

    def _announce(self) -> None:
        self.chosen.emit(self.current())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and Right (as they look on screen), Up and Down move."""
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        right = -1 if mirrored else 1
        steps = {Qt.Key.Key_Left: -right, Qt.Key.Key_Right: right, Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        segments = list(self._segments.values())
        place = list(self._segments).index(self.current()) + step
        if 0 <= place < len(segments):
            segments[place].setFocus(Qt.FocusReason.TabFocusReason)
            segments[place].click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The trough."""
        look = tokens_of(self)
        paint_box(QPainter(self), QRectF(self.rect()), RADIUS_FIELD, look.color("hover"), look.color("line"))


class _Segment(Clickable):
    """One segment."""

    def __init__(self, key: str, word: str, icon: str, parent: QWidget) -> None:
        super().__init__(word, parent)
        self.key = key
        self._icon = icon
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(text_font("strong"))
        icon = _ICON + 6 if self._icon else 0
        return QSize(metrics.horizontalAdvance(self.words) + icon + 24, max(scaled(28), metrics.height() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()  # the row moves the choice
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        radius = RADIUS_FIELD - _INSET
        if self.isChecked():
            paint_box(painter, rect, radius, look.color("card"), look.color("line"))
        if self.ring_shown:
            paint_ring(painter, rect, radius, look)
        role = "text" if self.isChecked() or self.hovered() else "sub"
        font = text_font("strong" if self.isChecked() else "body")
        words = QFontMetrics(font).horizontalAdvance(self.words)
        used = words + (_ICON + 6 if self._icon else 0)
        left = rect.center().x() - used / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if self._icon:
            icon_left = left + words + 6 if mirrored else left
            box = QRectF(icon_left, rect.center().y() - _ICON / 2, _ICON, _ICON)
            paint_icon(painter, box, self._icon, "accent" if self.isChecked() else "sub", look)
        painter.setFont(font)
        painter.setPen(look.color(role))
        words_left = left if mirrored or not self._icon else left + _ICON + 6
        painter.drawText(
            QRectF(words_left - 2, 0, words + 4, rect.height()), int(Qt.AlignmentFlag.AlignCenter), self.words
        )
