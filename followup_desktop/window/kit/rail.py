"""The navigation rail: the views as icons with their words, and a few commands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import RAIL_SIZE, paint_icon
from followup_desktop.desktop.theme.tokens import Tokens, tokens_of
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import paint_box, paint_ring
from followup_desktop.window.kit.text import plain_tooltip

FOLDS_BELOW = 700
"""Width of the window in pixels below which the rail shows icons only (design.md)."""
_WIDE, _NARROW = 76, 56
_RADIUS = 12


@dataclass(frozen=True, slots=True)
class RailItem:
    """One entry: its key, word and icon. A view stays chosen; a command (`is_view=False`) is only pressed."""

    key: str
    word: str
    icon: str
    shortcut: str = ""
    is_view: bool = True


class NavRail(QWidget):
    """Views above, the rest below. Up and Down walk through it; Ctrl+1… and the items' own shortcuts press."""

    chosen = Signal(str)
    """The key of the view or command that the person pressed."""
    called = Signal()
    """After it, where that was by its shortcut: the keyboard should go on in the view."""

    def __init__(
        self, views: Sequence[RailItem], below: Sequence[RailItem] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._entries: dict[str, _Entry] = {}
        self._folded = False
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(7, 14, 7, 14)
        column.setSpacing(4)
        for place, item in enumerate(views, start=1):
            column.addWidget(self._add(item, item.shortcut or f"Ctrl+{place}"))
        column.addStretch(1)
        for item in below:
            column.addWidget(self._add(item, item.shortcut))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Views"))
        self._watched: QWidget | None = None

    def choose(self, key: str) -> None:
        """Mark a view as the one that is shown, without announcing it. Raises KeyError for an unknown key."""
        self._entries[key].setChecked(True)

    def current(self) -> str:
        """The key of the view that is shown; empty before the first choice."""
        checked = self._group.checkedButton()
        return checked.item.key if isinstance(checked, _Entry) else ""

    def set_badge(self, key: str, count: int) -> None:
        """Show a count at an entry's icon; none for 0."""
        self._entries[key].set_count(count)

    def entry(self, key: str) -> QWidget:
        """An entry, to open a menu beside it. Raises KeyError for an unknown key."""
        return self._entries[key]

    @property
    def folded(self) -> bool:
        """Whether only icons are shown."""
        return self._folded

    def set_folded(self, folded: bool) -> None:
        """Show icons only, or words too."""
        if folded == self._folded:
            return
        self._folded = folded
        for entry in self._entries.values():
            entry.set_folded(folded)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As wide as the longest word needs."""
        if self._folded:
            return QSize(_NARROW, 300)
        words = max((entry.words_width() for entry in self._entries.values()), default=0)
        return QSize(max(scaled(_WIDE), words + 18), 400)

    def minimumSizeHint(self) -> QSize:
        """Its width is fixed; its height gives way."""
        return QSize(self.sizeHint().width(), 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch the window's width from the first time it is shown."""
        super().showEvent(event)
        window = self.window()
        if window is not self._watched and window is not self:
            if self._watched is not None:
                self._watched.removeEventFilter(self)
            self._watched = window
            window.installEventFilter(self)
            self.set_folded(window.width() < FOLDS_BELOW)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold with the window."""
        if event.type() == QEvent.Type.Resize and watched is self._watched and self._watched is not None:
            self.set_folded(self._watched.width() < FOLDS_BELOW)
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, Home and End walk; a view is shown as one comes to it."""
        entries = [entry for entry in self._entries.values() if entry.isVisibleTo(self)]
        here = next((place for place, entry in enumerate(entries) if entry.hasFocus()), None)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if here is None or event.key() not in (*steps, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            return
        ends = {Qt.Key.Key_Home: 0, Qt.Key.Key_End: len(entries) - 1}
        place = ends.get(Qt.Key(event.key()), here + steps.get(Qt.Key(event.key()), 0))
        target = entries[min(max(place, 0), len(entries) - 1)]
        target.setFocus(Qt.FocusReason.TabFocusReason)
        if target.item.is_view and not target.isChecked():
            target.click()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rail's ground and the hairline at its inner edge."""
        look = tokens_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), look.color("rail"))
        inner = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 1
        painter.fillRect(inner, 0, 1, self.height(), look.color("line"))

    def _call(self, entry: _Entry) -> None:
        entry.click()
        self.called.emit()

    def _add(self, item: RailItem, shortcut: str) -> _Entry:
        entry = _Entry(item, shortcut, self)
        entry.clicked.connect(lambda: self.chosen.emit(item.key))
        if item.is_view:
            self._group.addButton(entry)
        if shortcut:
            QShortcut(QKeySequence(shortcut), self, lambda: self._call(entry))
        self._entries[item.key] = entry
        return entry


