"""The editor of one contact: the form, what to do with drafts and with changes made elsewhere, and saving."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.names import display_name
from followup_desktop.store.errors import StalePlan
from followup_desktop.store.reads.contacts import contact as read_contact
from followup_desktop.store.writes.contacts import add_contact, edit_contact
from followup_desktop.window.context import Context
from followup_desktop.window.editor.drafts import NEW, Draft, Drafts
from followup_desktop.window.editor.form import changed_parts, merged, to_form
from followup_desktop.window.editor.frame import Frame
from followup_desktop.window.editor.reading import read_form

_KEEP_MS = 700
"""A draft is written when nothing was typed for so long."""


class Editor(Frame):
    """Everything about a contact, or about one to be added. What is not saved is kept as a draft and offered again."""

    saved = Signal(int)
    """The row number of the contact, after the book has it."""
    closed = Signal()
    """The person is done here: saved, or leaving with whatever draft there is."""

    def __init__(self, context: Context, contact: int | None = None, parent: QWidget | None = None) -> None:
        """Raises NotFound for a contact that is not in the book."""
        super().__init__(context, parent)
        self._context = context
        self._drafts = Drafts(context.book)
        self._contact = contact
        self._key, self._base, self._revision = NEW, ContactFields(), 0
        self._saving = False
        self._soon = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._soon.timeout.connect(self.keep_draft)
        self._connect()
        self._open()

    @property
    def contact(self) -> int | None:
        """The contact that is edited; None for a new one."""
        return self._contact

    @property
    def changed(self) -> bool:
        """Whether anything differs from what the book has."""
        return bool(changed_parts(self.form.form(), to_form(self._base)))

    def save(self) -> None:
        """Write what the form says, or show everything that is wrong with it."""
        if self._saving:
            return
        if self._contact is not None and not self.changed:
            self._done(self._contact)
            return
        reading = read_form(self.form.form(), self._base)
        if reading.errors:
            self._show_errors(reading.errors)
            return
        self.form.show_errors({})
        self._saving = True
        self._write(reading.fields)

    def leave(self) -> None:
        """Close; what was changed stays as a draft."""
        self.keep_draft()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Write the draft now; without changes there is none."""
        self._soon.stop()
        if self._saving:
            return
        form, base = self.form.form(), to_form(self._base)
        if changed_parts(form, base):
            self._drafts.keep(self._key, Draft(form, base, self._revision, self._context.now))
        else:
            self._drafts.drop(self._key)

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what is being written, whichever way the panel or the window goes."""
        if not event.spontaneous():
            self.keep_draft()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.save_button.clicked.connect(self.save)
        save = QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self.save)
        self.form.edited.connect(self._edited)
        self.notices.draft_discarded.connect(self._discard)
        self.notices.reload_asked.connect(self._discard)
        self.notices.keep_mine_asked.connect(self._keep_mine)
        self.notices.add_asked.connect(self._become_new)
        self._context.feed.changed.connect(self._look)

    def _open(self) -> None:
        self._read()
        draft = self._drafts.load(self._key)
        if draft is not None and changed_parts(draft.form, draft.base):
            self.form.show_form(merged(draft.base, draft.form, to_form(self._base)))
            self.notices.offer_draft(draft.saved_at, self._context.now)
        self.show_changed(self.changed)

    def _read(self) -> None:
        """Show the contact as the book has it."""
        if self._contact is not None:
            person = read_contact(self._context.book, self._contact)
            self._key, self._base, self._revision = person.uuid, person.fields, person.revision
        title = (
            self.tr("Edit {name}").format(name=display_name(self._base)) if self._contact else self.tr("New contact")
        )
        self.show_title(title)
        self.form.show_person(self._base, self._contact or 0)
        self.form.show_form(to_form(self._base))

    def _discard(self) -> None:
        """Let go of what was changed."""
        self._soon.stop()
        self._drafts.drop(self._key)
        self.notices.clear()
        self._read()
        self.show_changed(self.changed)
        self.form.focus_first()

    def _keep_mine(self) -> None:
        """Put what was changed here over what was changed elsewhere; the rest follows the book."""
        former, mine = to_form(self._base), self.form.form()
        self._read()
        self.form.show_form(merged(former, mine, to_form(self._base)))
        self.notices.clear()
        self._edited()

    def _become_new(self) -> None:
        """The contact was deleted elsewhere: what stands here can be added again."""
        form = self.form.form()
        self._drafts.drop(self._key)
        self._contact, self._key, self._base, self._revision = None, NEW, ContactFields(), 0
        self._read()
        self.form.show_form(form | {"portrait": None if form["portrait"] == "kept" else form["portrait"]})
        self.notices.clear()
        self._edited()

    def _edited(self) -> None:
        self.show_changed(self.changed)
        self._soon.start()

    def _show_errors(self, errors: dict[str, str]) -> None:
        field = self.form.show_errors(errors)
        if field is not None:
            self.go_to(field)

    def _write(self, fields: ContactFields) -> None:
        contact, revision = self._contact, self._revision
        self.save_button.setEnabled(False)
        if contact is None:
            self._context.write(
                lambda book, now: add_contact(book, fields, now, "window"),
                lambda changes: self._done(changes.created[0]),
                self._refused,
            )
        else:
            self._context.write(
                lambda book, now: edit_contact(book, contact, fields, now, revision=revision, origin="window"),
                lambda changes: self._done(contact),
                self._refused,
            )

    def _done(self, contact: int) -> None:
        self._drafts.drop(self._key)
        self._soon.stop()
        self._contact = contact
        self._key, self._saving = NEW, False
        self._read()
        self.save_button.setEnabled(True)
        self.show_changed(self.changed)
        self.saved.emit(contact)
        self.closed.emit()

    def _refused(self, refusal: Refused) -> None:
        self._saving = False
        self.save_button.setEnabled(True)
        self.keep_draft()
        if isinstance(refusal, StalePlan):
            self._tell_stale()
        elif isinstance(refusal, NotFound):
            self.notices.tell_deleted()
        else:
            name = {"name": "given"}.get(refusal.field, refusal.field)
            known = name in to_form(self._base)
            self._show_errors({name: str(refusal)} if known else {})
            if not known:
                self._context.refused.emit(str(refusal))

    def _look(self, changes: Changes) -> None:
        """Follow the book: show anew what nobody changed here, and say where both were changed."""
        if self._contact is None or self._saving or not (changes.everything or self._contact in changes.contacts):
            return
        try:
            newer = read_contact(self._context.book, self._contact).revision != self._revision
        except NotFound:
            self.notices.tell_deleted()
            return
        if newer and self.changed:
            self._tell_stale()
        elif newer:
            self._read()

    def _tell_stale(self) -> None:
        theirs = to_form(read_contact(self._context.book, self._contact or 0).fields)
        self.notices.tell_stale(changed_parts(to_form(self._base), theirs))
