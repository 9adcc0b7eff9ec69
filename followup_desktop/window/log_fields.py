"""The fields of the log line: text that grows, chips for channel, day and who reached out, and what to come back to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.interactions import Channel, Initiator
from followup_desktop.window.came_back import CameBack
from followup_desktop.window.channel_chips import ChannelChip, InitiatorChip
from followup_desktop.window.context import Context
from followup_desktop.window.day_chip import DayChip
from followup_desktop.window.kit.buttons import filled
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.growing_text import GrowingText
from followup_desktop.window.kit.hint import Hint
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.loop_row import LoopRow


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was typed for a contact and not logged yet. None stands for what the line would suggest."""

    text: str = ""
    channel: Channel | None = None
    on: date | None = None
    initiator: Initiator = Initiator.UNKNOWN
    loop: str | None = None
    loop_on: date | None = None
    came_back: tuple[int, ...] = ()


class LogFields(Card):
    """One line, to be opened by writing into it. What is written can be taken out and put in again."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._channel: Channel | None = None
        self.text = GrowingText(self.tr("Log what happened…"), bare=True)
        self.channel_chip = ChannelChip(Channel.CALL)
        self.day_chip = DayChip(lambda: context.today)
        self.initiator_chip = InitiatorChip()
        self.loop_chip = ChoiceChip(self.tr("Come back to…"), "plus", checkable=False)
        self.loop_row = LoopRow(lambda: context.today)
        self.came_back = CameBack()
        self.guard = Hint("hourglass")
        self.log_button = filled(self.tr("Log"), "check")
        self.error = InlineError()
        self._more = QWidget()
        self._lay_out()
        self._connect_fields()

    def _lay_out(self) -> None:
        self.column.setContentsMargins(15, 8, 12, 9)
        self.column.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addLayout(_lowered(IconMark("plus", "sub", 17), 4))
        first.addLayout(_lowered(self.text, 3), 1)
        for chip in (self.channel_chip, self.day_chip):
            first.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        chips = FlowLayout()
        chips.addWidget(self.initiator_chip)
        chips.addWidget(self.loop_chip)
        last = QHBoxLayout()
        last.setSpacing(10)
        last.addLayout(chips, 1)
        last.addWidget(self.log_button, 0, Qt.AlignmentFlag.AlignBottom)
        more = QVBoxLayout(self._more)
        more.setContentsMargins(27, 0, 0, 0)
        more.setSpacing(8)
        more.addWidget(self.came_back)
        more.addWidget(self.guard)
        more.addLayout(last)
        self.column.addLayout(first)
        for part in (self.error, self.loop_row, self._more):
            self.column.addWidget(part)

    def _connect_fields(self) -> None:
        self.text.escaped.connect(self.fold)
        self.text.focused.connect(self._more.show)
        self.text.textChanged.connect(self._typed)
        self.channel_chip.chosen.connect(self._channel_chosen)
        self.initiator_chip.chosen.connect(self._chosen)
        self.day_chip.chosen.connect(self._day_chosen)
        self.loop_chip.clicked.connect(self.begin_loop)
        self.loop_row.removed.connect(self.drop_loop)
        self.loop_row.line.textChanged.connect(self._name_button)
        self.text.textChanged.connect(self._name_button)
        self.came_back.ticks_changed.connect(self._name_button)

    def write_on(self) -> None:
        """Give the focus back to the text."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_loop(self) -> None:
        """Open the row for something to come back to."""
        self.loop_row.show()
        self.loop_chip.hide()
        self.loop_row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def drop_loop(self) -> None:
        """Close that row: there is nothing to come back to."""
        self.loop_row.show_loop("", None)
        self.loop_row.hide()
        self.loop_chip.show()
        self.write_on()

    def fold(self) -> None:
        """Leave the line; what was typed stays, and then it stays open."""
        self.text.clearFocus()
        if not self.written:
            self._more.hide()

    @property
    def written(self) -> bool:
        """Whether anything was typed that would be a pity to lose."""
        return bool(self.text.toPlainText().strip() or self.loop_row.text.strip() or self.came_back.ticked)

    @property
    def only_noting(self) -> bool:
        """Whether there is something to come back to and nothing at all that happened."""
        return self.unsent() == Unsent(loop=self.loop_row.text, loop_on=self.loop_row.day) and bool(
            self.loop_row.text.strip()
        )

    def unsent(self) -> Unsent:
        """What is written now."""
        return Unsent(
            text=self.text.toPlainText(),
            channel=self._channel,
            on=self.day_chip.explicit,
            initiator=self.initiator_chip.initiator,
            loop=None if self.loop_row.isHidden() else self.loop_row.text,
            loop_on=self.loop_row.day,
            came_back=self.came_back.ticked,
        )

    def show_unsent(self, unsent: Unsent, usual: Channel) -> None:
        """Show what was written; `usual` is the channel where none was chosen."""
        self._channel = unsent.channel
        self.channel_chip.show_channel(unsent.channel or usual)
        self.initiator_chip.show_initiator(unsent.initiator)
        self.text.setPlainText(unsent.text)
        self.day_chip.show_day(unsent.on)
        self.loop_row.show_loop(unsent.loop or "", unsent.loop_on)
        self.loop_row.setVisible(unsent.loop is not None)
        self.loop_chip.setVisible(unsent.loop is None)
        self._more.setVisible(unsent != Unsent())
        self.error.show_error("")

    def _typed(self) -> None:
        if self.text.toPlainText():
            self._more.show()

    def _channel_chosen(self, channel: Channel) -> None:
        self._channel = channel
        self._chosen()

    def _day_chosen(self, day: date) -> None:
        ahead = day > self._context.today
        self.error.show_error(self.tr("This day is still ahead: log it when it has happened") if ahead else "")
        self._chosen()

    def _chosen(self) -> None:
        self._more.show()
        self._name_button()
        self.write_on()

    def _name_button(self) -> None:
        self.log_button.set_words(self.tr("Note it") if self.only_noting else self.tr("Log"))


def _lowered(widget: QWidget, pixels: int) -> QVBoxLayout:
    """A widget whose first line stands level with the chips, however high it grows."""
    column = QVBoxLayout()
    column.setContentsMargins(0, pixels, 0, 0)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    return column
