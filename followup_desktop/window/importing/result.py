"""What came of an import, with a way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.window.importing.committing import Imported
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.empty import EmptyState

_ABOVE_TOAST = 96


class Result(QWidget):
    """How many people came in, and 'Undo'."""

    undo_asked = Signal()
    left = Signal()
    deal_asked = Signal()
    """Those who came in are to be dealt out."""
    duplicates_asked = Signal()
    """The person wants to see who stands in the book twice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = EmptyState("party-popper", "", "")
        self._words.acted.connect(self._act)
        self._words.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._deals = False
        self._contacts = quiet(self.tr("Show contacts"), "users")
        self._contacts.clicked.connect(self.left)
        self._duplicates = quiet(self.tr("Look for duplicates"), "merge")
        self._duplicates.clicked.connect(self.duplicates_asked)
        self._banner = Banner(
            "undo-2", self.tr("All of this is one change: it can be taken back whole."), closable=False
        )
        self._undo = self._banner.add_button(self.tr("Undo the import"))
        self._undo.clicked.connect(self.undo_asked)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._banner, 4)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, _ABOVE_TOAST)
        column.addStretch(1)
        column.addWidget(self._words)
        for button in (self._contacts, self._duplicates):
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        column.addLayout(row)

    def show_imported(self, imported: Imported) -> None:
        """Say what came of it."""
        count = imported.new + imported.merged
        many = self.tr("{n} people are in your book").format(n=f"{count:,}")
        title = self.tr("1 person is in your book") if count == 1 else many
        counts = (
            (imported.new, self.tr("{n} new")), (imported.merged, self.tr("{n} merged")),
            (imported.unchanged, self.tr("{n} were there already")), (imported.skipped, self.tr("{n} skipped")),
            (imported.entries, self.tr("{n} on the timeline")),
        )  # fmt: skip
        text = " · ".join(words.format(n=f"{number:,}") for number, words in counts if number)
        self._deals = imported.new > 0
        if not count and imported.entries:
            title = self.tr("Your timeline knows more now")
        action, icon = (self.tr("Deal out"), "layers") if self._deals else (self.tr("Show contacts"), "users")
        self._words.show_state("party-popper", title, text, action, icon)
        self._contacts.setVisible(self._deals)
        self._duplicates.setVisible(imported.new > 0)
        self._banner.setVisible(bool(imported.uuid))

    def _act(self) -> None:
        (self.deal_asked if self._deals else self.left).emit()
