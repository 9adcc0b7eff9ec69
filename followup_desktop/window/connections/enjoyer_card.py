"""Somebody who would enjoy it: who, why, and writing to them now or later."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.names import initials
from followup_desktop.domain.words import why_listed
from followup_desktop.store.reads.interests import Enjoyer
from followup_desktop.window.kit.avatar import Avatar
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.focus_card import FocusCard
from followup_desktop.window.kit.text import elided, label

_INSIDE = (14, 10, 12, 12)


class EnjoyerCard(FocusCard):
    """One person. Enter, W or a click writes to them, R plans to."""

    write_asked = Signal(object)
    """The Enjoyer to write to."""
    remind_asked = Signal(object)
    """The Enjoyer to be reminded of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._enjoyer: Enjoyer | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.column.setContentsMargins(*_INSIDE)
        self._avatar = Avatar()
        self._name = elided("", "strong")
        self._why = label("", "body", wrap=True)
        self._listed = elided("", "faint")
        self.write_button = outlined(self.tr("Write"), "pen-line")
        self.remind_button = icon_button("bell", self.tr("Remind me…"), "R")
        self.write_button.clicked.connect(self.write)
        self.remind_button.clicked.connect(self.remind)
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self._name, self._why, self._listed):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        for button in (self.write_button, self.remind_button):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.column.addLayout(row)

    @property
    def enjoyer(self) -> Enjoyer:
        """Who it shows."""
        assert self._enjoyer is not None
        return self._enjoyer

    def show_enjoyer(self, enjoyer: Enjoyer, photo: QPixmap | None, today: date, *, first: bool) -> None:
        """Show somebody; the first one's button is the main action."""
        self.show_photo(enjoyer, photo)
        self.write_button.set_kind("filled" if first else "outlined")
        if enjoyer == self._enjoyer:
            return
        self._enjoyer = enjoyer
        row = enjoyer.row
        why = enjoyer.why[:1].upper() + enjoyer.why[1:]
        self._name.setText(row.name)
        self._why.setText(why)
        self._listed.setText(why_listed(row.band(today), row.last_contact_on, row.last_channel, row.shows_on, today))
        self.write_button.setAccessibleName(self.tr("Write to {name}").format(name=row.name))
        self.setAccessibleName(f"{row.name}. {why}")
        self.setAccessibleDescription(self.tr("Enter writes, R reminds you later"))

    def show_photo(self, enjoyer: Enjoyer, photo: QPixmap | None) -> None:
        """Show the portrait, or initials."""
        self._avatar.show_person(initials(enjoyer.row.name), enjoyer.row.id, photo)

    def write(self) -> None:
        """Ask for the composer."""
        self.write_asked.emit(self.enjoyer)

    def remind(self) -> None:
        """Ask for a reminder."""
        self.remind_asked.emit(self.enjoyer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and W write, R reminds; other keys are the list's."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_W):
            self.write()
        elif event.key() == Qt.Key.Key_R:
            self.remind()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere writes."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.write()
