"""One optional line about what happened, its channel and a button: the row that 'done' and 'they answered' open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.interactions import Channel
from followup_desktop.window.channel_chips import ChannelChip
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.buttons import filled, icon_button
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.saving import Saving

LONGEST_LINE = 500
"""Characters of the line."""


class OneLine(QWidget):
    """The row. Enter logs it, Escape cancels; what is written is the subclass's `write`."""

    finished = Signal()
    """It is logged."""
    cancelled = Signal()

    def __init__(self, context: Context, channel: Channel, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("{question} (optional)").format(question=hint))
        self.line.setAccessibleName(self.tr("{question} Optional").format(question=hint))
        self.line.setMaxLength(LONGEST_LINE)
        self.line.returnPressed.connect(self.finish)
        self.chip = ChannelChip(channel)
        self.chip.chosen.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.button = filled(self.tr("Log it"), "check")
        self.button.clicked.connect(self.finish)
        self.error = InlineError()
        self._saving = Saving(context, self, self.error)
        self._saving.refused.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._lay_out()

    def _lay_out(self) -> None:
        cancel = icon_button("x", self.tr("Not yet"), "Esc")
        cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout()
        row.setSpacing(10)
        for part in (self.line, self.chip, self.button, cancel):
            row.addWidget(part, 1 if part is self.line else 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(row)
        column.addWidget(self.error)

    def write(self, channel: Channel, line: str) -> Write:
        """What is to be written once the person says so. To be overridden."""
        raise NotImplementedError

    def finish(self) -> None:
        """Log it. Where that is refused, the reason stands below the field and what was typed stays."""
        channel, line = self.chip.channel, self.line.text()
        self._saving.save(lambda: self.write(channel, line), self._finished)

    def _finished(self, changes: Changes) -> None:
        self.finished.emit()
        if changes.created:
            self._context.logged.emit(changes.created[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape cancels; no key goes further, so that a D that nobody took is not another command."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        event.accept()
