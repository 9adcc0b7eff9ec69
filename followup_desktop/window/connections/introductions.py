"""Introductions: pairs who should meet, or those whom one contact should meet."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.introductions import Pair, Person
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.interests import Check
from followup_desktop.store.reads.introductions import chosen_pair, introductions, person_of
from followup_desktop.store.writes.introductions import introduce, leave_apart
from followup_desktop.window.alive import while_alive
from followup_desktop.window.composer.purpose import introduction
from followup_desktop.window.connections.card_list import CardList
from followup_desktop.window.connections.frame import Frame
from followup_desktop.window.connections.looking import Looking
from followup_desktop.window.connections.pair_card import PairCard
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.portraits import Portraits

ORIGIN = "window"


@dataclass(frozen=True, slots=True)
class _Found:
    """Pairs, and the pictures of those in them by row number."""

    pairs: list[Pair]
    portraits: dict[int, str | None]


class Introductions(Frame):
    """The form, for everybody or for one contact. Raises NotFound where that one is gone."""

    write_asked = Signal(int, object)
    """The row number of the first of two, and the Purpose of introducing them."""

    def __init__(self, context: Context, contact: int | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._contact = context, contact
        self._looking = Looking()
        self._found: _Found | None = None
        self._portraits = Portraits(context, self)
        self._portraits.arrived.connect(self._show_photos)
        self.error = InlineError()
        self.choose_button = outlined(self.tr("Somebody else…"), "search")
        self.choose_button.clicked.connect(self.choose)
        self.choose_button.setVisible(contact is not None)
        self.cards: CardList[PairCard] = CardList(self._new_card)
        self.cards.moved.connect(self.keep_in_sight)
        self.page.column.addWidget(self.cards)
        self.page.column.addStretch(1)
        self.above.addWidget(self.error)
        self.above.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignLeading)
        self.empty.acted.connect(self.choose)
        self._say_whom(person_of(context.book, contact) if contact is not None else None)
        context.feed.changed.connect(self._changed)
        self.refresh()

    def refresh(self) -> None:
        """Look for pairs anew, on the worker; what is still looked for is given up."""
        looking = self._looking = self._looking.begin()
        book, contact = self._context.book, self._contact
        self._context.worker.run(
            lambda: _find(book, contact, looking.check),
            while_alive(self, self._show),
            while_alive(self, self._failed),
            lane="introductions",
        )

    def give_up(self) -> None:
        """Look no longer: the panel is closing."""
        self._looking.give_up()

    def choose(self) -> ContactPicker:
        """Choose anybody to introduce the contact to."""
        picker = ContactPicker(self._context, self.choose_button)
        picker.picked.connect(lambda other, _name: self.write_to(other))
        picker.open_below(self.empty if self.is_empty else self.choose_button)
        return picker

    def write_to(self, other: int) -> None:
        """Introduce the contact to somebody whom the person chose."""
        assert self._contact is not None
        self.error.show_error("")
        if other == self._contact:
            self.error.show_error(self.tr("That is the same contact. Choose another one."))
            return
        try:
            self._write(chosen_pair(self._context.book, self._contact, other))
        except NotFound as missing:
            self.error.show_error(str(missing))

    def _say_whom(self, person: Person | None) -> None:
        if person is None:
            line = self.tr(
                "People who share something, or could help each other, and have not met as far as you noted."
            )
            self.say(self.tr("Introductions"), line)
        else:
            self.say(
                self.tr("Introduce {name} to…").format(name=person.name),
                self.tr("Those who share something with {name}, or could help each other.").format(name=person.called),
            )

    def _show(self, found: _Found) -> None:
        is_first_answer, self._found = self._found is None, found
        by_key = {pair.contacts: pair for pair in found.pairs}
        self.cards.show_keys(list(by_key))
        for place, (key, pair) in enumerate(by_key.items()):
            self.cards.card(key).show_pair(pair, first=not place)
        self._show_photos()
        if found.pairs:
            self.show_list()
        elif self._contact is None:
            self.show_empty(
                "handshake",
                self.tr("Nobody to introduce yet"),
                self.tr(
                    "Add to your contacts what they enjoy, what they are looking for and what they can help with: "
                    "pairs who would gain from each other stand here then."
                ),
            )
        else:
            self.show_empty(
                "handshake",
                self.tr("Nobody comes to mind"),
                self.tr("Nobody they have not met shares anything with them. You may know better."),
                self.tr("Choose somebody"),
                "search",
            )
        self.choose_button.setVisible(self._contact is not None and bool(found.pairs))
        focused = QApplication.focusWidget()
        if is_first_answer and (focused is None or self.isAncestorOf(focused)):
            self.cards.focus_first()

    def _show_photos(self) -> None:
        get, portraits = self._portraits.get, self._found.portraits if self._found else {}
        for card in self.cards.cards:
            one, other = card.pair.contacts
            card.show_photos(get(portraits.get(one)), get(portraits.get(other)))

    def _new_card(self) -> PairCard:
        card = PairCard(self._contact)
        card.write_asked.connect(self._write)
        card.introduced.connect(self._introduce)
        card.parted.connect(self._part)
        return card

    def _write(self, pair: Pair) -> None:
        self.write_asked.emit(pair.one.contact, introduction(pair))

    def _introduce(self, pair: Pair, channel: Channel) -> None:
        self._context.write(lambda book, now: introduce(book, *pair.contacts, "", channel, now, ORIGIN))

    def _part(self, pair: Pair) -> None:
        self._context.write(lambda book, now: leave_apart(book, *pair.contacts, now, ORIGIN))

    def _changed(self, changes: Changes) -> None:
        if changes.contacts or changes.preferences or changes.circles or changes.everything:
            self.refresh()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, Refused):
            self.closed.emit()
        else:
            self._context.worker.unexpected.emit(error)


def _find(book: Book, contact: int | None, check: Check) -> _Found:
    pairs = introductions(book, contact, check=check)
    rows = contact_rows(book, list({each for pair in pairs for each in pair.contacts}))
    return _Found(pairs, {number: row.portrait for number, row in rows.items()})
