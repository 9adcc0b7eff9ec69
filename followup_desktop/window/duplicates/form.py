"""The form: it looks through the book, then shows one pair after another until nobody is left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.duplicates.comparing import Certainty
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.store.reads.duplicates import MOST_PAIRS, Duplicate, still_open
from followup_desktop.store.writes.contacts import merge_contacts
from followup_desktop.store.writes.duplicates import tell_apart
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context, Write
from followup_desktop.window.duplicates.finding import Finding
from followup_desktop.window.duplicates.foot import Foot
from followup_desktop.window.duplicates.pair_page import PairPage
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.empty import EmptyState
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
        self._found: Sequence[Duplicate] = ()
        self._open: list[Duplicate] = []
        self._skipped: set[Duplicate] = set()
        self._swapped = False
        self.shown: Duplicate | None = None
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

    def look(self) -> None:
        """Look through the whole book, anew."""
        self._found, self._open, self.shown = (), [], None
        self._skipped.clear()
        self._line.setText(self.tr("People who may stand in your book twice."))
        self.progress.show_busy(self.tr("Looking through your book…"))
        self._show(self._waiting)
        self.finding.start()

    def give_up(self) -> None:
        """The panel is closing: look no further."""
        self.finding.stop()

    def merge(self) -> None:
        """Make one contact of the pair that is shown."""
        if self.shown is not None:
            keep, other = self._sides(self.shown)
            self._write(lambda book, now: merge_contacts(book, keep, other, now, ORIGIN))

    def tell_apart(self) -> None:
        """The pair that is shown are two people."""
        if self.shown is not None:
            keep, other = self._sides(self.shown)
            self._write(lambda book, now: tell_apart(book, keep, other, now, ORIGIN))

    def skip(self) -> None:
        """Leave the pair that is shown for another time."""
        if self.shown is not None and not self._saving.under_way:
            self._skipped.add(self.shown)
            self._show_next()

    def swap(self) -> None:
        """Keep the other one of the pair."""
        if self.shown is not None:
            self._swapped = not self._swapped
            self._show_pair(self.shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """M, N, S and W do what the buttons do; Ctrl+Enter merges."""
        keys = {
            Qt.Key.Key_M: self.merge,
            Qt.Key.Key_N: self.tell_apart,
            Qt.Key.Key_S: self.skip,
            Qt.Key.Key_W: self.swap,
        }
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.merge()
        elif event.modifiers() == Qt.KeyboardModifier.NoModifier and event.key() in keys:
            keys[Qt.Key(event.key())]()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._line)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 16, 12, 10)
        head.addLayout(words, 1)
        head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self._waiting = _centred(self.progress)
        for part in (self._waiting, self.page, self.empty):
            self._steps.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._steps, 1)
        column.addWidget(self.foot)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.empty.acted.connect(self.look)
        self.progress.cancelled.connect(self.finding.stop)
        self.finding.progressed.connect(self._tell)
        self.finding.found.connect(self._take)
        self.finding.stopped.connect(self._stopped)
        self.finding.failed.connect(
            lambda why: self._show_empty("triangle-alert", self.tr("The book cannot be read"), why)
        )
        self.foot.merge_asked.connect(self.merge)
        self.foot.apart_asked.connect(self.tell_apart)
        self.foot.skip_asked.connect(self.skip)
        self.foot.swap_asked.connect(self.swap)
        self._saving.refused.connect(self._refused)
        self._context.feed.changed.connect(self._changed)

    def _tell(self, done: int, total: int) -> None:
        if self.finding.under_way:
            self.progress.show_progress(done, total)

    def _take(self, found: Sequence[Duplicate]) -> None:
        self._found, self._open = found, list(found)
        self._show_next()

    def _stopped(self) -> None:
        if not self.finding.under_way or self._steps.currentWidget() is self._waiting:
            title, text = self.tr("Stopped"), self.tr("Nothing was changed. You can look again whenever you like.")
            self._show_empty("users", title, text)

    def _failed(self, why: str) -> None:
        self._show_empty("triangle-alert", self.tr("The book cannot be read"), why)

    def _show_next(self) -> None:
        """The surest pair that is left, or that nobody is."""
        left = [each for each in self._open if each not in self._skipped]
        self._swapped = False
        if not left:
            self._show_end()
            return
        certain = sum(each.certainty is Certainty.CERTAIN for each in left)
        many = self.tr("{n} pairs may be one person each").format(n=f"{len(left):,}")
        words = self.tr("1 pair may be one person") if len(left) == 1 else many
        if len(self._found) == MOST_PAIRS:
            words = self.tr("More than {n} pairs may be one person each, the surest first").format(n=f"{len(left):,}")
        sure = self.tr("{n} of them surely").format(n=f"{certain:,}")
        self._line.setText(f"{words} · {sure}" if certain else words)
        self._show_pair(left[0])

    def _show_end(self) -> None:
        self.shown = None
        count = len(self._open)
        title = self.tr("That was all") if self._found else self.tr("No duplicates")
        if not self._found:
            text = self.tr("Nobody in your book looks like somebody else in it.")
        elif not count:
            text = self.tr("Nobody stands in your book twice, as far as one can tell.")
        elif count == 1:
            text = self.tr("1 pair was skipped: it stands here the next time.")
        else:
            text = self.tr("{n} pairs were skipped: they stand here the next time.").format(n=f"{count:,}")
        self._line.setText("")
        self._show_empty("party-popper", title, text)

    def _show_empty(self, icon: str, title: str, text: str) -> None:
        self.empty.show_state(icon, title, text, self.tr("Look again"), "search")
        self._show(self.empty)

    def _show_pair(self, shown: Duplicate) -> None:
        try:
            both = pair(self._context.book, *self._sides(shown))
        except NotFound:
            self._follow()
            return
        is_new, self.shown = shown is not self.shown, shown
        self.foot.error.show_error("")
        self.page.show_pair(both, shown.certainty, shown.reasons)
        self._show(self.page)
        if is_new:
            first = self.foot.merge if shown.certainty is Certainty.CERTAIN else self.foot.skip
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self.page.verticalScrollBar().setValue(0)

    def _show(self, part: QWidget) -> None:
        self._steps.setCurrentWidget(part)
        self.foot.setVisible(part is self.page)
        if part is not self.page:
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _sides(self, shown: Duplicate) -> tuple[int, int]:
        return (shown.other, shown.keep) if self._swapped else (shown.keep, shown.other)

    def _write(self, write: Write) -> None:
        self._saving.save(lambda: write, lambda _changes: None)

    def _refused(self, refusal: Refused) -> None:
        if isinstance(refusal, NotFound):
            self._follow()

    def _changed(self, changes: Changes) -> None:
        if self._found and (changes.contacts or changes.preferences or changes.everything):
            self._follow()

    def _follow(self) -> None:
        """See which pairs are left after what was written, here or elsewhere."""
        book, found = self._context.book, self._found
        self._context.worker.run(lambda: still_open(book, found), while_alive(self, self._show_left), lane=_LANE)

    def _show_left(self, left: list[Duplicate]) -> None:
        self._open = left
        if self.shown in left and self.shown not in self._skipped:
            self._show_pair(self.shown)
        else:
            self._show_next()


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
