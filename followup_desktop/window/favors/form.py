"""The form of one entry of the ledger: which of the four, one line, and its day."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.favors import LONGEST_FAVOR, FavorDraft, Giving, Idea, entry_name
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.window.context import Context, Write
from followup_desktop.window.day_chip import DayChip
from followup_desktop.window.favors.ideas import IdeasRow
from followup_desktop.window.kit.buttons import filled, outlined
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.saving import Saving

_NARROW = 560


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form. A day of None is whatever day it is."""

    entry: FavorEntry = FavorEntry.RECEIVED
    text: str = ""
    on: date | None = None


class FavorForm(QWidget):
    """One entry, new or being corrected. Enter saves, Escape leaves."""

    saved = Signal(object)
    """The Changes of what was written."""
    left = Signal()
    idea_taken = Signal(object)
    """The Giving that the person would rather do than ask again."""

    def __init__(
        self, context: Context, write: Callable[[FavorDraft], Write], typed: Typed, parent: QWidget | None = None
    ) -> None:
        """`write` makes the write of a draft; `typed` is what the form begins with."""
        super().__init__(parent)
        self._context, self._write, self._began = context, write, typed
        self._ideas: Sequence[Idea] = ()
        self._warned = False
        self.choice = SegmentedChoice([(str(entry), entry_name(entry), "") for entry in FavorEntry], self.tr("Favor"))
        self.line = QLineEdit()
        self.line.setMaxLength(LONGEST_FAVOR)
        self.day = DayChip(lambda: context.today)
        self.ideas = IdeasRow()
        self.error = InlineError()
        self.save_button = filled(self.tr("Save"), "check")
        self.cancel_button = outlined(self.tr("Cancel"))
        self._saving = Saving(context, self, self.error)
        self._lay_out()
        self._connect()
        self._show_typed(typed)

    @property
    def typed(self) -> Typed:
        """What stands in it now."""
        return Typed(FavorEntry(self.choice.current()), self.line.text(), self.day.explicit)

    @property
    def changed(self) -> bool:
        """Whether anything would be lost."""
        typed = self.typed
        return bool(typed.text.strip() or self._began.text) and typed != self._began

    @property
    def saving(self) -> bool:
        """Whether it is on its way into the book."""
        return self._saving.under_way

    def put_away(self) -> None:
        """Go: what is refused from now on, the window says."""
        self._saving.leave()
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # else hiding it leads the focus into the log line, which opens for it
        self.hide()
        self.deleteLater()

    def offer(self, ideas: Sequence[Idea]) -> None:
        """Show these ideas whenever 'I asked' is chosen."""
        self._ideas = ideas
        self._show_choice()

    def begin(self) -> None:
        """Put the cursor where one writes."""
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, entry: FavorEntry) -> None:
        """Make it another of the four."""
        self.choice.choose(str(entry))
        self._show_choice()
        self.begin()

    def save(self) -> None:
        """Save it. Where that is refused, the reason stands in the form and what was typed stays."""
        self._saving.save(self._prepare, self._saved)

    def leave(self) -> None:
        """Leave the form; what was corrected and is not saved is dropped only when asked twice."""
        if self.changed and self._began.text and not self._warned:
            self._warned = True
            self.error.show_error(self.tr("This is not saved. Enter saves it, Esc once more drops it."))
        else:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Ctrl+S saves; no other key goes on to the page, where letters are commands."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save()
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the buttons stand below the line."""
        super().resizeEvent(event)
        wide = self.width() >= _NARROW
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addWidget(self.day)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(10)
        self._row.addWidget(self.line, 1)
        self._row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.ideas)
        column.addLayout(self._row)
        column.addWidget(self.error)

    def _connect(self) -> None:
        self.choice.chosen.connect(lambda _key: self._show_choice())
        self.ideas.taken.connect(self._take)
        self.line.returnPressed.connect(self.save)
        self.save_button.clicked.connect(self.save)
        self.cancel_button.clicked.connect(self.left)
        self._saving.refused.connect(self.begin)

    def _show_typed(self, typed: Typed) -> None:
        self.choice.choose(str(typed.entry))
        self.line.setText(typed.text)
        self.day.show_day(typed.on)
        self._show_choice()

    def _show_choice(self) -> None:
        entry = FavorEntry(self.choice.current())
        words = {
            FavorEntry.ASKED: self.tr("What did you ask for?"),
            FavorEntry.RECEIVED: self.tr("What did they do for you?"),
            FavorEntry.GAVE: self.tr("What did you do for them?"),
            FavorEntry.THANKED: self.tr("How did you thank them? (optional)"),
        }[entry]
        self.line.setPlaceholderText(words)
        self.line.setAccessibleName(words)
        self.ideas.show_ideas(self._ideas if entry is FavorEntry.ASKED else ())

    def _take(self, giving: Giving) -> None:
        if giving is Giving.THANK:
            self.choose(FavorEntry.THANKED)
        else:
            self.idea_taken.emit(giving)

    def _prepare(self) -> Write:
        draft = FavorDraft(FavorEntry(self.choice.current()), self.line.text(), self.day.day)
        draft.must_have_happened(self._context.today)
        return self._write(draft)

    def _saved(self, changes: Changes) -> None:
        self.saved.emit(changes)
