"""The line in which what happened with a contact is logged, in place, with a few keys."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.interactions import Channel, InteractionDraft, LoopDraft
from followup_desktop.domain.outreach import guard_words, is_sign_of_life
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.outreach import waiting_since
from followup_desktop.store.reads.timeline import open_loops
from followup_desktop.store.writes.interactions import log_interaction, open_loop
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.focus_order import put_before
from followup_desktop.window.log_fields import LogFields, Unsent
from followup_desktop.window.saving import Saving

ORIGIN = "window"


class UnsentTexts(QObject):
    """Unsent text by contact, kept while the program runs. A child of the context, so that every line shares it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.by_contact: dict[int, Unsent] = {}


class LogLine(LogFields):
    """The log line of one contact at a time. Enter logs; what is refused stays, with the reason below it.

    Something to come back to, and nothing else, is only noted: nothing has happened then.
    """

    logged = Signal(object)
    """The Changes of what was logged, after the line was cleared."""

    def __init__(self, context: Context, contact: int, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._contact = 0
        self._usual = Channel.CALL
        self._unsent = context.findChild(UnsentTexts) or UnsentTexts(context)
        self.text.submitted.connect(self.submit)
        self.loop_row.submitted.connect(self.submit)
        self.log_button.clicked.connect(self.submit)
        self.initiator_chip.chosen.connect(self._guard)
        self.channel_chip.chosen.connect(self._guard)
        self.day_chip.chosen.connect(self._guard)
        self._saving = Saving(context, self, self.error)
        self._saving.refused.connect(self.write_on)
        context.feed.changed.connect(self._changed)
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
        unsent = self._unsent.by_contact.get(contact, Unsent())
        self.show_unsent(unsent, self._usual)
        self._offer_loops(unsent.came_back)
        self._guard()

    def focus_text(self) -> None:
        """Begin to write."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed, for whoever shows this contact next."""
        self._keep()
        super().hideEvent(event)

    def submit(self) -> None:
        """Log it. Where that is refused, the reason stands below the line and what was typed stays."""
        contact, done = self._contact, self._noted if self.only_noting else self._logged
        self._saving.save(self._prepare, lambda changes: done(contact, changes))

    def _prepare(self) -> Write:
        """The write of what is typed. Raises Refused where that is out of bounds."""
        if self.only_noting:
            contact, text, on = self._contact, self.loop_row.text, self.loop_row.day
            return lambda book, now: open_loop(book, contact, text, now, on=on, origin=ORIGIN)
        draft, came_back = self._draft(), self.came_back.ticked
        has_loop = not self.loop_row.isHidden() and self.loop_row.text.strip()
        loops = (LoopDraft(self._contact, self.loop_row.text, self.loop_row.day),) if has_loop else ()
        return lambda book, now: log_interaction(book, draft, now, ORIGIN, loops=loops, came_back=came_back)

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
        if contact == self._contact:
            self._usual = self.channel_chip.channel
        self._noted(contact, changes)
        self.logged.emit(changes)
        self._context.logged.emit(changes.created[0])

    def _noted(self, contact: int, _changes: Changes) -> None:
        """Be empty again: what was written is in the book."""
        self._unsent.by_contact.pop(contact, None)
        if contact == self._contact:
            self.show_unsent(Unsent(), self._usual)
            self._offer_loops(())
            self._guard()
            self.write_on()

    def _offer_loops(self, ticked: Collection[int]) -> None:
        self.came_back.show_loops(open_loops(self._context.book, self._contact), ticked)
        put_before(self.initiator_chip, self.came_back.chips)

    def _guard(self) -> None:
        """Say where an outreach of one's own comes early; it can be logged all the same."""
        day = self.day_chip.day
        own = not is_sign_of_life(self.channel_chip.channel, self.initiator_chip.initiator)
        since = waiting_since(self._context.book, self._contact, day) if own else None
        self.guard.say(guard_words(since, self._context.today) if since else "")

    def _changed(self, changes: Changes) -> None:
        # What is being logged here is not yet something to wait for an answer to.
        touched = changes.everything or self._contact in changes.contacts
        if self._contact and touched and not self._saving.under_way:
            self._offer_loops(self.came_back.ticked)
            self._guard()

    def _keep(self) -> None:
        if self._contact and self.written:
            self._unsent.by_contact[self._contact] = self.unsent()
        else:
            self._unsent.by_contact.pop(self._contact, None)
