"""A contact's page: who they are, what to remember, the next check-in, the log line and the timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.names import called
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.memory import Memory, memory
from followup_desktop.store.reads.reconnect import offer_after_return
from followup_desktop.window.after_logging import AfterLogging
from followup_desktop.window.contacts.bulk import ContactActions
from followup_desktop.window.contacts.check_in_card import CheckInCard
from followup_desktop.window.contacts.header import Header
from followup_desktop.window.contacts.remember import Remember
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.card import BETWEEN
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.focus_order import put_parts_before
from followup_desktop.window.log_line import LogLine
from followup_desktop.window.portraits import Portraits
from followup_desktop.window.reconnecting.rhythm_row import RhythmRow
from followup_desktop.window.timeline.view import TimelineView

if TYPE_CHECKING:
    from followup_desktop.window.favors.ledger import Ledger

_TOP = 22
_BEFORE_TIMELINE = 8


class ContactPage(QStackedWidget):
    """Shows one contact, and reads anew what was touched. What it reads does not grow with the timeline."""

    back_asked = Signal()
    emptied = Signal()
    """The contact is not in the book any more."""

    def __init__(self, context: Context, desk: Desk, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._contact = 0
        self.contact_actions = ContactActions(context, self)
        self.header = Header(context, desk, self.contact_actions, portraits)
        self.check_in = CheckInCard(context)
        self.remember = Remember(context)
        self.log_line: LogLine | None = None
        self.after_logging: AfterLogging | None = None
        self.favors: Ledger | None = None
        self._nobody = EmptyState("users", self.tr("Nobody chosen"), self.tr("Choose somebody on the left."))
        self.timeline = TimelineView(context, embedded=True)
        self._above = QWidget()
        self._column = QVBoxLayout(self._above)
        self._column.setContentsMargins(0, _TOP, 0, _BEFORE_TIMELINE)
        self._column.setSpacing(BETWEEN)
        self.rhythm = RhythmRow(context)
        for part in (self.header, self.check_in, self.rhythm, self.remember):
            self._column.addWidget(part)
        self.timeline.set_header(self._above)
        self.addWidget(self._nobody)
        self.addWidget(self.timeline)
        self.timeline.contact_opened.connect(desk.contact_asked)
        self.header.log_asked.connect(self.focus_log)
        self.header.back_asked.connect(self.back_asked)
        self.header.favors_asked.connect(self.open_favors)
        self.remember.favors_asked.connect(self.open_favors)
        context.feed.changed.connect(self._changed)
        context.logged.connect(self._logged)

    @property
    def contact(self) -> int:
        """Whose page it is; 0 for nobody's."""
        return self._contact

    def show_contact(self, contact: int) -> None:
        """Become a contact's page; nobody's with 0, or where the contact is gone."""
        if contact == self._contact:
            return
        self._contact = contact
        if self.after_logging is not None:
            self.after_logging.dismiss()
        self._read()

    def focus_log(self) -> None:
        """Begin to log."""
        if self.log_line is not None and self._contact:
            self.log_line.focus_text()

    def open_favors(self) -> None:
        """Open the ledger of favors, ready for another entry."""
        if not self._contact:
            return
        if self.favors is None:
            self.favors = self._make_ledger()
        if self.favors.isHidden():
            self.favors.show()
            self._read()
        self.favors.begin()

    def _make_ledger(self) -> Ledger:
        from followup_desktop.window.favors.ledger import Ledger

        ledger = Ledger(self._context, self._desk)
        ledger.hide()
        ledger.arranged.connect(self._order_parts)
        ledger.closed.connect(self._close_favors)
        self._column.insertWidget(self._column.indexOf(self.remember) + 1, ledger)
        return ledger

    def _close_favors(self) -> None:
        """Put the ledger away, and the focus where the timeline takes the keys."""
        if self.favors is not None:
            held = self.favors.isAncestorOf(QApplication.focusWidget() or self)
            self.favors.hide()
            self._read()
            if held:
                self.timeline.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_favors(self, known: Memory) -> None:
        """Keep the ledger of who is shown; another contact's is closed, but for what was typed into it."""
        ledger = self.favors
        if ledger is None:
            return
        is_other = ledger.contact not in (0, known.contact.id)
        ledger.show_memory(known)
        if is_other:
            ledger.setVisible(ledger.has_unsaved(known.contact.id))
            if not ledger.isHidden():
                ledger.begin_entry()

    def set_folded(self, folded: bool) -> None:
        """Show the way back to the list where the page covers it."""
        self.header.back.setVisible(folded)

    def _read(self) -> None:
        if not self._contact:
            self.setCurrentWidget(self._nobody)
            return
        try:
            known = memory(self._context.book, self._contact, self._context.now)
        except NotFound:
            self._contact = 0
            self.setCurrentWidget(self._nobody)
            self.emptied.emit()
            return
        # Drawn once all of it is there, not part by part.
        self.setUpdatesEnabled(False)
        try:
            self._show(known)
        finally:
            self.setUpdatesEnabled(True)

    def _show(self, known: Memory) -> None:
        row = contact_rows(self._context.book, [self._contact])[self._contact]
        self.header.show_contact(known.contact, row.portrait)
        self.check_in.show_next(known.contact, known.next, known.why)
        offer = offer_after_return(self._context.book, self._contact, self._context.now)
        self.rhythm.show_offer(self._contact, called(known.contact.fields), offer)
        self._show_favors(known)
        self.remember.show_memory(known, favors=self.favors is None or self.favors.isHidden())
        self._show_log_line()
        self._order_parts()
        self.timeline.show_contact(self._contact)
        self.setCurrentWidget(self.timeline)

    def _show_log_line(self) -> None:
        if self.log_line is None:
            self.log_line = LogLine(self._context, self._contact)
            self._column.addWidget(self.log_line)
        elif self.log_line.contact != self._contact:
            self.log_line.show_contact(self._contact)

    def _order_parts(self) -> None:
        """Let Tab come to what stands above the timeline from the top, whenever it was made."""
        items = (self._column.itemAt(place) for place in range(self._column.count()))
        parts = [widget for item in items if item is not None and (widget := item.widget()) is not None]
        put_parts_before(self.timeline.table, parts)

    def _logged(self, interaction: int) -> None:
        """Offer what follows from what was just logged with this contact, here, below, or in the composer over it."""
        if not self.isVisible() or self.log_line is None:
            return
        if self.after_logging is None:
            self.after_logging = AfterLogging(self._context)
            self._column.addWidget(self.after_logging)
            self._order_parts()
        self.after_logging.show_after(interaction, only=self._contact)

    def _changed(self, changes: Changes) -> None:
        if self._contact and (changes.everything or changes.circles or self._contact in changes.contacts):
            self._read()
