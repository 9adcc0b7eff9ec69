"""A panel that slides in over its parent from the trailing edge: the editor."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QEvent, QObject, QPoint, QPropertyAnimation, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.motion import motion_ms
from followup_desktop.desktop.theme.tokens import tokens_of

WIDTH = 460
_EDGE = 10
"""Pixels of shadow at the inner edge."""


class SlidePanel(QWidget):
    """Covers the trailing part of its parent, or all of it where room is short. Escape only asks to close it."""

    close_asked = Signal()
    """Escape was pressed: whoever owns the content decides, since it may hold unsaved changes."""
    opened = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget, width: int = WIDTH) -> None:
        super().__init__(parent)
        self._over = parent
        self._wished = width
        self._open = False
        self._content: QWidget | None = None
        self._came_from: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(_EDGE, 0, 0, 0)
        self._motion = QPropertyAnimation(self, b"pos", self)
        self._motion.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._motion.finished.connect(self._arrived)
        parent.installEventFilter(self)
        self.hide()

    @property
    def is_open(self) -> bool:
        """Whether it is open or opening."""
        return self._open

    def set_content(self, widget: QWidget) -> None:
        """Show a widget in it, in place of the former one, which is deleted."""
        if self._content is not None and self._content is not widget:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        self._content = widget
        self._column.addWidget(widget)

    def slide_in(self) -> None:
        """Open, and take the focus."""
        if self._open:
            return
        self._open = True
        focused = QApplication.focusWidget()
        self._came_from = focused if focused is not None and not self.isAncestorOf(focused) else None
        self._fit()
        self.move(self._place(shown=False))
        self.show()
        self.raise_()
        if self._content is not None:
            (_first_reachable(self._content) or self._content).setFocus(Qt.FocusReason.OtherFocusReason)
        self._slide()

    def slide_out(self) -> None:
        """Close, and give the focus back to where it came from."""
        if not self._open:
            return
        self._open = False
        self._slide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape asks."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_asked.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the parent's edge."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._motion.stop()
            self._fit()
            self.move(self._place(shown=self._open))
            self._arrived()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ground, a hairline and a soft edge towards what it covers."""
        look = tokens_of(self)
        painter = QPainter(self)
        mirrored = self._mirrored()
        ground = self.rect().adjusted(0, 0, -_EDGE, 0) if mirrored else self.rect().adjusted(_EDGE, 0, 0, 0)
        painter.fillRect(ground, look.color("bg"))
        shade = look.color("text") if not look.dark else look.color("rail")
        for step in range(_EDGE):
            shade.setAlphaF(0.055 * (1 - step / _EDGE) ** 2 if not look.dark else 0.5 * (1 - step / _EDGE) ** 2)
            x = ground.right() + 1 + step if mirrored else ground.left() - 1 - step
            painter.fillRect(x, 0, 1, self.height(), shade)
        painter.fillRect(ground.right() if mirrored else ground.left(), 0, 1, self.height(), look.color("line"))

    def _mirrored(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _fit(self) -> None:
        wide = self._over.width() >= self._wished + 240
        margins = (0, 0, _EDGE, 0) if self._mirrored() else (_EDGE, 0, 0, 0)
        self._column.setContentsMargins(*margins)
        self.resize((self._wished if wide else self._over.width()) + _EDGE, self._over.height())

    def _place(self, *, shown: bool) -> QPoint:
        if self._mirrored():
            return QPoint(0 if shown else -self.width(), 0)
        return QPoint(self._over.width() - self.width() if shown else self._over.width(), 0)

    def _slide(self) -> None:
        self._motion.stop()
        target = self._place(shown=self._open)
        duration = motion_ms()
        if duration == 0:
            self.move(target)
            self._arrived()
            return
        self._motion.setDuration(duration)
        self._motion.setStartValue(self.pos())
        self._motion.setEndValue(target)
        self._motion.start()

    def _arrived(self) -> None:
        if self._open:
            self.opened.emit()
            return
        if self.isVisible():
            self.hide()
            if self._came_from is not None:
                self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
            self.closed.emit()


def _first_reachable(content: QWidget) -> QWidget | None:
    tab = Qt.FocusPolicy.TabFocus
    inside = (widget for widget in content.findChildren(QWidget) if widget.focusPolicy() & tab == tab)
    return next((widget for widget in inside if widget.isEnabled() and widget.isVisibleTo(content)), None)
