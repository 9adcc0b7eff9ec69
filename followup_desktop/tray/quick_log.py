"""Quick log: a small window in which something that happened today is written down with a few keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout

from followup_desktop.desktop.plain_text import PlainLabel
from followup_desktop.desktop.theme.fonts import scaled, text_font
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.words import channel_name
from followup_desktop.tray.bringing_up import bring_up
from followup_desktop.tray.look import Person
from followup_desktop.tray.person_field import PersonField, Search

Log = Callable[[int | str, Channel, str, Callable[[], None], Callable[[str], None]], None]
"""Logs: with whom, the channel, the notes; calls the first when it is done, the second with why it was refused."""

_WIDTH = 440
_LONGEST = 2000


class QuickLog(QDialog):
    """With whom, how, what. Enter logs, Escape closes; what was typed stays until it is logged."""

    def __init__(self, search: Search, log: Log) -> None:
        super().__init__(None, Qt.WindowType.Dialog | Qt.WindowType.WindowStaysOnTopHint)
        self.setObjectName("tray.log")
        self.setWindowTitle(self.tr("Log something – Followup"))
        self.setFixedWidth(scaled(_WIDTH))
        self._log = log
        self.person = PersonField(search)
        self.channel = QComboBox()
        self.channel.setAccessibleName(self.tr("How?"))
        for channel in Channel:
            self.channel.addItem(channel_name(channel), channel)
        self.line = QLineEdit()
        self.line.setObjectName("tray.log.line")
        self.line.setPlaceholderText(self.tr("What happened? (optional)"))
        self.line.setAccessibleName(self.tr("What happened? Optional"))
        self.line.setMaxLength(_LONGEST)
        self.error = PlainLabel()
        self.error.setProperty("role", "error")
        self.error.setFont(text_font("secondary"))
        self.error.setWordWrap(True)
        self.error.hide()
        self.button = QPushButton(self.tr("Log it"))
        self.button.setObjectName("tray.log.button")
        self.button.setDefault(True)
        self._lay_out()
        self.person.chosen.connect(self._person_chosen)
        self.button.clicked.connect(self.submit)
        self._reset()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 18)
        column.setSpacing(12)
        title = PlainLabel(self.tr("What happened today?"))
        title.setFont(text_font("heading"))
        column.addWidget(title)
        who = QHBoxLayout()
        who.setSpacing(10)
        who.addWidget(self.person, 1)
        who.addWidget(self.channel)
        column.addLayout(who)
        what = QHBoxLayout()
        what.setSpacing(10)
        what.addWidget(self.line, 1)
        what.addWidget(self.button)
        column.addLayout(what)
        column.addWidget(self.error)

    def bring_up(self) -> None:
        """Show it in the middle of the screen with the pointer, ready to be typed into."""
        bring_up(self, self.person)

    def submit(self) -> None:
        """Log it. Where that is refused, the reason stands below and what was typed stays."""
        if not self.person.who:
            self._refused(self.tr("Whom was it with?"))
            return
        self.setEnabled(False)
        # Qt keeps the word of it, not the value.
        channel = Channel(self.channel.currentData())
        self._log(self.person.who, channel, self.line.text(), self._logged, self._refused)

    def _person_chosen(self, person: Person) -> None:
        self.channel.setCurrentIndex(self.channel.findData(person.channel))
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _logged(self) -> None:
        self.close()
        self._reset()

    def _refused(self, why: str) -> None:
        self.setEnabled(True)
        self.error.setText(why)
        self.error.show()
        self.adjustSize()
        self.person.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reset(self) -> None:
        self.setEnabled(True)
        self.person.clear()
        self.line.clear()
        self.error.hide()
        self.channel.setCurrentIndex(self.channel.findData(Channel.CALL))
