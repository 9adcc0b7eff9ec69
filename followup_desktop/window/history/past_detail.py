"""One change beside the list: when it was made, what it touched, and the button that undoes it, or why none does."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.spoken import ENGLISH, whole_day
from followup_desktop.window.history.looking import Look
from followup_desktop.window.history.words import origin_words, told_once
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import label

_MOST_PEOPLE, _MOST_ROWS = 12, 40


class PastDetail(Page):
    """Empty until a change is shown."""

    undo_asked = Signal()
    redo_asked = Signal()
    contact_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=20)
        self._look: Look | None = None
        self._title = label("", "heading", wrap=True)
        self._when = label("", "secondary", wrap=True)
        self.undo_button = outlined(self.tr("Undo this"), "undo-2")
        self.redo_button = outlined(self.tr("Do it again"), "redo-2")
        self.obstacle = label("", "secondary", wrap=True)
        self.error = InlineError()
        self._people = QWidget()
        self._chips = FlowLayout(self._people)
        self._heading = SectionHeading(self.tr("What it touched"))
        self._rows = label("", "secondary", wrap=True, selectable=True)
        self._more = label("", "faint", wrap=True)
        for part in (
            self._title, self._when, self.undo_button, self.redo_button, self.obstacle, self.error, self._heading,
            self._people, self._rows, self._more,
        ):  # fmt: skip
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.undo_button.clicked.connect(self.undo_asked)
        self.redo_button.clicked.connect(self.redo_asked)
        self.show_look(None)

    @property
    def look(self) -> Look | None:
        """What is shown."""
        return self._look

    def show_look(self, look: Look | None) -> None:
        """Show a change, or nothing."""
        self._look = look
        self.show_body(look is not None)
        if look is None:
            return
        change = look.past.change
        self._title.setText(change.label)
        at = f"{whole_day(look.past.on, ENGLISH)} {change.made_at.year}, {change.made_at:%H:%M}"
        undone = self.tr("undone") if change.undone else ""
        self._when.setText(" · ".join(filter(None, (at, origin_words(change.origin), undone))))
        free = not look.obstacle
        self.undo_button.setVisible(free and not change.undone)
        self.redo_button.setVisible(free and change.undone)
        self.obstacle.setText(look.obstacle)
        self.obstacle.setVisible(not free)
        self.error.show_error("")
        self._show_people(look)
        self._show_rows(look)
        self.verticalScrollBar().setValue(0)

    def _show_people(self, look: Look) -> None:
        self._chips.clear()
        for contact, name in list(look.people.items())[:_MOST_PEOPLE]:
            chip = ChoiceChip(name, "user", checkable=False)
            chip.clicked.connect(partial(self.contact_opened.emit, contact))
            self._chips.addWidget(chip)
        self._people.setVisible(bool(look.people))

    def _show_rows(self, look: Look) -> None:
        told, rows = told_once(look.rows, _MOST_ROWS)
        self._heading.setVisible(bool(told))
        self._rows.setText("\n".join(told))
        self._rows.setVisible(bool(told))
        more = look.count - rows
        self._more.setText(self.tr("and {n} more").format(n=f"{more:,}"))
        self._more.setVisible(more > 0 and bool(told))
