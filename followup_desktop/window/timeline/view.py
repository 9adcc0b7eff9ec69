"""The timeline: what happened, as a view of its own or below the upper part of a contact's page."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.store.reads.timeline import TimelineIndex, timeline
from followup_desktop.window.context import Context
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.headings import PageHeading
from followup_desktop.window.kit.text import label
from followup_desktop.window.timeline.column import CentredColumn
from followup_desktop.window.timeline.entry_actions import EntryActions
from followup_desktop.window.timeline.entry_editor import EntryEditor
from followup_desktop.window.timeline.filters import TimelineFilters
from followup_desktop.window.timeline.model import HEAD, TimelineModel
from followup_desktop.window.timeline.pinned import PinnedTable
from followup_desktop.window.timeline.table import TimelineTable

AT_ONCE = 60
"""Entries that are read before the first frame; where there are more, the whole index follows from the worker."""
_MANY = 12
"""From so many entries on a contact's page offers to look among them."""

_NOBODY = 0


class TimelineView(QWidget):
    """Everything that happened, or with `contact` what happened with them.

    Embedded, it has no heading, and shows nothing before it is given a contact. `set_header` puts the upper part of
    the page above the entries, in a column of the same width, and the whole scrolls as one, however long it is.
    """

    contact_opened = Signal(int)
    """The row number of the contact whose page is wished for."""

    def __init__(
        self, context: Context, contact: int | None = None, embedded: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._contact = _NOBODY if embedded and contact is None else contact
        self._embedded = embedded
        self._stale = True
        self.editor: EntryEditor | None = None
        self.model = TimelineModel(context, self._contact, self)
        self.table = TimelineTable(self.model)
        self.table.setAccessibleName(self.title)
        self.pinned = PinnedTable(self.table)
        self.entry_actions = EntryActions(context, self.model, self.table, self._contact)
        self.filters = TimelineFilters(context, of_all=not embedded)
        self._build()
        self.filters.changed.connect(self.refresh)
        self.table.edit_asked.connect(self.edit_row)
        self.entry_actions.contact_opened.connect(self.contact_opened)
        context.feed.changed.connect(self._changed)

    def _build(self) -> None:
        self._header = QVBoxLayout()
        self._nothing = label("", "faint", wrap=True)
        self._empty = EmptyState("history", "", "")
        self._empty.acted.connect(self.filters.clear)
        self._empty.hide()
        above = CentredColumn(0 if self._embedded else 22, 10)
        above.column.addLayout(self._header)
        above.column.addWidget(self.filters)
        above.column.addWidget(self._nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if self._embedded:
            self.filters.hide()
            self.pinned.pin(above, HEAD)
        else:
            self._header.addWidget(PageHeading(self.title))
            self._nothing.hide()
            above.setContentsMargins(0, 0, self.table.verticalScrollBar().sizeHint().width(), 0)
            column.addWidget(above)
        column.addWidget(self.pinned, 1)
        column.addWidget(self._empty, 1)

    @property
    def title(self) -> str:
        """The name of the view."""
        return self.tr("Timeline")

    def set_header(self, header: QWidget) -> None:
        """Put the upper part of the page above the entries. Only where the view is embedded."""
        self._header.addWidget(header)

    def focus_search(self) -> None:
        """Begin to look for something."""
        self.filters.show()
        self.filters.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def take_focus(self) -> None:
        """Go on with the keyboard in the entries."""
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_contact(self, contact: int) -> None:
        """Become another contact's timeline, from its beginning."""
        if contact == self._contact:
            return
        self._contact = self.entry_actions.contact = contact
        self._put_away_editor()
        self.model.show_contact(contact)
        self.filters.reset()
        self.table.verticalScrollBar().setValue(0)
        self.refresh()

    def refresh(self) -> None:
        """Read the index anew: a few entries at once, all of a long one on the worker. The place is kept."""
        self._stale = False
        query, book = self.filters.query(self._contact), self._context.book
        if not query.text and self.model.count <= AT_ONCE:
            index = timeline(book, query, AT_ONCE)
            self._take(index)
            if len(index.ids) < AT_ONCE:
                return
        self._context.worker.run(lambda: timeline(book, query), self._take, lane=f"timeline {id(self)}")

    def edit(self) -> None:
        """Turn the chosen entry into its form."""
        self.edit_row(self.table.currentIndex().row())

    def edit_row(self, row: int) -> None:
        """Turn an entry into its form, in place. Another one that is being edited is saved."""
        interaction = self.model.interaction_at(row)
        if interaction is None:
            return
        self._put_away_editor()
        editor = EntryEditor(self._context, interaction)
        editor.closed.connect(lambda: self._close_editor(editor))
        self.editor = editor
        self.pinned.pin(editor, row)
        self.table.scrollTo(self.model.index(row, 0))
        editor.notes.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.notes.ensureCursorVisible()

    def step_back(self) -> bool:
        """Leave the form, if one is open; whether there was one."""
        if self.editor is None:
            return False
        self.editor.leave()
        return True

    def may_close(self) -> bool:
        """Whether nothing would be lost; if not, the form says so."""
        if self.editor is None or not self.editor.changed:
            return True
        self.editor.leave()
        return False

    def _take(self, index: TimelineIndex) -> None:
        """Show an index; what is in sight, chosen or being edited stays so."""
        top, above = self.table.row_at_top()
        at_top, chosen = self.model.id_at(top), self.model.id_at(self.table.currentIndex().row())
        chosen_row = self.table.currentIndex().row()
        if self.editor is not None:
            self.pinned.loosen(self.editor)
        changed = self.model.show_index(index)
        if changed:
            self._choose(chosen, chosen_row)
            if top > HEAD and self.model.row_of(at_top) > HEAD:
                self.table.put_at_top(self.model.row_of(at_top), above)
        self._pin_editor()
        self._show_emptiness()
        self.table.forget_heights()
        self.table.settle()
        self.table.viewport().update()

    def _choose(self, interaction: int, row: int) -> None:
        """Keep an entry chosen, or the one that came into its place."""
        if row <= HEAD:
            return
        found = self.model.row_of(interaction)
        row = found if found > HEAD else min(row, self.model.count)
        if row > HEAD:
            bar = self.table.verticalScrollBar()
            place = bar.value()
            self.table.setCurrentIndex(self.model.index(row, 0))
            bar.setValue(place)

    def _pin_editor(self) -> None:
        if self.editor is None:
            return
        row = self.model.row_of(self.editor.interaction.id)
        if row > HEAD:
            self.pinned.pin(self.editor, row)
        else:
            self._close_editor(self.editor)

    def _put_away_editor(self) -> None:
        """Close the form for something else."""
        if self.editor is not None:
            self.editor.put_away()
            self._close_editor(self.editor)

    def _close_editor(self, editor: EntryEditor) -> None:
        if self.editor is not editor:
            return
        self.editor = None
        held = self.pinned.holds_focus(editor)
        self.pinned.unpin(editor)
        editor.deleteLater()
        if held:
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_emptiness(self) -> None:
        empty, filtered = not self.model.count, self.filters.active
        words = self.tr("Nothing fits what you look for.") if filtered else self.tr("Nothing has happened yet.")
        if self._embedded:
            self.filters.setVisible(filtered or self.model.count >= _MANY or self.filters.search.hasFocus())
            self._nothing.setText(words)
            self._nothing.setVisible(empty)
            return
        self.pinned.setVisible(not empty)
        self._empty.setVisible(empty)
        if filtered:
            self._empty.show_state("search", words, self.tr("Try other words, or all of it."), self.tr("Clear filters"))
        else:
            text = self.tr("What you log, with whomever, stands here: the newest first.")
            self._empty.show_state("history", words, text)

    def _changed(self, changes: Changes) -> None:
        self.model.drop(changes.interactions, everything=changes.everything or bool(changes.contacts))
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up."""
        super().showEvent(event)
        if self._stale:
            self.refresh()
