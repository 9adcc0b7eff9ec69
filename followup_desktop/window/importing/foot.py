"""The foot of the preview: where new people go, and the button that imports."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLineEdit, QWidget

from followup_desktop.domain.imports import ImportPlan, Outcome
from followup_desktop.store.book import Book
from followup_desktop.store.reads.lists import all_tags
from followup_desktop.store.reads.settings import circles
from followup_desktop.window.kit.buttons import filled, quiet
from followup_desktop.window.kit.text import label


class Foot(QWidget):
    """A circle and a tag for all who are new; 'Import n people'; 'Not now'."""

    import_asked = Signal()
    left = Signal()

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new_words = label(self.tr("New people go into"), "secondary")
        self._circle = QComboBox()
        self._circle.setAccessibleName(self.tr("Circle for new people"))
        self._circle.addItem(self.tr("No circle"), None)
        for circle in circles(book):
            self._circle.addItem(circle.name, circle.id)
        self._tag = QLineEdit()
        self._tag.setPlaceholderText(self.tr("Tag, if you like"))
        self._tag.setAccessibleName(self.tr("Tag for new people"))
        self._tag.setMaximumWidth(180)
        self._tag.setCompleter(QCompleter([tag for tag, _count in all_tags(book)], self._tag))
        leave = quiet(self.tr("Not now"))
        self._go = filled("", "download")
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 12, 24, 14)
        row.setSpacing(10)
        row.addWidget(self._new_words)
        row.addWidget(self._circle)
        row.addWidget(self._tag, 1)
        row.addStretch(1)
        row.addWidget(leave)
        row.addWidget(self._go)
        leave.clicked.connect(self.left)
        self._go.clicked.connect(self.import_asked)

    @property
    def circle(self) -> int | None:
        """The circle for new people."""
        chosen = self._circle.currentData()
        return None if chosen is None else int(chosen)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tag for new people, if one was written."""
        tag = self._tag.text().strip()
        return (tag,) if tag else ()

    def choose(self, circle: int | None, tag: str) -> None:
        """Fill in the fields."""
        self._circle.setCurrentIndex(max(0, self._circle.findData(circle)))
        self._tag.setText(tag)

    def show_plan(self, plan: ImportPlan, entries: int = 0) -> None:
        """Say how many people the button imports, or entries of the timeline; without any it cannot be pressed."""
        new, merged = plan.count(Outcome.NEW), plan.count(Outcome.MERGED)
        count = new + merged
        one = self.tr("Import 1 person")
        words = one if count == 1 else self.tr("Import {n} people").format(n=f"{count:,}")
        if entries and not count:
            words = self.tr("Import {n} entries").format(n=f"{entries:,}")
        self._go.set_words(words)
        self._go.setEnabled(count + entries > 0)
        for part in (self._new_words, self._circle, self._tag):
            part.setVisible(new > 0)

    def focus(self) -> None:
        """Go to the button."""
        self._go.setFocus()
