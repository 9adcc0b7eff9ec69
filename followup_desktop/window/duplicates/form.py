"""The form: it looks through the book, then shows one pair after another until nobody is left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.duplicates.comparing import Certainty
from followup_desktop.domain.errors import NotFound
from followup_desktop.store.book import Book
from followup_desktop.store.reads.duplicates import MOST_PAIRS, Duplicate, still_open
from followup_desktop.store.writes.contacts import merge_contacts
from followup_desktop.store.writes.duplicates import tell_apart
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.duplicates.finding import Finding
from followup_desktop.window.duplicates.foot import Foot
from followup_desktop.window.duplicates.pair_page import PairPage
from followup_desktop.window.duplicates.pile import Pile
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.merging.reading import pair
from followup_desktop.window.saving import Saving

ORIGIN = "window"
_SIDE = 22
_LANE = "duplicates"
_PROGRESS_WIDTH = 420


class Duplicates(QWidget):
    """The panel's content. Pairs that somebody else settles meanwhile go by themselves; what is undone comes back."""

    closed = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._pile = Pile()
        self.finding = Finding(context, self)
        self.progress = ProgressRow()
        self.empty = EmptyState("users", "", "")
        self.foot = Foot()
        self._title = elided(self.tr("Duplicates"), "heading")
        self._line = label("", "secondary", wrap=True)
        self.page = PairPage()
        self._steps = QStackedWidget()
        self._lay_out()
        self._saving = Saving(context, self, self.foot.error)
        self._connect()
        self.look()

    @property
    def shown(self) -> Duplicate | None:
        """The pair that is looked at."""
        return self._pile.shown

    def look(self) -> None:
        """Look through the whole book, anew."""
        self._pile = Pile()
        self._line.setText(self.tr("People who may stand in your book twice."))
        self.progress.show_busy(self.tr("Looking through your book…"))
        self._show(self._waiting)
        self.finding.start()

    def merge(self) -> None:
        """Make one contact of the pair that is shown."""
        self._write(merge_contacts)

    def tell_apart(self) -> None:
        """The pair that is shown are two people."""
        self._write(tell_apart)

    def skip(self) -> None:
        """Leave the pair that is shown for another time."""
        if not self._saving.under_way:
            self._pile.skip()
            self._go_on()

    def swap(self) -> None:
        """Keep the other one of the pair."""
        if self.shown is not None:
            self._pile.swap()
            self._show_pair()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M, N, S and W do what the buttons do; Ctrl+Enter merges."""
        keys = {
            Qt.Key.Key_M: self.merge, Qt.Key.Key_N: self.tell_apart, Qt.Key.Key_S: self.skip, Qt.Key.Key_W: self.swap,
        }  # fmt: skip
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in keys:
            keys[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no further when the panel or the window goes."""
        if not event.spontaneous():
            self.finding.end()
        super().hideEvent(event)

    def _lay_out(self) -> None:
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        head = form_head([self._title, self._line], self.close_button, _SIDE, below=10)
        self._waiting = _centred(self.progress)
        for part in (self._waiting, self.page, self.empty):
            self._steps.addWidget(part)
        stand_on(self, head, (self._steps, 1), self.foot)

    def _connect(self) -> None:
        finding, foot = self.finding, self.foot
        self.close_button.clicked.connect(self.closed)
        self.empty.acted.connect(self.look)
        self.progress.cancelled.connect(finding.stop)
        finding.progressed.connect(self.progress.show_progress)
        finding.found.connect(lambda found: self._go_on(Pile(found)))
        stopped = self.tr("Nothing was changed. You can look again whenever you like.")
        finding.stopped.connect(lambda: self._show_empty("users", self.tr("Stopped"), stopped))
        finding.failed.connect(partial(self._show_empty, "triangle-alert", self.tr("The book cannot be read")))
        foot.merge_asked.connect(self.merge)
        foot.apart_asked.connect(self.tell_apart)
        foot.skip_asked.connect(self.skip)
        foot.swap_asked.connect(self.swap)
        self._context.feed.changed.connect(self._changed)

    def _go_on(self, pile: Pile | None = None) -> None:
        """The pair that is looked at as it is now, else the surest that is left, or that nobody is."""
        before, self._pile = self.shown, pile or self._pile
        self._pile.go_on()
        self._count()
        if self.shown is None:
            self._show_end()
            return
        self._show_pair()
        if self.shown is not before:
            first = self.foot.merge if self.shown.certainty is Certainty.CERTAIN else self.foot.skip
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.verticalScrollBar().setValue(0)

    def _count(self) -> None:
        """Say in the head how many pairs are left."""
        left, certain = len(self._pile.left), self._pile.certain
        if len(self._pile.found) == MOST_PAIRS:
            words = self.tr("More than {n} pairs may be one person each, the surest first")
        else:
            words = self.tr("1 pair may be one person") if left == 1 else self.tr("{n} pairs may be one person each")
        sure = self.tr("{n} of them surely").format(n=f"{certain:,}") if certain else ""
        self._line.setText(" · ".join(filter(None, (words.format(n=f"{left:,}"), sure))) if left else "")

    def _show_end(self) -> None:
        count = len(self._pile.open)
        title = self.tr("That was all") if self._pile.found else self.tr("No duplicates")
        if not self._pile.found:
            text = self.tr("Nobody in your book looks like somebody else in it.")
        elif not count:
            text = self.tr("Nobody stands in your book twice, as far as one can tell.")
        elif count == 1:
            text = self.tr("1 pair was skipped: it stands here the next time.")
        else:
            text = self.tr("{n} pairs were skipped: they stand here the next time.").format(n=f"{count:,}")
        self._show_empty("party-popper", title, text)

    def _show_empty(self, icon: str, title: str, text: str) -> None:
        self.empty.show_state(icon, title, text, self.tr("Look again"), "search")
        self._show(self.empty)

    def _show_pair(self) -> None:
        assert self.shown is not None
        try:
            both = pair(self._context.book, *self._pile.sides)
        except NotFound:
            self._follow()
            return
        self.foot.error.show_error("")
        self.page.show_pair(both, self.shown.certainty, self.shown.reasons)
        self._show(self.page)

    def _show(self, part: QWidget) -> None:
        self._steps.setCurrentWidget(part)
        self.foot.setVisible(part is self.page)
        if part is not self.page:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write(self, write: Callable[[Book, int, int, datetime, str], Changes]) -> None:
        if self.shown is not None:
            keep, other = self._pile.sides
            self._saving.save(lambda: lambda book, now: write(book, keep, other, now, ORIGIN), lambda _changes: None)

    def _changed(self, changes: Changes) -> None:
        if self._pile.found and (changes.contacts or changes.preferences or changes.everything):
            self._follow()

    def _follow(self) -> None:
        """See which pairs are left after what was written, here or elsewhere."""
        book, pile = self._context.book, self._pile

        def show(left: Sequence[Duplicate]) -> None:
            pile.open = left
            if pile is self._pile:
                self._go_on()

        self._context.worker.run(lambda: still_open(book, pile.found), while_alive(self, show), lane=_LANE)


def _centred(row: QWidget) -> QWidget:
    box = QWidget()
    row.setMaximumWidth(_PROGRESS_WIDTH)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(row, 4)
    line.addStretch(1)
    column = QVBoxLayout(box)
    column.addStretch(2)
    column.addLayout(line)
    column.addStretch(3)
    return box
