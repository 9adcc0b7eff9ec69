"""The line in which what happened with a contact is logged, in place, with a few keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import Channel, InteractionDraft, LoopDraft
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.log_fields import LogFields, Unsent

ORIGIN = "window"


class UnsentTexts(QObject):
    """Unsent text by contact, kept while the program runs. A child of the context, so that every line shares it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.by_contact: dict[int, Unsent] = {}


class LogLine(LogFields):
    """The log line of one contact at a time. Enter logs; what is refused stays, with the reason below it."""

    logged = Signal(object)
    """The Changes of what was logged, after the line was cleared."""

    def __init__(self, context: Context, contact: int, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._contact = 0
        self._under_way = False
        self._usual = Channel.CALL
        self._unsent = context.findChild(UnsentTexts) or UnsentTexts(context)
        self.text.submitted.connect(self.submit)
        self.loop_row.submitted.connect(self.submit)
        self.log_button.clicked.connect(self.submit)
        # A book that cannot be written is told elsewhere; the line must not stay shut because of it.
        context.refused.connect(self._may_go_on)
        context.worker.unexpected.connect(self._may_go_on)
        self.show_contact(contact)

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
        self.show_unsent(self._unsent.by_contact.get(contact, Unsent()), self._usual)

    def focus_text(self) -> None:
        """Begin to write."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, for whoever shows this contact next."""
        self._keep()
        super().hideEvent(event)

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
            while_alive(self, lambda changes: self._logged(contact, changes)),
            while_alive(self, self._refused),
        )

    def _draft(self) -> InteractionDraft:
        """What is typed. Raises Refused where it is out of bounds."""
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
            self._usual = self.channel_chip.channel
            self.show_unsent(Unsent(), self._usual)
            self.write_on()
        self.logged.emit(changes)

    def _refused(self, refusal: Refused) -> None:
        self._under_way = False
        self.error.show_error(str(refusal))
        self.write_on()

    def _may_go_on(self) -> None:
        self._under_way = False

    def _keep(self) -> None:
        if self._contact and self.written:
            self._unsent.by_contact[self._contact] = self.unsent()
        else:
            self._unsent.by_contact.pop(self._contact, None)
