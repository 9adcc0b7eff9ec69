"""Two people who should meet: who, why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.channels import Channel
from followup_desktop.domain.introductions import MOST_REASONS, Pair, Person, reasons
from followup_desktop.domain.words import list_of
from followup_desktop.window.channels import fill_channels
from followup_desktop.window.connections.two_faces import TwoFaces
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.focus_card import FocusCard
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.kit.text import label


class PairCard(FocusCard):
    """A pair. Enter or W writes to both, D logs that it is done, X leaves them apart."""

    write_asked = Signal(object)
    """The Pair to write to."""
    introduced = Signal(object, object)
    """The Pair that was introduced already, and by which Channel."""
    parted = Signal(object)
    """The Pair that is not to be offered any more."""

    def __init__(self, about: int | None = None, parent: QWidget | None = None) -> None:
        """With `about`, the row number of the one whom all pairs are of, only the other one is named."""
        super().__init__(parent)
        self._about = about
        self._pair: Pair | None = None
        self.faces = TwoFaces()
        self._names = label("", "strong", wrap=True)
        self._why = [label("", "secondary", wrap=True) for _line in range(MOST_REASONS)]
        self.write_button = outlined(self.tr("Write to both"), "pen-line")
        self.done_button = outlined(self.tr("Introduced…"), "check")
        self.part_button = icon_button("x", self.tr("Not these two"), "X")
        self.write_button.clicked.connect(self.write)
        self.done_button.clicked.connect(self.open_channels)
        self.part_button.clicked.connect(self.part)
        self._lay_out()

    @property
    def pair(self) -> Pair:
        """Whom it shows."""
        assert self._pair is not None
        return self._pair

    def show_pair(self, pair: Pair, *, first: bool) -> None:
        """Show two; the first card's button is the main action."""
        self.write_button.set_kind("filled" if first else "outlined")
        if pair == self._pair:
            return
        self._pair = pair
        names = list_of([pair.one.name, pair.other.name])
        why = reasons(pair)
        self._names.setText(list_of([person.name for person in self._shown()]))
        for place, line in enumerate(self._why):
            line.setText(why[place] if place < len(why) else "")
            line.setVisible(place < len(why))
        self.setAccessibleName(". ".join((names, *why)))
        self.setAccessibleDescription(self.tr("Enter writes to both, D logs the introduction, X leaves them apart"))
        self.write_button.setAccessibleName(self.tr("Write to {names}").format(names=names))

    def show_photos(self, one: QPixmap | None, other: QPixmap | None) -> None:
        """Show the portraits, or initials."""
        photos = {self.pair.one.contact: one, self.pair.other.contact: other}
        self.faces.show_people(*((person, photos[person.contact]) for person in self._shown()))

    def write(self) -> None:
        """Ask for the composer."""
        self.write_asked.emit(self.pair)

    def part(self) -> None:
        """Ask to be offered others."""
        self.parted.emit(self.pair)

    def open_channels(self) -> Menu:
        """Ask how they were introduced."""
        return open_menu(self.done_button, lambda menu: fill_channels(menu, self._introduced, Channel.IN_PERSON))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The card's keys; other keys are the list's."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter | Qt.Key.Key_W:
                self.write()
            case Qt.Key.Key_D:
                self.open_channels()
            case Qt.Key.Key_X:
                self.part()
            case _:
                event.ignore()

    def _shown(self) -> list[Person]:
        return [person for person in (self.pair.one, self.pair.other) if person.contact != self._about]

    def _introduced(self, channel: Channel) -> None:
        self.introduced.emit(self.pair, channel)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(3)
        words.addWidget(self._names)
        for line in self._why:
            words.addWidget(line)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, 9, 0, 0)
        buttons.setSpacing(8)
        buttons.addWidget(self.write_button)
        buttons.addWidget(self.done_button)
        buttons.addStretch(1)
        words.addLayout(buttons)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(self.faces, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        row.addWidget(self.part_button, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(row)
