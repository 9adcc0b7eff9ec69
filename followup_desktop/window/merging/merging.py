"""Merging a contact with another one: choose, compare, swap, merge."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.names import display_name
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import merge_contacts
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import filled, icon_button, outlined, quiet
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.merging.candidates import Candidates
from followup_desktop.window.merging.comparison import Comparison
from followup_desktop.window.merging.reading import likely, pair
from followup_desktop.window.saving import Saving

ORIGIN = "window"
_SIDE = 22


class Merging(QWidget):
    """The panel's content. It reads anew whenever one of the two is changed, by whomever. Raises NotFound."""

    closed = Signal()
    merged = Signal(int)
    """The row number of the contact that was kept."""

    def __init__(self, context: Context, contact_id: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._keep, self._other = contact_id, 0
        self._name = display_name(contact(context.book, contact_id).fields)
        self.candidates = Candidates(context)
        self.candidates.picked.connect(self.compare)
        self.comparison: Comparison | None = None
        self._page = Page(side=_SIDE)
        self._steps = QStackedWidget()
        self._steps.addWidget(self.candidates)
        self._steps.addWidget(self._page)
        self._title = elided("", "heading")
        self._line = label("", "secondary", wrap=True)
        self.error = InlineError()
        self._lay_out()
        context.feed.changed.connect(self._changed)
        self._saving = Saving(context, self)
        self._saving.refused.connect(self._refused)
        self.choose()

    @property
    def kept(self) -> int:
        """The row number of the contact that would be kept."""
        return self._keep

    def choose(self) -> None:
        """Go back to the choice of the other contact."""
        self._choose("")

    def compare(self, other: int) -> None:
        """Show a contact beside the first one. Itself, or one that is gone, is refused beside the choice."""
        if other == self._keep:
            self.candidates.error.show_error(self.tr("That is the same contact. Choose another one."))
            return
        self._other = other
        self._show_pair()
        if self._other:
            self.merge_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def swap(self) -> None:
        """Keep the other one."""
        if self._other:
            self._keep, self._other = self._other, self._keep
            self._show_pair()

    def merge(self) -> None:
        """Make one contact of both. Where that is refused, the reason stands above the button."""
        if not self._other:
            return
        keep, other = self._keep, self._other
        self._saving.save(
            lambda: lambda book, now: merge_contacts(book, keep, other, now, ORIGIN), lambda changes: self._merged(keep)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter merges from wherever the focus is."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        self.close_button.clicked.connect(self.closed)
        self._foot = self._build_foot()
        head = form_head([self._title, self._line], self.close_button, _SIDE, below=10)
        stand_on(self, head, (self._steps, 1), self._foot)

    def _build_foot(self) -> QWidget:
        self.back_button = quiet(self.tr("Choose another"), "arrow-left")
        self.swap_button = outlined(self.tr("Swap"), "arrow-left-right")
        self.merge_button = filled(self.tr("Merge"), "merge")
        self.merge_button.setToolTip(self.tr("Merge (Ctrl+Enter)"))
        self.back_button.clicked.connect(self.choose)
        self.swap_button.clicked.connect(self.swap)
        self.merge_button.clicked.connect(self.merge)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.back_button)
        row.addStretch(1)
        row.addWidget(self.swap_button)
        row.addWidget(self.merge_button)
        foot = QWidget()
        column = QVBoxLayout(foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE - 10, 11, _SIDE, 14)
        inside.addWidget(self.error)
        inside.addLayout(row)
        column.addLayout(inside)
        return foot

    def _choose(self, error: str) -> None:
        """The same, saying why where it was not the person's wish."""
        self._other = 0
        self._say(self.tr("Merge {name} with…").format(name=self._name), "")
        self.candidates.error.show_error(error)
        self._steps.setCurrentWidget(self.candidates)
        self._foot.hide()
        self._find()

    def _find(self) -> None:
        book, keep = self._context.book, self._keep
        self._context.worker.run(
            lambda: likely(book, keep),
            while_alive(self, self.candidates.show_likely),
            while_alive(self, self._not_found),
            lane="merging",
        )

    def _show_pair(self) -> None:
        try:
            both = pair(self._context.book, self._keep, self._other)
        except NotFound:
            self._part()
            return
        self.error.show_error("")
        self._say(
            self.tr("Merge {name} and {other}").format(name=both.kept.name, other=both.other.name),
            self.tr("Everything of both is kept, with all that happened with either. Undo parts them again."),
        )
        self.swap_button.setAccessibleName(self.tr("Swap: keep {name}").format(name=both.other.name))
        self._show_comparison(Comparison(both))
        self._steps.setCurrentWidget(self._page)
        self._foot.show()

    def _show_comparison(self, comparison: Comparison) -> None:
        former, self.comparison = self.comparison, comparison
        if former is not None:
            self._page.column.removeWidget(former)
            former.hide()
            former.deleteLater()
        self._page.column.insertWidget(0, comparison, 0, Qt.AlignmentFlag.AlignTop)

    def _part(self) -> None:
        """One of the two is gone: choose again with the one that is left, or leave."""
        for left in (self._keep, self._other):
            try:
                self._name = display_name(contact(self._context.book, left).fields)
            except NotFound:
                continue
            self._keep = left
            self._choose(self.tr("The other contact is not in the book any more."))
            return
        self.closed.emit()

    def _changed(self, changes: Changes) -> None:
        if self._saving.under_way or not (changes.everything or changes.contacts & {self._keep, self._other}):
            return
        if self._other:
            self._show_pair()
            return
        try:
            self._name = display_name(contact(self._context.book, self._keep).fields)
        except NotFound:
            self.closed.emit()

    def _merged(self, keep: int) -> None:
        self.merged.emit(keep)
        self.closed.emit()

    def _refused(self, refusal: Refused) -> None:
        if isinstance(refusal, NotFound):
            self._part()
        else:
            self.error.show_error(str(refusal))

    def _not_found(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.closed.emit()
        else:
            self._context.worker.unexpected.emit(error)

    def _say(self, title: str, line: str) -> None:
        self._title.setText(title)
        self._title.updateGeometry()
        self._line.setText(line)
        self._line.setVisible(bool(line))
