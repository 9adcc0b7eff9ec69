"""The panel's content for planning a check-in: a head, the fields, what is planned already, and one button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.names import display_name
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.check_ins import add_check_in, delete_check_in, edit_check_in
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.buttons import filled, icon_button, quiet
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided
from followup_desktop.window.reminding.fields import CheckInFields
from followup_desktop.window.reminding.planned import Planned
from followup_desktop.window.saving import Saving

ORIGIN = "window"
_SIDE = 22


class Reminder(QWidget):
    """Plans a check-in for a contact, or changes one. Raises NotFound where the contact is gone."""

    closed = Signal()

    def __init__(self, context: Context, contact_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._contact = context, contact_id
        self._name = display_name(contact(context.book, contact_id).fields)
        self._editing = ""
        self._title = elided("", "heading")
        self.fields = CheckInFields(context.today)
        self.fields.submitted.connect(self.save)
        self.planned = Planned()
        self.planned.edit_asked.connect(self.edit)
        self.planned.delete_asked.connect(self.delete)
        self._lay_out()
        self.begin()
        context.feed.changed.connect(self._changed)
        self._saving = Saving(context, self)
        self._saving.refused.connect(self.fields.show_error)

    def begin(self) -> None:
        """Plan a new one."""
        self._editing = ""
        self._say(self.tr("Remind me of {name}").format(name=self._name), self.tr("Remind me"))
        self.fields.clear()
        self._show_planned()
        self.fields.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def edit(self, check_in: CheckIn) -> None:
        """Change one that was planned."""
        self._editing = check_in.uuid
        self._say(self.tr("Change the check-in for {name}").format(name=self._name), self.tr("Save"))
        self.fields.show_check_in(check_in)
        self.fields.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def delete(self, check_in: CheckIn) -> None:
        """Delete one that was planned; undo brings it back."""
        uuid = check_in.uuid
        if uuid == self._editing:
            self.begin()
        self._context.write(lambda book, now: delete_check_in(book, uuid, now, ORIGIN))

    def save(self) -> None:
        """Write it down. Where something is wrong it is said beside its field, and what was typed stays."""
        draft = self.fields.draft(self._contact, self._context.now)
        if draft is None:
            return
        uuid = self._editing
        write: Write = (
            (lambda book, now: edit_check_in(book, uuid, draft, now, ORIGIN))
            if uuid
            else (lambda book, now: add_check_in(book, draft, now, ORIGIN))
        )
        self._saving.save(lambda: write, lambda changes: self.closed.emit())

    def _lay_out(self) -> None:
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        self.close_button.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 14, 12, 10)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        page = Page()
        page.column.setContentsMargins(_SIDE, 4, _SIDE, _SIDE)
        page.column.addWidget(self.fields)
        page.column.addWidget(self.planned)
        page.column.addStretch(1)
        self.new_button = quiet(self.tr("Plan a new one"), "plus")
        self.new_button.clicked.connect(self.begin)
        self.save_button = filled("", "bell")
        self.save_button.clicked.connect(self.save)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE - 10, 11, _SIDE, 14)
        foot.addWidget(self.new_button)
        foot.addStretch(1)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(page, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def _say(self, title: str, button: str) -> None:
        self._title.setText(title)
        self._title.updateGeometry()
        self.save_button.set_words(button)
        self.new_button.setVisible(bool(self._editing))

    def _show_planned(self) -> None:
        self.planned.show_planned(made_for(self._context.book, self._contact, self._context.now), self._context.today)

    def _changed(self, changes: Changes) -> None:
        if self._saving.under_way or not (changes.everything or self._contact in changes.contacts or changes.check_ins):
            return
        try:
            contact(self._context.book, self._contact)
        except NotFound:
            self.closed.emit()
            return
        self._show_planned()
