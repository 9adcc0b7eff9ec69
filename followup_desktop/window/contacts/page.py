"""A contact's page: who they are, what to remember, the next check-in, the log line and the timeline."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.memory import Memory, memory
from followup_desktop.window.contacts.bulk import ContactActions
from followup_desktop.window.contacts.check_in_card import CheckInCard
from followup_desktop.window.contacts.header import Header
from followup_desktop.window.contacts.remember import Remember
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.card import BETWEEN
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.log_line import LogLine
from followup_desktop.window.portraits import Portraits
from followup_desktop.window.timeline.view import TimelineView

_TOP = 22
_BEFORE_TIMELINE = 8


class ContactPage(QStackedWidget):
    """Shows one contact, and reads anew what was touched. What it reads does not grow with the timeline."""

    back_asked = Signal()
    emptied = Signal()
    """The contact is not in the book any more."""

    def __init__(self, context: Context, desk: Desk, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._contact = 0
        self.contact_actions = ContactActions(context, self)
        self.header = Header(context, desk, self.contact_actions, portraits)
        self.check_in = CheckInCard(context)
        self.remember = Remember(context)
        self.log_line: LogLine | None = None
        self._nobody = EmptyState("users", self.tr("Nobody chosen"), self.tr("Choose somebody on the left."))
        self.timeline = TimelineView(context, embedded=True)
        self._above = QWidget()
        self._column = QVBoxLayout(self._above)
        self._column.setContentsMargins(0, _TOP, 0, _BEFORE_TIMELINE)
        self._column.setSpacing(BETWEEN)
        for part in (self.header, self.check_in, self.remember):
            self._column.addWidget(part)
        self.timeline.set_header(self._above)
        self.addWidget(self._nobody)
        self.addWidget(self.timeline)
        self.timeline.contact_opened.connect(desk.contact_asked)
        self.header.log_asked.connect(self.focus_log)
        self.header.back_asked.connect(self.back_asked)
        context.feed.changed.connect(self._changed)

    @property
    def contact(self) -> int:
        """Whose page it is; 0 for nobody's."""
        return self._contact

    def show_contact(self, contact: int) -> None:
        """Become a contact's page; nobody's with 0, or where the contact is gone."""
        if contact == self._contact:
            return
        self._contact = contact
        self._read()

    def focus_log(self) -> None:
        """Begin to log."""
        if self.log_line is not None and self._contact:
            self.log_line.focus_text()

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
        self.remember.show_memory(known)
        self._show_log_line()
        self.timeline.show_contact(self._contact)
        self.setCurrentWidget(self.timeline)

    def _show_log_line(self) -> None:
        if self.log_line is None:
            self.log_line = LogLine(self._context, self._contact)
            self._column.addWidget(self.log_line)
        elif self.log_line.contact != self._contact:
            self.log_line.show_contact(self._contact)

    def _changed(self, changes: Changes) -> None:
        if self._contact and (changes.everything or changes.circles or self._contact in changes.contacts):
            self._read()
