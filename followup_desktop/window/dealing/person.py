"""The card of somebody who is dealt: who they are, where they come from, what is known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.domain.names import display_name, initials
from followup_desktop.window.dealing.reading import Fact, Known
from followup_desktop.window.kit.avatar import Avatar
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import Text, label
from followup_desktop.window.portraits import Portraits

_DIAMETER = 84
_MOST_TAGS = 8


class PersonCard(Card):
    """A big card. It takes the focus, so that a screen reader reads who comes next."""

    def __init__(self, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portraits = portraits
        self._shown: Known | None = None
        self._avatar = Avatar(_DIAMETER)
        self._name = _words("", "title")
        self._line = _words("", "subtle")
        self._tags = QWidget()
        self._flow = FlowLayout(self._tags)
        self._facts = QWidget()
        self._lay_out()
        portraits.arrived.connect(self._show_portrait)

    def show_person(self, known: Known) -> bool:
        """Show somebody; whether that is news."""
        if known == self._shown:
            return False
        self._shown = known
        fields = known.contact.fields
        self._name.setText(display_name(fields))
        self._line.setText(known.line)
        self._line.setVisible(bool(known.line))
        self._show_portrait()
        self._flow.clear()
        for tag in fields.tags[:_MOST_TAGS]:
            self._flow.addWidget(Chip(tag))
        self._tags.setVisible(bool(fields.tags))
        self._show_facts(known.facts)
        self.setAccessibleName(", ".join(filter(None, (display_name(fields), known.line))))
        self.setAccessibleDescription(", ".join(fact.text for fact in known.facts))
        return True

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addStretch(1)
        for part in (self._name, self._line, self._tags):
            words.addWidget(part)
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        self.column.setContentsMargins(26, 24, 26, 26)
        self.column.setSpacing(16)
        self.column.addLayout(head)
        self.column.addWidget(Hairline())
        self.column.addWidget(self._facts)

    def _show_facts(self, facts: Sequence[Fact]) -> None:
        former, self._facts = self._facts, QWidget()
        column = QVBoxLayout(self._facts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(9)
        for fact in facts:
            column.addLayout(_fact_row(fact))
        self.column.replaceWidget(former, self._facts)
        former.hide()
        former.deleteLater()

    def _show_portrait(self) -> None:
        if self._shown is not None:
            whom = self._shown.contact
            picture = self._portraits.get(self._shown.portrait)
            self._avatar.show_person(initials(display_name(whom.fields)), whom.id, picture)


def _fact_row(fact: Fact) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(10)
    row.addWidget(IconMark(fact.icon, "accent", 17), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(_words(fact.text, "body"), 1)
    return row


def _words(text: str, role: str) -> Text:
    """Words that wrap, and ask for no more height than they take at the card's width: the page is exactly as long."""
    made = label(text, role, wrap=True)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    made.setSizePolicy(policy)
    return made
