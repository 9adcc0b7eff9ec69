"""The ledger of favors on a contact's page: the balance in words, the entries, and a form for another one."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.favors import FavorDraft, Giving, balance_lines, give_back_ideas, only_asked
from followup_desktop.domain.interactions import Favor
from followup_desktop.store.reads.memory import Memory
from followup_desktop.store.writes.favors import delete_favor, edit_favor, record_favor
from followup_desktop.window.context import Context, Write
from followup_desktop.window.desk import Desk
from followup_desktop.window.favors.entries import Entries
from followup_desktop.window.favors.form import FavorForm, Typed
from followup_desktop.window.favors.head import LedgerHead
from followup_desktop.window.kit.card import Card

ORIGIN = "window"


class Ledger(Card):
    """The favors of one contact at a time. What was typed and not saved comes back with its contact."""

    closed = Signal()
    """The person is done with it, by Escape or the button."""
    arranged = Signal()
    """Rows or a form came that Tab has to find where they stand."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self._memory: Memory | None = None
        self._typed: dict[int, Typed] = {}
        self._edited: int | None = None
        self.form: FavorForm | None = None
        self.head = LedgerHead()
        self.entries = Entries(context)
        self.column.setSpacing(10)
        self.column.addWidget(self.head)
        self.column.addWidget(self.entries)
        self.head.add_button.clicked.connect(self.add)
        self.head.close_button.clicked.connect(self.leave)
        self.entries.edit_asked.connect(self.edit)
        self.entries.delete_asked.connect(self.delete)
        self.entries.arranged.connect(self.arranged)
        self.setAccessibleName(self.tr("Favors"))

    @property
    def contact(self) -> int:
        """Whose it is; 0 before it was given anybody."""
        return self._memory.contact.id if self._memory else 0

    def has_unsaved(self, contact: int) -> bool:
        """Whether something was typed for a contact and not saved."""
        return contact in self._typed

    def show_memory(self, memory: Memory) -> None:
        """Show a contact's favors; a form that is open for them stays as it is."""
        if memory.contact.id != self.contact:
            self._put_away_form()
            self.entries.show_few()
        before = self._memory
        self._memory = memory
        if self._edited is not None and self._edited not in [favor.id for favor in memory.favors]:
            self._close_form()
        lines = balance_lines(memory.favors, self._context.today, memory.untold)
        self.head.show_balance(lines, bare=not memory.favors)
        if before is None or (before.contact.id, before.favors) != (memory.contact.id, memory.favors):
            self._show_entries()
        self._offer_ideas()

    def begin(self) -> None:
        """Put the focus where one goes on: into the form; where there are entries already, on the button for it."""
        if self.form is not None:
            self.form.begin()
        elif self._favors() and not self.has_unsaved(self.contact):
            self.head.add_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.add()

    def add(self) -> None:
        """Open the form for a new entry and begin to write."""
        self.begin_entry()
        if self.form is not None:
            self.form.begin()

    def begin_entry(self) -> None:
        """Open the form for a new entry, with what was typed before; the focus stays where it is."""
        if self.form is None or self._edited is not None:
            self._close_form()
            self._open_form(_recording(self.contact), self._typed.get(self.contact, Typed()), 1)

    def edit(self, favor: Favor) -> None:
        """Turn an entry into its form, in place."""
        self._put_away_form()
        self._edited = favor.id
        self._open_form(_correcting(favor.id), Typed(favor.entry, favor.text, favor.on))
        self._show_entries()
        if self.form is not None:
            self.form.begin()

    def delete(self, favor: Favor) -> None:
        """Take an entry out; the toast brings it back."""
        self._context.write(lambda book, now: delete_favor(book, favor.id, now, ORIGIN))

    def leave(self) -> None:
        """Close it; what was typed comes back with the contact."""
        self._put_away_form()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            event.ignore()

    def _favors(self) -> tuple[Favor, ...]:
        return self._memory.favors if self._memory else ()

    def _open_form(self, write: Callable[[FavorDraft], Write], typed: Typed, place: int | None = None) -> None:
        """Make the form; with a place it stands in the card, without one the entries put it where it belongs."""
        self.form = form = FavorForm(self._context, write, typed)
        form.saved.connect(lambda _changes: self._saved(form))
        form.left.connect(self._left)
        form.idea_taken.connect(lambda giving: _give_back(self._desk, self.contact, giving))
        if place is not None:
            self.column.insertWidget(place, form)
            self.head.add_button.hide()
            self.arranged.emit()
        self._offer_ideas()

    def _put_away_form(self) -> None:
        """Close the form for something else, and keep what was typed for a new entry and is not being saved."""
        if self.form is not None and self._edited is None:
            if self.form.typed.text.strip() and not self.form.saving:
                self._typed[self.contact] = self.form.typed
            else:
                self._typed.pop(self.contact, None)
        self._close_form()

    def _close_form(self) -> None:
        if self.form is not None:
            self.form.put_away()
        self.form = self._edited = None
        self.head.add_button.show()

    def _saved(self, form: FavorForm) -> None:
        if form is not self.form:
            return
        edited = self._edited
        if edited is None:
            self._typed.pop(self.contact, None)
        self._close_form()
        self._go_on(edited)

    def _left(self) -> None:
        edited = self._edited
        self._put_away_form()
        self._go_on(edited)

    def _go_on(self, edited: int | None) -> None:
        """Back to the entries, or with none of them out of the ledger."""
        self._show_entries()
        if not self._favors():
            self.closed.emit()
            return
        (self.entries.row_of(edited) or self.head.add_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_entries(self) -> None:
        form, edited = self.form, self._edited
        self.entries.show_favors(self._favors(), (edited, form) if form is not None and edited is not None else None)

    def _offer_ideas(self) -> None:
        """A new ask after three asks shows the ideas first."""
        if self.form is None or self._memory is None or self._edited is not None:
            return
        favors = self._memory.favors
        interests = self._memory.contact.fields.interests
        self.form.offer(give_back_ideas(favors, interests) if only_asked(favors) else ())


def _give_back(desk: Desk, contact: int, giving: Giving) -> None:
    """Go where an idea is carried out: to the introductions, or to a message."""
    if giving is Giving.INTRODUCE:
        desk.introduce_asked.emit(contact)
    else:
        desk.write_asked.emit(contact, "")


def _recording(contact: int) -> Callable[[FavorDraft], Write]:
    return lambda draft: lambda book, now: record_favor(book, contact, draft.entry, draft.text, draft.on, now, ORIGIN)


def _correcting(number: int) -> Callable[[FavorDraft], Write]:
    return lambda draft: lambda book, now: edit_favor(book, number, draft, now, ORIGIN)
