"""A look inside a backup: what it holds, what putting it back would change, what is newest in it."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.store.backups.looking import Difference, Entry, Inside
from followup_desktop.store.backups.shelf import Stored
from followup_desktop.window.backups import wording
from followup_desktop.window.backups.passphrase import PassphraseRow
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.hint import Hint
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import elided, label

_SIDE = 22
_WIDEST = 10_000


class InsidePage(Page):
    """Shows one backup. What is read of it comes a moment later than what is known of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=_SIDE, widest=_WIDEST)
        self._title = elided("", "heading")
        self._about = label("", "secondary", wrap=True)
        self._file = label("", "faint", wrap=True, selectable=True)
        self.progress = ProgressRow(cancellable=False)
        self.error = Hint("triangle-alert", "drifting", "error")
        self.passphrase = PassphraseRow()
        self._read = QVBoxLayout()
        self._read.setSpacing(8)
        for part in (self._title, self._about, self._file, self.progress, self.error, self.passphrase):
            self.column.addWidget(part)
        self.column.setSpacing(6)
        self.column.addSpacing(12)
        self.column.addLayout(self._read)
        self.column.addStretch(1)
        self._content: QWidget | None = None
        self._hide_all()

    def show_backup(self, name: str, about: str, place: str) -> None:
        """Show what is known of a backup before it is read; its content is then still to come."""
        self._title.setText(name)
        self._about.setText(about)
        self._file.setText(place)
        self._hide_all()

    def show_about(self, about: str) -> None:
        """Say what is known of it now."""
        self._about.setText(about)

    def show_reading(self) -> None:
        """It is being read."""
        self._hide_all()
        self.progress.show_busy(self.tr("Looking inside…"))
        self.progress.show()

    def show_error(self, text: str, *, locked: bool = False) -> None:
        """It cannot be read, in words; `locked` asks for its passphrase."""
        self._hide_all()
        self.error.say(text)
        self.passphrase.setVisible(locked)

    def show_inside(self, inside: Inside, today: date) -> None:
        """Show what it holds."""
        self._hide_all()
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(self.tr("It holds")))
        held = (wording.contacts(inside.contacts), wording.interactions(inside.interactions))
        column.addWidget(label(self.tr("{contacts} and {interactions}").format(contacts=held[0], interactions=held[1])))
        column.addSpacing(8)
        if inside.difference is not None:
            column.addWidget(SectionHeading(self.tr("Put back, it would change")))
            column.addWidget(self._difference(inside.difference))
            column.addSpacing(8)
        if inside.entries:
            column.addWidget(SectionHeading(self.tr("Newest in it")))
            column.addWidget(_entries(inside.entries, today))
        self._content = content
        self._read.addWidget(content)

    def words(self) -> str:
        """All that is shown of the content, line by line."""
        shown = self._content.findChildren(type(self._about)) if self._content else []
        return "\n".join(each.text() for each in shown)

    def _difference(self, found: Difference) -> QWidget:
        card = Card()
        card.column.setSpacing(10)
        for icon, text, names in self._lines(found):
            card.column.addWidget(_line(icon, text, names))
        if not card.column.count():
            card.column.addWidget(_line("check", self.tr("Nothing: your book holds the same."), ""))
        return card

    def _lines(self, found: Difference) -> list[tuple[str, str, str]]:
        """An icon, a sentence and names for each kind of change there would be."""
        people, talks, done = wording.contacts, wording.interactions, found.since.count
        back, gone = self.tr("{who} would come back"), self.tr("{who} would go")
        same = self.tr("{who} would be as then")
        one, many = self.tr("1 change since would be undone"), self.tr("{n} changes since would be undone")
        undone = one if done == 1 else many
        lines = [
            ("user-plus", found.back.count, back.format(who=people(found.back.count)), wording.some(found.back)),
            ("log-out", found.gone.count, gone.format(who=people(found.gone.count)), wording.some(found.gone)),
            ("undo-2", found.changed.count, same.format(who=people(found.changed.count)), wording.some(found.changed)),
            ("message-square", found.interactions_back, back.format(who=talks(found.interactions_back)), ""),
            ("message-square", found.interactions_gone, gone.format(who=talks(found.interactions_gone)), ""),
            ("history", done, undone.format(n=f"{done:,}"), wording.some(found.since)),
        ]
        return [(icon, text, names) for icon, count, text, names in lines if count]

    def _hide_all(self) -> None:
        for part in (self.progress, self.passphrase):
            part.hide()
        self.error.say("")
        if self._content is not None:
            self._content.hide()
            self._content.deleteLater()
            self._content = None


def about(stored: Stored, today: date) -> str:
    """What is known of a backup without reading it."""
    parts = [wording.why(stored, today), wording.state_line(stored, today), wording.size(stored.size)]
    if stored.encrypted:
        parts.append(wording.translate("Backups", "encrypted"))
    line = " · ".join(parts)
    return line[:1].upper() + line[1:]


def _line(icon: str, text: str, names: str) -> QWidget:
    row = QWidget()
    words = QVBoxLayout()
    words.setSpacing(1)
    words.addWidget(label(text, "body", wrap=True))
    if names:
        words.addWidget(label(names, "secondary", wrap=True))
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(12)
    line.addWidget(IconMark(icon, "sub"))
    line.addLayout(words, 1)
    return row


def _entries(entries: tuple[Entry, ...], today: date) -> QWidget:
    card = Card()
    card.column.setSpacing(10)
    for entry in entries:
        head, notes = wording.entry_line(entry, today)
        lines = QVBoxLayout()
        lines.setSpacing(1)
        lines.addWidget(label(head, "strong", wrap=True))
        if notes:
            lines.addWidget(elided(notes, "secondary"))
        card.column.addLayout(lines)
    return card
