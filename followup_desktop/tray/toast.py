"""The program's own toast: the last stand-in, where no notification of the system can be shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QEnterEvent,
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from followup_desktop.desktop.plain_text import PlainLabel, literal
from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.desktop.theme.icons import app_icon, icon
from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.notify.text import clip
from followup_desktop.notify.values import DISMISSED, Notice, Pressed

SECONDS = 30
"""A toast waits so long, and for as long as somebody points at it or is in it."""
_WIDTH = 372
_RADIUS = 13
_LONGEST = 240
"""UTF-16 units of the text, at most: a toast is a glance."""
_EDGE, _BETWEEN = 16, 10


class Toast(QWidget):
    """One notice in a small window above the others. It never takes the keyboard away from what is being done."""

    pressed = Signal(object)
    """A Pressed: what the person did with it."""
    gone = Signal(str)
    """The notice's id: it has left the screen, whatever the reason."""

    def __init__(self, notice: Notice, seconds: int = SECONDS) -> None:
        flags = Qt.WindowType.Tool | Qt.WindowType.FramelessWindowHint | Qt.WindowType.WindowStaysOnTopHint
        super().__init__(None, flags)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # Or macOS hides it while another program is in front, which is always.
        self.setAttribute(Qt.WidgetAttribute.WA_MacAlwaysShowToolWindow)
        self.setObjectName("tray.toast")
        self.setWindowTitle(self.tr("Followup reminder"))
        self.setAccessibleName(notice.title)
        self.setAccessibleDescription(notice.body)
        self._notice = notice
        self._pushes: dict[str, QPushButton] = {}
        self.setFixedWidth(scaled(_WIDTH))
        self._timer = QTimer(self, singleShot=True, interval=seconds * 1000)
        self._timer.timeout.connect(self.close)
        self._build()
        layout = self.layout()
        assert layout is not None
        self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        self._timer.start()

    @property
    def notice(self) -> Notice:
        """What it shows."""
        return self._notice

    def button(self, key: str) -> QPushButton:
        """The button of a key. Raises KeyError."""
        return self._pushes[key]

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 14, 10, 14)
        row.setSpacing(13)
        mark = PlainLabel()
        mark.setPixmap(app_icon().pixmap(scaled(34), scaled(34)))
        row.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(self._head())
        if self._notice.body:
            column.addWidget(_text(clip(self._notice.body, _LONGEST), "secondary"))
        if self._notice.buttons:
            column.addSpacing(8)
            column.addLayout(self._buttons())
        row.addLayout(column, 1)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(6)
        close = QToolButton()
        close.setIcon(icon("x", "sub", 16, self.palette()))
        close.setAccessibleName(self.tr("Close this reminder"))
        close.setToolTip(self.tr("Close this reminder"))
        close.clicked.connect(self._dismiss)
        head.addWidget(_text(self._notice.title, "heading"), 1)
        head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in self._notice.buttons:
            push = QPushButton(literal(button.label))
            push.setObjectName(f"tray.toast.{button.key}")
            push.setFont(text_font("button"))
            push.setAutoDefault(False)
            push.clicked.connect(partial(self._press, button.key))
            buttons.addWidget(push)
            self._pushes[button.key] = push
        buttons.addStretch(1)
        return buttons

    def showEvent(self, event: object) -> None:
        """Have it said to whoever cannot see it."""
        QAccessible.updateAccessibility(
            QAccessibleAnnouncementEvent(self, f"{self._notice.title}. {self._notice.body}")
        )

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody points at it."""
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        """Go on, unless somebody is in it with the keyboard."""
        self._wait()

    def changeEvent(self, event: QEvent) -> None:
        """Wait while it has the keyboard."""
        if event.type() is QEvent.Type.ActivationChange:
            self._wait()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape waves it away."""
        if event.key() == Qt.Key.Key_Escape:
            self._dismiss()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: object) -> None:
        """Tell that it has gone."""
        self.gone.emit(self._notice.id)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The rounded card with a hairline."""
        look = tokens_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(look.color("strong_line"))
        painter.setBrush(look.color("card"))
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), _RADIUS, _RADIUS)

    def _wait(self) -> None:
        if self.isActiveWindow() or self.underMouse():
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def _dismiss(self) -> None:
        self._press(DISMISSED)

    def _press(self, what: str) -> None:
        self.pressed.emit(Pressed(self._notice.id, what))
        self.close()


class Toasts(QObject):
    """The toasts on the screen, stacked upwards from its lower trailing corner."""

    pressed = Signal(object)
    """A Pressed, from any of them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stack: list[Toast] = []

    @property
    def shown(self) -> list[Toast]:
        """Those on the screen, the lowest first."""
        return list(self._stack)

    def show_notice(self, notice: Notice, seconds: int = SECONDS) -> Toast:
        """Show a notice for so long, in the place of an earlier one of its id."""
        self.withdraw(notice.id)
        toast = Toast(notice, seconds)
        toast.pressed.connect(self.pressed)
        toast.gone.connect(self._drop)
        self._stack.append(toast)
        self._place()
        toast.show()
        return toast

    def withdraw(self, notice_id: str) -> None:
        """Take the notice of that id off the screen, if it is there."""
        for toast in [toast for toast in self._stack if toast.notice.id == notice_id]:
            toast.close()

    def clear(self) -> None:
        """Take all off the screen."""
        for toast in list(self._stack):
            toast.close()

    def _drop(self, notice_id: str) -> None:
        self._stack = [toast for toast in self._stack if toast.notice.id != notice_id]
        self._place()

    def _place(self) -> None:
        room = QGuiApplication.primaryScreen().availableGeometry()
        mirrored = QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft
        bottom = room.bottom() + 1 - _EDGE
        for toast in self._stack:
            left = room.left() + _EDGE if mirrored else room.right() + 1 - _EDGE - toast.width()
            toast.move(QPoint(left, max(room.top(), bottom - toast.height())))
            bottom -= toast.height() + _BETWEEN


def _text(words: str, role: str) -> PlainLabel:
    """Plain text of unknown origin, wrapped; a word without end is cut by the edge."""
    made = PlainLabel(words)
    made.setProperty("role", role)
    made.setFont(text_font(role))
    made.setWordWrap(True)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.MinimumExpanding)
    return made
