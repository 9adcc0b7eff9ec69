"""The page that asks for the passphrase: at the start, and over a window that is locked."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.buttons import filled, link, quiet
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.disc import Disc
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.secret_field import SecretField
from followup_desktop.window.kit.text import label

_WIDEST = 400
_SECOND_MS = 1000


class UnlockPage(QWidget):
    """A field, a button, and what is wrong. It says what was typed once and knows nothing of the book."""

    submitted = Signal(str)
    """The passphrase that is to be tried."""
    quit_asked = Signal()

    def __init__(self, title: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._left = 0
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(self._count_down)
        self.title = label(title, "title", wrap=True)
        self.words = label(text, "secondary", wrap=True)
        self.field = SecretField(self.tr("Passphrase"))
        self.button = filled(self.tr("Unlock"), "lock")
        self.button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.error = InlineError()
        self.wait = label("", "faint", wrap=True)
        self.wait.hide()
        self.forgotten = link(self.tr("Forgotten it?"))
        self.quit = quiet(self.tr("Quit"))
        self.final = label(
            self.tr(
                "Nobody can open the book without its passphrase, its makers neither: there is no second way in."
                " Backups are locked with the passphrase that the book had on their day."
            ),
            "secondary", wrap=True,
        )  # fmt: skip
        self.final.hide()
        self._lay_out()
        self.field.returned.connect(self.submit)
        self.button.clicked.connect(self.submit)
        self.forgotten.clicked.connect(self._tell_final)
        self.quit.clicked.connect(self.quit_asked)

    @property
    def waiting(self) -> bool:
        """Whether a passphrase is being tried, or the next may not be tried yet."""
        return self._busy or self._left > 0

    def submit(self) -> None:
        """Hand on what was typed, where there is something and it may be tried now."""
        if self._left:
            announce(self, self.wait.text())
        elif not self.field.text():
            self.error.show_error(self.tr("Type your passphrase."))
            self.take_focus()
        elif not self._busy:
            self._be_busy(True)
            self.error.show_error("")
            self.submitted.emit(self.field.text())

    def show_wrong(self, seconds: int) -> None:
        """Say that it was the wrong one, and when the next may be tried; what was typed can be looked at and mended."""
        self._left = seconds
        self._be_busy(False)
        self.error.show_error(self.tr("This passphrase does not open your book."))
        self.wait.setText(self._wait_words())
        self.wait.setVisible(seconds > 0)
        if seconds:
            self._second.start()
            announce(self, self.wait.text())
        self.take_focus()

    def show_trouble(self, text: str) -> None:
        """Say what else went wrong."""
        self._be_busy(False)
        self.error.show_error(text)
        self.take_focus()

    def tell(self, text: str) -> None:
        """Say why it is asked, in place of what was said."""
        self.words.setText(text)
        announce(self, text)

    def show_opened(self) -> None:
        """Forget what was typed: it was the right one."""
        self._be_busy(False)
        self.field.wipe()
        self.error.show_error("")
        self.final.hide()
        self.forgotten.show()

    def take_focus(self) -> None:
        """Go to the field, with what stands in it selected."""
        self.field.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.line.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """No key goes further: there is a window behind this page."""
        event.accept()

    def _lay_out(self) -> None:
        card = Card()
        card.column.setContentsMargins(24, 22, 24, 22)
        card.column.setSpacing(12)
        for part in (self.field, self.error, self.wait, self.button):
            card.column.addWidget(part)
        page = Page(widest=_WIDEST, side=20)
        page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = page.column
        column.addStretch(2)
        column.addWidget(Disc("lock"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(4)
        for words in (self.title, self.words, self.final):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addSpacing(10)
        column.addWidget(card)
        foot = QHBoxLayout()
        foot.addWidget(self.forgotten)
        foot.addStretch(1)
        foot.addWidget(self.quit)
        column.addLayout(foot)
        column.addWidget(self.final)
        column.addStretch(3)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(page)

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self.field.line.setReadOnly(busy)
        self.button.setEnabled(not busy and not self._left)
        self.button.set_words(self.tr("Opening…") if busy else self.tr("Unlock"))

    def _count_down(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self._left = 0
            self._second.stop()
            self.button.setEnabled(not self._busy)
        self.wait.setText(self._wait_words())
        self.wait.setVisible(bool(self._left))

    def _wait_words(self) -> str:
        if self._left == 1:
            return self.tr("You can try again in a second.")
        return self.tr("You can try again in {seconds} seconds.").format(seconds=self._left)

    def _tell_final(self) -> None:
        self.final.show()
        self.forgotten.hide()
        announce(self, self.final.text())
        self.take_focus()
