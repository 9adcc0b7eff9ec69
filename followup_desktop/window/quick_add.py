"""Quick add: one line from anywhere in the window, understood as it is typed (product.md, Quick add)."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.names import fold
from followup_desktop.domain.understanding.understood import Called
from followup_desktop.store.reads.people import People
from followup_desktop.store.writes.quick_add import quick_add
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.buttons import filled
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.focus_order import reachable
from followup_desktop.window.kit.hint import Hint
from followup_desktop.window.kit.text import label
from followup_desktop.window.quick_reading import Reading, read_line
from followup_desktop.window.saving import Saving
from followup_desktop.window.understood_chips import UnderstoodChips

ORIGIN = "window"
_LONGEST = 2000
_SOON_MS = 60
_WIDEST, _FROM_TOP, _SIDE = 760, 84, 20


def open_quick_add(context: Context, over: QWidget) -> QuickAdd:
    """Open the line over a widget, with what was typed and not logged last time."""
    sheet = over.findChild(QuickAdd, options=Qt.FindChildOption.FindDirectChildrenOnly) or QuickAdd(context, over)
    sheet.open()
    return sheet


class QuickAdd(QWidget):
    """A sheet over the whole window. Enter logs it all as one change; Escape closes and keeps the text."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context, self._over = context, over
        self._people = People(context.book)
        self._choices: dict[str, Called] = {}
        self._reading: Reading | None = None
        self._submit_once_read = False
        self._came_from: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self.line = QLineEdit()
        self.chips = UnderstoodChips()
        self.guard = Hint("hourglass")
        self.error = InlineError()
        self.log_button = filled(self.tr("Log"), "check")
        self._saving = Saving(context, self, self.error)
        self._lay_out()
        self._connect()
        self.hide()

    def open(self) -> None:
        """Show it over everything, ready to be typed into."""
        focused = QApplication.focusWidget()
        if focused is not None and not self.isAncestorOf(focused):
            self._came_from = focused
        self._fit()
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._read()

    def leave(self) -> None:
        """Close it; what was typed comes back with it."""
        self.hide()
        came_from, self._came_from = self._came_from, None
        if came_from is not None and isValid(came_from) and came_from.isVisible():
            came_from.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        """Log what the line says; where a name can be several people's, ask about it first."""
        if not self.line.text().strip():
            return
        if self._soon.isActive() or self._reading is None or self._reading.line != self.line.text():
            self._submit_once_read = True
            self._read()
        elif self.chips.doubts:
            self.chips.open_doubt()
        else:
            self._saving.save(self._prepare, self._logged)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves; no other key goes on to what is below."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the card leaves."""
        if not self._card.geometry().contains(event.position().toPoint()):
            self.leave()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab stays within the sheet, as long as it is there."""
        parts = [part for part in reachable(self) if part.isVisible() and part.isEnabled()]
        if not parts:
            return super().focusNextPrevChild(forwards)
        focused = QApplication.focusWidget()
        place = parts.index(focused) if focused in parts else -1
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        parts[(place + (1 if forwards else -1)) % len(parts)].setFocus(reason)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover all of what it stands over."""
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._fit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what is below."""
        veil = QColor(Qt.GlobalColor.black)
        veil.setAlphaF(0.5 if tokens_of(self).dark else 0.22)
        QPainter(self).fillRect(self.rect(), veil)

    def _lay_out(self) -> None:
        self.line.setPlaceholderText(self.tr("coffee with Ana yesterday - ask how it went next Friday"))
        self.line.setAccessibleName(self.tr("Quick add: who, what, when, and what is to follow"))
        self.line.setMaxLength(_LONGEST)
        self._card = Card(self)
        self._card.column.setContentsMargins(16, 15, 16, 14)
        self._card.column.setSpacing(11)
        for part in (self.line, self.chips, self.guard, self.error):
            self._card.column.addWidget(part)
        foot = QHBoxLayout()
        foot.setContentsMargins(2, 0, 0, 0)
        foot.addWidget(label(self.tr("Enter logs it. Esc closes, and keeps what you wrote."), "faint", wrap=True), 1)
        foot.addWidget(self.log_button)
        self._card.column.addLayout(foot)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._card)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(_SIDE, _FROM_TOP, _SIDE, _SIDE)
        column.addLayout(row)
        column.addStretch(1)

    def _connect(self) -> None:
        self._over.installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self.line.textEdited.connect(self._typed)
        self.line.returnPressed.connect(self.submit)
        self.log_button.clicked.connect(self.submit)
        self.chips.chosen.connect(self._choose)
        self._soon.timeout.connect(self._read)
        self._saving.refused.connect(lambda: self.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self._context.feed.changed.connect(self._forget)

    def _fit(self) -> None:
        self.resize(self._over.size())
        self._card.setFixedWidth(min(scaled(_WIDEST), max(200, self._over.width() - 2 * _SIDE)))

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """A key has led elsewhere in the window: make way for it."""
        elsewhere = new is not None and new.window() is self.window() and new is not self and not self.isAncestorOf(new)
        if elsewhere and self.isVisible():
            self._came_from = None
            self.leave()

    def _typed(self) -> None:
        self.error.show_error("")
        self._submit_once_read = False
        self._soon.start()

    def _read(self) -> None:
        """Understand the line on the worker; an answer that a newer line has overtaken is not waited for."""
        self._soon.stop()
        book, line, people = self._context.book, self.line.text(), self._people
        choices, today = dict(self._choices), self._context.today
        if not line.strip():
            self._show(None)
            return
        # an answer that comes to an emptied line says nothing any more
        show = while_alive(self, lambda reading: self._show(reading if self.line.text().strip() else None))
        self._context.worker.run(lambda: read_line(book, line, people, choices, today), show, lane="quick add")

    def _show(self, reading: Reading | None) -> None:
        self._reading = reading
        self.chips.show_reading(reading, self._context.today)
        self.chips.setVisible(reading is not None)
        self.guard.say(reading.guard if reading else "")
        only_noting = reading is not None and not reading.understood.happened
        self.log_button.set_words(self.tr("Note it") if only_noting else self.tr("Log"))
        self.line.setAccessibleDescription(self.chips.words)
        if self._submit_once_read:
            self._submit_once_read = False
            self.submit()

    def _choose(self, name: str, who: Called) -> None:
        self._choices[fold(name)] = who
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._read()

    def _prepare(self) -> Write:
        """The write of what was understood. Raises Refused where it was not."""
        if self._reading is None:
            raise Refused(self.tr("Say with whom, and what happened"))
        understood = self._reading.understood
        return lambda book, now: quick_add(book, understood, now, ORIGIN)

    def _logged(self, changes: Changes) -> None:
        self.line.clear()
        self._choices.clear()
        self._show(None)
        self.leave()
        if changes.created:
            self._context.logged.emit(changes.created[0])

    def _forget(self) -> None:
        """Names may be others now."""
        self._people = People(self._context.book)
        if self.isVisible() and not self._saving.under_way:
            self._read()
