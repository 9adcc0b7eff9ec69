"""The first step of merging: who else is this contact? Likely ones at once, anybody by name."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.names import display_name
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.importing.wording import tells_apart, what_is_shared
from followup_desktop.window.kit.buttons import Button, outlined
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.merging.reading import Likely


class Candidates(Page):
    """Offers people; `picked` tells the row number of the one chosen."""

    picked = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=22)
        self._context = context
        self.error = InlineError()
        self._said = label(self.tr("Looking for somebody who may be the same person…"), "secondary", wrap=True)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.buttons: list[Button] = []
        self.somebody = outlined(self.tr("Somebody else…"), "search")
        self.somebody.clicked.connect(self.ask)
        for part in (self.error, self._said):
            self.column.addWidget(part)
        self.column.addLayout(self._cards)
        self.column.addWidget(self.somebody, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addStretch(1)

    def show_likely(self, found: Sequence[Likely]) -> None:
        """Offer those who were found, in place of former ones."""
        while (item := self._cards.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        self._said.setText(
            self.tr("These may be the same person:")
            if found
            else self.tr("Nobody in your book looks like the same person.")
        )
        self.buttons = []
        for candidate in found:
            self._cards.addWidget(self._card(candidate))
        self.focus_first()

    def focus_first(self) -> None:
        """Begin with the likeliest."""
        first = self.buttons[0] if self.buttons else self.somebody
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask(self) -> ContactPicker:
        """Ask for anybody by name."""
        picker = ContactPicker(self._context, self.somebody)
        picker.picked.connect(lambda contact, _name: self.picked.emit(contact))
        picker.open_below(self.somebody)
        return picker

    def _card(self, candidate: Likely) -> Card:
        card = Card()
        name = display_name(candidate.fields)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(elided(name, "strong"))
        about = (what_is_shared(candidate.key), tells_apart(candidate.fields))
        words.addWidget(elided(" · ".join(filter(None, about)), "secondary"))
        choose = outlined(self.tr("Compare"), "arrow-left-right")
        choose.setAccessibleName(self.tr("Compare with {name}").format(name=name))
        choose.clicked.connect(lambda: self.picked.emit(candidate.contact))
        self.buttons.append(choose)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(words, 1)
        row.addWidget(choose)
        card.column.addLayout(row)
        return card
