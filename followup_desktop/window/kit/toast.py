"""A toast: what was just done, with a way back."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from followup_desktop.desktop.theme.palette import palette
from followup_desktop.desktop.theme.tokens import DARK, LIGHT, tokens_of
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.buttons import icon_button, link
from followup_desktop.window.kit.paint import paint_box
from followup_desktop.window.kit.text import elided

PLAIN_MS = 5_000
WITH_ACTION_MS = 10_000
_BOTTOM = 24
_SIDE = 16


class Toast(QWidget):
    """One message at the bottom of its parent; a newer one takes its place. It waits under pointer or focus."""

    acted = Signal(str)
    """The token of the message whose action was pressed, as given to `show_message`."""
    gone = Signal(str)
    """The token of the message that has left, by time, by the x or by its action."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._token = ""
        self._duration = PLAIN_MS
        self._words = elided("", "body")
        self._action = link("")
        self._close = icon_button("x", self.tr("Close this message"))
        row = QHBoxLayout(self)
        row.setContentsMargins(_SIDE, 5, 6, 5)
        row.setSpacing(14)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.dismiss)
        self._action.clicked.connect(self._act)
        self._close.clicked.connect(self.dismiss)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        parent.installEventFilter(self)
        for part in self._parts():
            part.installEventFilter(self)
        self.hide()

    def show_message(self, text: str, action: str = "", token: str = "", duration_ms: int | None = None) -> None:
        """Say what was done, with one action ('Undo') where there is one. `token` comes back in the signals."""
        if self.isVisible():
            self.gone.emit(self._token)
        self._token = token
        self._words.setText(text)
        self._words.updateGeometry()
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self._duration = duration_ms or (WITH_ACTION_MS if action else PLAIN_MS)
        self._wear_inverse()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(self._duration)
        announce(self, f"{text}. {action}" if action else text)

    def text(self) -> str:
        """What it says."""
        return self._words.text()

    def dismiss(self) -> None:
        """Let it go."""
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.gone.emit(self._token)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while somebody reads."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on."""
        if self.isVisible():
            self._timer.start(self._duration)
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the bottom of the parent; wait while an action has the focus."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        elif event.type() == QEvent.Type.StyleChange and watched is not self._over and self.isVisible():
            self._wear_inverse()
        elif event.type() == QEvent.Type.FocusIn and watched is not self._over:
            self._timer.stop()
        elif event.type() == QEvent.Type.FocusOut and watched is not self._over and self.isVisible():
            self._timer.start(self._duration)
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme: a toast is dark on light and light on dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.isVisible():
            self._wear_inverse()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The rounded ground."""
        look = tokens_of(self)
        paint_box(QPainter(self), QRectF(self.rect()), 11, look.color("card"), look.color("line"))

    def _act(self) -> None:
        token = self._token
        self.dismiss()
        self.acted.emit(token)

    def _wear_inverse(self) -> None:
        inverse = palette(LIGHT if tokens_of(self._over).dark else DARK)
        for part in (self, *self._parts()):
            part.setPalette(inverse)

    def _parts(self) -> tuple[QWidget, ...]:
        return self._words, self._action, self._close

    def _place(self) -> None:
        room = QSize(self._over.width() - 2 * _BOTTOM, self._over.height())
        size = self.sizeHint().boundedTo(QSize(min(600, room.width()), room.height()))
        self.setFixedSize(size)
        self.move((self._over.width() - size.width()) // 2, self._over.height() - size.height() - _BOTTOM)
