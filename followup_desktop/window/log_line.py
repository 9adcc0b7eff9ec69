"""The line in which what happened with a contact is logged, in place, with a few keys."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft, LoopDraft
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.channel_chips import ChannelChip, InitiatorChip
from followup_desktop.window.context import Context
from followup_desktop.window.day_chip import DayChip
from followup_desktop.window.kit.buttons import filled
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.growing_text import GrowingText
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.loop_row import LoopRow

ORIGIN = "window"


@dataclass(frozen=True, slots=True)
class Unsent:
    """What was typed for a contact and not logged yet. None stands for what the line would suggest."""

    text: str = ""
    channel: Channel | None = None
    on: date | None = None
    initiator: Initiator = Initiator.UNKNOWN
    loop: str | None = None
    loop_on: date | None = None


class UnsentTexts(QObject):
    """Unsent text by contact, kept while the program runs. A child of the context, so that every line shares it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.by_contact: dict[int, Unsent] = {}


class LogLine(Card):
    """One line that grows, with chips for channel, day and who reached out, and a row for what to come back to."""

    logged = Signal(object)
    """The Changes of what was logged, after the line was cleared."""

    def __init__(self, context: Context, contact: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact = 0
        self._under_way = False
        self._channel: Channel | None = None
        self._usual = Channel.CALL
        self._unsent = context.findChild(UnsentTexts) or UnsentTexts(context)
        self._build()
        self.show_contact(contact)

    def _build(self) -> None:
        self.column.setContentsMargins(15, 8, 12, 9)
        self.column.setSpacing(8)
        self.text = GrowingText(self.tr("Log what happened…"), bare=True)
        self.channel_chip = ChannelChip(Channel.CALL)
        self.day_chip = DayChip(lambda: self._context.today)
        self.error = InlineError()
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addLayout(_lowered(IconMark("plus", "sub", 17), 4))
        first.addLayout(_lowered(self.text, 3), 1)
        for chip in (self.channel_chip, self.day_chip):
            first.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(first)
        self.column.addWidget(self.error)
        self.loop_row = LoopRow(lambda: self._context.today)
        self.column.addWidget(self.loop_row)
        self._more = self._build_more()
        self.column.addWidget(self._more)
        self._connect()

    def _build_more(self) -> QWidget:
        more = QWidget()
        self.initiator_chip = InitiatorChip()
        self.loop_chip = ChoiceChip(self.tr("Come back to…"), "plus", checkable=False)
        self.log_button = filled(self.tr("Log"), "check")
        chips = FlowLayout()
        chips.addWidget(self.initiator_chip)
        chips.addWidget(self.loop_chip)
        row = QHBoxLayout(more)
        row.setContentsMargins(27, 0, 0, 0)
        row.setSpacing(10)
        row.addLayout(chips, 1)
        row.addWidget(self.log_button, 0, Qt.AlignmentFlag.AlignBottom)
        return more

    def _connect(self) -> None:
        self.text.submitted.connect(self.submit)
        self.text.escaped.connect(self._leave)
        self.text.focused.connect(lambda: self._more.setVisible(True))
        self.text.textChanged.connect(self._typed)
        self.channel_chip.chosen.connect(self._channel_chosen)
        self.initiator_chip.chosen.connect(self._back_to_text)
        self.day_chip.chosen.connect(self._day_chosen)
        self.loop_chip.clicked.connect(self.begin_loop)
        self.loop_row.submitted.connect(self.submit)
        self.loop_row.removed.connect(self._drop_loop)
        self.log_button.clicked.connect(self.submit)
        # A book that cannot be written is told elsewhere; the line must not stay shut because of it.
        self._context.refused.connect(self._may_go_on)
        self._context.worker.unexpected.connect(self._may_go_on)

    @property
    def contact(self) -> int:
        """Whose line it is."""
        return self._contact

    def show_contact(self, contact: int) -> None:
        """Become another contact's line; what was typed for the former one is kept and comes back with it."""
        self._keep()
        self._contact = contact
        row = contact_rows(self._context.book, [contact]).get(contact)
        self._usual = (row.last_channel if row else None) or Channel.CALL
        self._show(self._unsent.by_contact.get(contact, Unsent()))

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, for whoever shows this contact next."""
        self._keep()
        super().hideEvent(event)

    def focus_text(self) -> None:
        """Begin to write."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def submit(self) -> None:
        """Log it. Where that is refused, the reason stands below the line and what was typed stays."""
        if self._under_way:
            return
        self.error.show_error("")
        try:
            draft = self._draft()
        except Refused as refusal:
            self._refused(refusal)
            return
        has_loop = not self.loop_row.isHidden() and self.loop_row.text.strip()
        loops = (LoopDraft(self._contact, self.loop_row.text, self.loop_row.day),) if has_loop else ()
        self._under_way = True
        contact = self._contact
        self._context.write(
            lambda book, now: log_interaction(book, draft, now, ORIGIN, loops=loops),
            lambda changes: self._logged(contact, changes),
            self._refused,
        )

    def begin_loop(self) -> None:
        """Open the row for something to come back to."""
        self.loop_row.show()
        self.loop_chip.hide()
        self.loop_row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _draft(self) -> InteractionDraft:
        """What is typed. Raises Refused, as for a day that is still ahead."""
        return InteractionDraft(
            contacts=(self._contact,),
            on=self.day_chip.day,
            channel=self.channel_chip.channel,
            initiator=self.initiator_chip.initiator,
            notes=self.text.toPlainText().strip(),
        )

    def _logged(self, contact: int, changes: Changes) -> None:
        self._unsent.by_contact.pop(contact, None)
        self._under_way = False
        if contact == self._contact:
            self._show(Unsent())
            self._back_to_text()
        self.logged.emit(changes)

    def _refused(self, refusal: Refused) -> None:
        self._under_way = False
        self.error.show_error(str(refusal))
        self._back_to_text()

    def _channel_chosen(self, channel: Channel) -> None:
        self._channel = channel
        self._back_to_text()

    def _back_to_text(self) -> None:
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _may_go_on(self) -> None:
        self._under_way = False

    def _day_chosen(self, day: date) -> None:
        ahead = day > self._context.today
        self.error.show_error(self.tr("This day is still ahead: log it when it has happened") if ahead else "")
        self._back_to_text()

    def _typed(self) -> None:
        if self.text.toPlainText():
            self._more.setVisible(True)

    def _leave(self) -> None:
        """Escape folds the line; what was typed stays."""
        self.text.clearFocus()
        if not self._worth_keeping():
            self._more.hide()

    def _drop_loop(self) -> None:
        self.loop_row.show_loop("", None)
        self.loop_row.hide()
        self.loop_chip.show()
        self._back_to_text()

    def _worth_keeping(self) -> bool:
        return bool(self.text.toPlainText().strip() or self.loop_row.text.strip())

    def _keep(self) -> None:
        if not self._contact:
            return
        if not self._worth_keeping():
            self._unsent.by_contact.pop(self._contact, None)
            return
        loop = None if self.loop_row.isHidden() else self.loop_row.text
        self._unsent.by_contact[self._contact] = Unsent(
            self.text.toPlainText(),
            self._channel,
            self.day_chip.explicit,
            self.initiator_chip.initiator,
            loop,
            self.loop_row.day,
        )

    def _show(self, unsent: Unsent) -> None:
        self._channel = unsent.channel
        self.channel_chip.show_channel(unsent.channel or self._usual)
        self.initiator_chip.show_initiator(unsent.initiator)
        self.text.setPlainText(unsent.text)
        self.day_chip.show_day(unsent.on)
        self.loop_row.show_loop(unsent.loop or "", unsent.loop_on)
        self.loop_row.setVisible(unsent.loop is not None)
        self.loop_chip.setVisible(unsent.loop is None)
        self._more.setVisible(unsent != Unsent())
        self.error.show_error("")


def _lowered(widget: QWidget, pixels: int) -> QVBoxLayout:
    """A widget whose first line stands level with the chips, however high it grows."""
    column = QVBoxLayout()
    column.setContentsMargins(0, pixels, 0, 0)
    column.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    return column
