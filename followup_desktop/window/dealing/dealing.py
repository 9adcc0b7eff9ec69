"""Deal out: somebody on a card, the places below, a key for each."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.circles import Circle
from followup_desktop.domain.dealing import Fate
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.words import every
from followup_desktop.store.reads.settings import circles, preferences
from followup_desktop.store.writes.settings import set_preferences
from followup_desktop.window.context import Context
from followup_desktop.window.dealing.done import Done
from followup_desktop.window.dealing.person import PersonCard
from followup_desktop.window.dealing.reading import known
from followup_desktop.window.dealing.sitting import ORIGIN, Sitting
from followup_desktop.window.dealing.tiles import TileGrid
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.buttons import icon_button, quiet
from followup_desktop.window.kit.headings import PageHeading
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import label
from followup_desktop.window.portraits import Portraits

_WIDEST = 680
_SIDE = 24
_ABOVE_TOAST = 74
_MOST_KEYS = 9
_FATES = {
    Qt.Key.Key_0: Fate.NO_REMINDERS, Qt.Key.Key_A: Fate.ARCHIVE, Qt.Key.Key_S: Fate.LATER, Qt.Key.Key_Space: Fate.LATER,
}  # fmt: skip


class Dealing(QWidget):
    """One sitting. Each key is a change of its own; leaving loses nothing."""

    closed = Signal()
    finished = Signal()
    """Everybody has a place, and the person goes on to Today."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._circles: Sequence[Circle] = ()
        self._portraits = Portraits(context, self)
        self.sitting = Sitting(context, self)
        self.card = PersonCard(self._portraits)
        self.places, self.others = TileGrid(), TileGrid()
        self.done = Done()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Deal out"))
        self._build()
        self._connect()
        self._show_places()
        self.sitting.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit deals to a circle, 0 to no reminders; A archives, S and Space put off, Backspace takes back."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key = Qt.Key(event.key())
        place = int(key) - int(Qt.Key.Key_1)
        if event.matches(QKeySequence.StandardKey.Undo) or (plain and key is Qt.Key.Key_Backspace):
            self.sitting.take_back()
        elif not plain or event.isAutoRepeat() or self.sitting.current is None:
            super().keyPressEvent(event)
        elif 0 <= place < min(len(self._circles), _MOST_KEYS):
            self.sitting.decide(Fate.CIRCLE, self._circles[place].id)
        elif key in _FATES:
            self.sitting.decide(_FATES[key])
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Ctrl+Z takes back what was decided here, as long as there is something; then it is the window's again."""
        asked = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if asked and event.matches(QKeySequence.StandardKey.Undo) and self.sitting.can_take_back:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def _build(self) -> None:
        self._heading = PageHeading(self.tr("Deal out"), self.tr("How close is each of them to you? One key a person."))
        close = icon_button("x", self.tr("Close"), self.tr("Esc"))
        close.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        close.clicked.connect(self.closed)
        self._heading.trailing.addWidget(close)
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 20, 14, 6)
        head.addWidget(self._heading)
        self._page = Page(widest=_WIDEST, side=0)
        self._page.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page.column.setContentsMargins(_SIDE, 14, _SIDE, 14)
        self._page.column.addWidget(self.card)
        self._page.column.addStretch(1)
        self._at_work = QWidget()
        column = QVBoxLayout(self._at_work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(_centred(self._build_progress()))
        column.addWidget(self._page, 1)
        column.addLayout(_centred(self._build_hands()))
        self._stack = QStackedWidget()
        for part in (QWidget(), self._at_work, self.done):
            self._stack.addWidget(part)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(self._stack, 1)

    def _build_progress(self) -> QWidget:
        box = QWidget()
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self._count = label("", "secondary")
        row = QHBoxLayout(box)
        row.setContentsMargins(_SIDE, 14, _SIDE, 4)
        row.setSpacing(14)
        row.addWidget(self.progress, 1)
        row.addWidget(self._count)
        return box

    def _build_hands(self) -> QWidget:
        box = QWidget()
        self.back = quiet(self.tr("Take back"), "undo-2")
        self.back.setToolTip(self.tr("Take back the last one (Backspace)"))
        self.back.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self.sitting.take_back)
        column = QVBoxLayout(box)
        column.setContentsMargins(_SIDE, 4, _SIDE, _ABOVE_TOAST)
        column.setSpacing(8)
        column.addWidget(self.places)
        column.addWidget(self.others)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignHCenter)
        return box

    def _connect(self) -> None:
        self.sitting.changed.connect(self._show)
        self.places.pressed.connect(lambda circle: self._press(Fate.CIRCLE, circle))
        self.others.pressed.connect(self._press)
        self.done.left.connect(self.finished)
        self.done.time_chosen.connect(self._choose_time)
        self._context.feed.changed.connect(self._changed)

    def _press(self, fate: Fate, circle: int | None = None) -> None:
        self.sitting.decide(fate, circle)

    def _show_places(self) -> None:
        self._circles = circles(self._context.book)
        keys = [str(place) if place <= _MOST_KEYS else "" for place in range(1, len(self._circles) + 1)]
        self.places.show_tiles([
            (key, circle.name, every(circle.cadence) if circle.cadence else self.tr("no reminders"), circle.id)
            for key, circle in zip(keys, self._circles, strict=True)
        ])  # fmt: skip
        self.others.show_tiles([
            ("0", self.tr("No reminders"), "", Fate.NO_REMINDERS),
            ("A", self.tr("Archive"), "", Fate.ARCHIVE),
            (self.tr("Space"), self.tr("Later"), "", Fate.LATER),
        ])  # fmt: skip

    def _show(self) -> None:
        """Show who comes next, or that everybody has a place."""
        if not self.sitting.ready:
            return
        self.back.setEnabled(self.sitting.can_take_back)
        if self.sitting.current is None:
            self._show_done()
            return
        self._show_progress()
        try:
            whom = known(self._context.book, self.sitting.current, self.sitting.origins, self._context.today)
        except NotFound:
            self.sitting.start()  # gone since the pile was read
            return
        if self.card.show_person(whom):
            self._page.verticalScrollBar().setValue(0)
            announce(self, self.card.accessibleName())
        for coming in self.sitting.upcoming[1:3]:
            self._foresee(coming)
        self._stack.setCurrentWidget(self._at_work)

    def _foresee(self, contact: int) -> None:
        """Fetch the picture of somebody who comes soon."""
        digest = self._context.book.value("SELECT portrait FROM contacts WHERE id = ?", (contact,))
        self._portraits.get(digest)

    def _show_progress(self) -> None:
        done, total = self.sitting.dealt, self.sitting.total
        words = self.tr("{done} of {total}").format(done=f"{done:,}", total=f"{total:,}")
        self._count.setText(words)
        self.progress.setRange(0, max(1, total))
        self.progress.setValue(done)
        self.progress.setAccessibleName(words)

    def _show_done(self) -> None:
        if self._stack.currentWidget() is not self.done:
            self.done.show_done(self.sitting.decided(), self._circles, preferences(self._context.book))
            self._stack.setCurrentWidget(self.done)

    def _choose_time(self, at: time) -> None:
        chosen = dataclasses.replace(preferences(self._context.book), digest_at=at)
        self._context.write(lambda book, now: set_preferences(book, chosen, now, ORIGIN))

    def _changed(self, changes: Changes) -> None:
        if changes.circles or changes.everything:
            self._show_places()


def _centred(box: QWidget) -> QHBoxLayout:
    box.setMaximumWidth(_WIDEST)
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.addStretch(1)
    row.addWidget(box, 1000)
    row.addStretch(1)
    return row