class _Entry(Clickable):
    """One entry of the rail."""

    def __init__(self, item: RailItem, shortcut: str, parent: QWidget) -> None:
        super().__init__(item.word, parent)
        self.item = item
        self._shortcut = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        self._count = 0
        self._folded = False
        self.setCheckable(item.is_view)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def set_count(self, count: int) -> None:
        self._count = count
        self._say()
        self.update()

    def set_folded(self, folded: bool) -> None:
        self._folded = folded
        self._say()
        self.updateGeometry()

    def words_width(self) -> int:
        return QFontMetrics(self._font(bold=True)).horizontalAdvance(self.words)

    def sizeHint(self) -> QSize:
        return QSize(42, 42) if self._folded else QSize(62, scaled(53))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            event.ignore()  # the rail walks
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        chosen = self.isChecked()
        if chosen:
            shadow = look.color("text")
            shadow.setAlphaF(0.06)
            paint_box(painter, rect.adjusted(0, 1, 0, 0), _RADIUS, shadow, None)
            paint_box(painter, rect.adjusted(0, 0, 0, -1), _RADIUS, look.color("card"), None)
        elif self.hovered():
            paint_box(painter, rect, _RADIUS, look.color("hover"), None)
        if self.ring_shown:
            paint_ring(painter, rect, _RADIUS, look)
        role = "accent" if chosen else "sub"
        top = rect.center().y() - RAIL_SIZE / 2 if self._folded else rect.top() + 9
        icon = QRectF(rect.center().x() - RAIL_SIZE / 2, top, RAIL_SIZE, RAIL_SIZE)
        paint_icon(painter, icon, self.item.icon, role, look)
        if not self._folded:
            painter.setFont(self._font(bold=chosen))
            painter.setPen(look.color(role))
            words = QRectF(rect.left(), icon.bottom() + 1, rect.width(), rect.bottom() - icon.bottom() - 5)
            painter.drawText(words, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), self.words)
        if self._count:
            self._draw_badge(painter, icon, look)

    def _draw_badge(self, painter: QPainter, icon: QRectF, look: Tokens) -> None:
        shown = str(self._count) if self._count < 100 else "99+"
        font = text_font("badge")
        metrics = QFontMetrics(font)
        height = metrics.height() + 2
        width = max(height + 3, metrics.horizontalAdvance(shown) + 9)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = icon.center().x() - width if mirrored else icon.center().x() + 1
        box = QRectF(left, icon.top() - 5, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.color("accent"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(font)
        painter.setPen(look.color("on_accent"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)

    def _font(self, *, bold: bool) -> QFont:
        font = text_font("rail")
        if bold:
            font.setWeight(QFont.Weight.Bold)
        return font

    def _say(self) -> None:
        self.setAccessibleName(f"{self.words}, {self._count}" if self._count else self.words)
        if self._folded:
            self.setToolTip(plain_tooltip(f"{self.words} ({self._shortcut})" if self._shortcut else self.words))
        else:
            self.setToolTip(plain_tooltip(self._shortcut))
