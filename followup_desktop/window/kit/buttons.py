"""Buttons: one filled for a view's main action, outlined for the others, quiet and icon ones for the rest."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.palette import mixed
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import RADIUS_FIELD, paint_box, paint_ring
from followup_desktop.window.kit.text import plain_tooltip

_ICON = 16
_GAP = 8
_SIDES = {"filled": 14, "outlined": 14, "quiet": 13, "link": 2, "icon": 0}


class Button(Clickable):
    """A button of one kind: 'filled', 'outlined', 'quiet', 'link' or 'icon' (no words)."""

    def __init__(self, text: str, kind: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._icon = icon
        self.setFont(text_font("button" if kind != "link" else "accent"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == "link":
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def kind(self) -> str:
        """The kind it was made as, or was given since."""
        return self._kind

    def set_kind(self, kind: str) -> None:
        """Become another kind: the first card's action is filled, the others' outlined."""
        self._kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Words, icon and the air around them."""
        metrics = QFontMetrics(self._font())
        height = scaled(34) if self._kind != "link" else metrics.height() + 4
        if self._kind == "icon":
            return QSize(height, height)
        icon = _ICON + _GAP if self._icon else 0
        return QSize(
            metrics.horizontalAdvance(self.words) + icon + 2 * _SIDES[self._kind], max(height, metrics.height() + 10)
        )

    def minimumSizeHint(self) -> QSize:
        """Never narrower than its words."""
        return self.sizeHint()

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        """Ground, ring, icon and words."""
        ground, border = self._ground(look)
        if self.ring_shown and self._kind == "filled":
            paint_ring(painter, rect, RADIUS_FIELD, look)
            paint_box(painter, rect.adjusted(3, 3, -3, -3), RADIUS_FIELD - 3, ground, None)
        else:
            paint_box(painter, rect, RADIUS_FIELD, ground, border)
            if self.ring_shown:
                paint_ring(painter, rect, RADIUS_FIELD, look)
        self._contents(painter, rect, look)

    def _contents(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        metrics = QFontMetrics(self._font())
        words = metrics.horizontalAdvance(self.words)
        icon = _ICON if self._icon else 0
        gap = _GAP if icon and self.words else 0
        left = rect.center().x() - (icon + gap + words) / 2
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        if icon:
            place = left + (words + gap if mirrored else 0)
            painter.setOpacity(1.0 if self.isEnabled() else 0.45)
            size = 18 if self._kind == "icon" else _ICON
            box = QRectF(place - (size - _ICON) / 2, rect.center().y() - size / 2, size, size)
            paint_icon(painter, box, self._icon, self._ink_role(), look)
            painter.setOpacity(1.0)
        if self.words:
            painter.setFont(self._font())
            painter.setPen(self._ink(look))
            place = left if mirrored else left + icon + gap
            painter.drawText(
                QRectF(place - 1, rect.top(), words + 2, rect.height()), int(Qt.AlignmentFlag.AlignCenter), self.words
            )

    def _ground(self, look: Tokens) -> tuple[QColor | None, QColor | None]:
        down, over = self.isDown() or self.isChecked(), self.hovered()
        if self._kind == "link":
            return None, None
        if self._kind == "filled":
            if not self.isEnabled():
                return look.color("hover"), look.color("line")
            return look.color("accent_hover" if down or over else "accent"), None
        pressed = look.color("line") if down else look.color("hover") if over else None
        if self._kind == "outlined":
            return pressed or look.color("card" if self.isEnabled() else "bg"), look.color("line")
        return pressed, None

    def _ink_role(self) -> str:
        if self._kind == "filled":
            return "on_accent" if self.isEnabled() else "faint"
        if self._kind == "link":
            return "accent"
        return "text" if self._kind == "outlined" or self.hovered() else "sub"

    def _ink(self, look: Tokens) -> QColor:
        ink = look.color(self._ink_role())
        return (
            ink if self.isEnabled() else mixed(ink.name(), self.palette().color(QPalette.ColorRole.Window).name(), 0.5)
        )

    def _font(self) -> QFont:
        return text_font("accent" if self._kind == "link" else "button")


def filled(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """The one main action of a view."""
    return Button(text, "filled", icon, parent)


def outlined(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """An action of equal rank with others."""
    return Button(text, "outlined", icon, parent)


def quiet(text: str, icon: str = "", parent: QWidget | None = None) -> Button:
    """A lesser action, in words."""
    return Button(text, "quiet", icon, parent)


def link(text: str, parent: QWidget | None = None) -> Button:
    """An action inside running text, such as 'clear filter'."""
    return Button(text, "link", "", parent)


def icon_button(icon: str, name: str, shortcut: str = "", parent: QWidget | None = None) -> Button:
    """A lesser action as an icon; its name is the tooltip and what a screen reader says. The shortcut is only shown."""
    made = Button("", "icon", icon, parent)
    made.setAccessibleName(name)
    made.setToolTip(plain_tooltip(f"{name} ({shortcut})" if shortcut else name))
    return made
