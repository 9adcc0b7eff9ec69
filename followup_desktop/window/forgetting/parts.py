"""The parts of the form: cards with lines, and the list of backups that still hold somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.store.old_backups import Holding, Holds
from followup_desktop.store.reads.mentions import Mention
from followup_desktop.window.editor.fields import Tick
from followup_desktop.window.forgetting.words import backup_words, holding_words, mention_words
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.text import label

_MOST = 12


class LinesCard(Card):
    """A heading over a few lines; hidden where there are none."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = label(heading, "strong", wrap=True)
        self._lines = label("", "secondary", wrap=True, selectable=True)
        self.column.addWidget(self._heading)
        self.column.addWidget(self._lines)

    def show_lines(self, lines: Sequence[str], heading: str = "") -> None:
        """Show lines under a heading, the former one where none is given."""
        if heading:
            self._heading.setText(heading)
        more = [self.tr("and {n} more").format(n=f"{len(lines) - _MOST:,}")] if len(lines) > _MOST else []
        self._lines.setText("\n".join(f"• {line}" for line in (*lines[:_MOST], *more)))
        self._lines.setVisible(bool(lines))
        self.setVisible(bool(lines or heading))


class MentionsCard(LinesCard):
    """What of others mentions somebody, and whose pages to go to for it."""

    contact_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("These stay as they are"), parent)
        self._people = QWidget()
        self._chips = FlowLayout(self._people)
        self.column.addWidget(self._people)

    def show_mentions(self, lines: Sequence[str], mentions: Sequence[Mention]) -> None:
        """Show what stays, and the texts that mention somebody."""
        self.show_lines([*lines, *map(mention_words, mentions)])
        self._chips.clear()
        people = {one.contact: one.name for one in mentions}
        for contact, name in list(people.items())[:_MOST]:
            chip = ChoiceChip(name, "user", checkable=False)
            chip.clicked.connect(partial(self.contact_opened.emit, contact))
            self._chips.addWidget(chip)
        self._people.setVisible(bool(people))


class BackupsCard(LinesCard):
    """The backups that still hold somebody, and whether they are to be written anew."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Looking through your backups…"), parent)
        self.rewrite = Tick(self.tr("Write them anew without this person"))
        hint = self.tr("Each is verified before it takes the old one's place, and keeps its date.")
        self._hint = label(hint, "faint", wrap=True)
        self.column.addWidget(self.rewrite)
        self.column.addWidget(self._hint)
        self._offer(False)
        self._lines.hide()

    def show_backups(self, name: str, found: Sequence[Holding]) -> None:
        """Show those that hold somebody."""
        self.show_lines([backup_words(one) for one in found], holding_words(name, found))
        self._offer(any(one.holds is Holds.YES for one in found))

    def _offer(self, offered: bool) -> None:
        self.rewrite.setVisible(offered)
        self._hint.setVisible(offered)
