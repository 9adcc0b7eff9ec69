"""The fold at the end of Today: who is next, as a line that opens into a few small rows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import paint_icon
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.names import initials
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.paint import RADIUS_FIELD, color_index, one_line, paint_avatar, paint_box, paint_ring
from followup_desktop.window.today.greeting import who_is_next

_FACE = 28


class NextFold(QWidget):
    """A line with the first names and how many more; opened, a row for each with the reason."""

    opened = Signal(int)
    """The contact's row number."""
    more_asked = Signal()
    """'A few more' was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = _Line("chevron-right")
        self._line.clicked.connect(self._toggle)
        self.more_button = quiet(self.tr("A few more"))
        self.more_button.clicked.connect(self.more_asked)
        head = QHBoxLayout()
        head.addWidget(self._line, 1)
        head.addWidget(self.more_button)
        self._rows = QWidget()
        self._rows_column = QVBoxLayout(self._rows)
        self._rows_column.setContentsMargins(0, 0, 0, 0)
        self._rows_column.setSpacing(0)
        self._rows.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self._rows)

    def show_next(self, check_ins: Sequence[CheckIn], waiting: int) -> None:
        """Show who is next; nothing where nobody is."""
        self.setVisible(bool(check_ins))
        names = list(dict.fromkeys(check_in.contact_name for check_in in check_ins))
        self._line.set_words(who_is_next(names, waiting))
        while (item := self._rows_column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for check_in in check_ins:
            row = _Person(check_in)
            row.clicked.connect(partial(self.opened.emit, check_in.contact))
            self._rows_column.addWidget(row)

    def _toggle(self) -> None:
        opened = self._rows.isHidden()
        self._rows.setVisible(opened)
        self._line.set_icon("chevron-down" if opened else "chevron-right")


class _Line(Clickable):
    """The line itself: a chevron and words."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon: str) -> None:
        """Point elsewhere."""
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(34))

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        if self.ring_shown:
            paint_ring(painter, rect, RADIUS_FIELD, look)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = rect.right() - 17 if mirrored else rect.left() - 1
        icon = "chevron-left" if mirrored and self._icon == "chevron-right" else self._icon
        paint_icon(painter, QRectF(left, rect.center().y() - 9, 18, 18), icon, "sub", look)
        font = text_font("body")
        painter.setFont(font)
        painter.setPen(look.color("text" if self.hovered() else "sub"))
        inner = rect.adjusted(0, 0, -26, 0) if mirrored else rect.adjusted(26, 0, 0, 0)
        words = QFontMetrics(font).elidedText(self.words, Qt.TextElideMode.ElideRight, round(inner.width()))
        painter.drawText(inner, one_line(self.layoutDirection()), words)


class _Person(Clickable):
    """One of those who are next."""

    def __init__(self, check_in: CheckIn) -> None:
        super().__init__(check_in.contact_name)
        self._check_in = check_in
        self.setAccessibleName(f"{check_in.contact_name}. {check_in.reason}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, scaled(40))

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        if self.hovered() or self.isDown():
            paint_box(painter, rect, RADIUS_FIELD, look.color("hover"), None)
        if self.ring_shown:
            paint_ring(painter, rect, RADIUS_FIELD, look)
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        inner = rect.adjusted(26, 0, -26, 0)
        face_left = inner.right() - _FACE if mirrored else inner.left()
        face = QRectF(face_left, rect.center().y() - _FACE / 2, _FACE, _FACE)
        paint_avatar(painter, face, initials(self.words), color_index(self._check_in.contact))
        inner = _after(inner, _FACE + 10, mirrored)
        used = _draw(painter, inner, self.words, "strong", "text", look)
        _draw(painter, _after(inner, used + 12, mirrored), self._check_in.reason, "body", "sub", look)


def _draw(painter: QPainter, rect: QRectF, words: str, font_role: str, role: str, look: Tokens) -> int:
    """Draw one line as far as it fits; how wide it is."""
    font = text_font(font_role)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, round(rect.width())))
    painter.setFont(font)
    painter.setPen(look.color(role))
    direction = painter.layoutDirection()
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.drawText(rect, one_line(direction), shown)
    painter.setLayoutDirection(direction)
    return metrics.horizontalAdvance(shown)


def _after(rect: QRectF, used: float, mirrored: bool) -> QRectF:
    """What is left of a line after so many pixels."""
    return rect.adjusted(0, 0, -used, 0) if mirrored else rect.adjusted(used, 0, 0, 0)
