"""Who would enjoy this? A word, a link or a pasted text, and the people who come to mind, as one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.enjoying import Asked, Vocabulary, asked
from followup_desktop.store.book import Book
from followup_desktop.store.reads.interests import Check, Enjoyer, enjoyers, vocabulary
from followup_desktop.window.alive import while_alive
from followup_desktop.window.composer.purpose import Purpose
from followup_desktop.window.connections.ask_field import AskField
from followup_desktop.window.connections.card_list import CardList
from followup_desktop.window.connections.enjoyer_card import EnjoyerCard
from followup_desktop.window.connections.frame import Frame
from followup_desktop.window.connections.looking import Looking
from followup_desktop.window.context import Context
from followup_desktop.window.kit.text import label
from followup_desktop.window.portraits import Portraits

_MOST = 30
_LONGEST_REASON = 120


class Enjoying(Frame):
    """The form. It asks the worker, and shows only the answer to what stands in the field now."""

    write_asked = Signal(int, object)
    """The row number of a contact to write to, and the Purpose."""
    remind_asked = Signal(int, object)
    """The row number of a contact to be reminded of, and the Purpose."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._looking = Looking()
        self._known: list[Vocabulary] = []
        self._about = asked("")
        self._portraits = Portraits(context, self)
        self._portraits.arrived.connect(self._show_photos)
        self.say(
            self.tr("Who would enjoy this?"),
            self.tr(
                "Something you saw or read, and the people it is for. A link is never opened: its words are enough."
            ),
        )
        self.field = AskField(self.tr("A word, a link, or a text you paste"))
        self._count = label("", "faint")
        self.above.addWidget(self.field)
        self.above.addWidget(self._count)
        self.cards: CardList[EnjoyerCard] = CardList(self._new_card)
        self.page.column.addWidget(self.cards)
        self.page.column.addStretch(1)
        self.field.asked.connect(self.ask)
        self.field.left_down.connect(self.cards.focus_first)
        self.cards.left_up.connect(lambda: self.field.setFocus(Qt.FocusReason.OtherFocusReason))
        self.cards.moved.connect(self.keep_in_sight)
        context.feed.changed.connect(self._changed)
        self._show((), None)
        self._look()

    def ask(self, text: str) -> None:
        """Ask who would enjoy a text."""
        self._about = asked(text)
        self._look()

    def give_up(self) -> None:
        """Look no longer: the panel is closing."""
        self._looking.give_up()

    def _look(self) -> None:
        book, known, about, looking = self._context.book, self._known, self._about, self._looking
        work = lambda: _find(book, known, about, looking.check)  # noqa: E731
        self._context.worker.run(work, while_alive(self, self._take), lane="enjoying")

    def _take(self, answer: tuple[list[Vocabulary], list[Enjoyer]]) -> None:
        (known,), found = answer
        self._show(found, known)

    def _show(self, found: Sequence[Enjoyer], known: Vocabulary | None) -> None:
        by_id = {enjoyer.row.id: enjoyer for enjoyer in found}
        for place, (contact, card) in enumerate(zip(by_id, self.cards.show_keys(list(by_id)), strict=True)):
            photo = self._portraits.get(by_id[contact].row.portrait)
            card.show_enjoyer(by_id[contact], photo, self._context.today, first=not place)
        self._count.setText(self._count_words(len(found)))
        self._count.setVisible(bool(found))
        if found:
            self.show_list()
        elif known is not None and not len(known):
            self.show_empty(
                "mountain",
                self.tr("Nobody's interests are known yet"),
                self.tr("Edit a contact (Ctrl+E) and add what they enjoy, stand for and are looking for."),
            )
        elif self._about.words:
            self.show_empty(
                "search",
                self.tr("Nobody comes to mind"),
                self.tr(
                    "No interest in your book speaks of it. Where you know better, add it to somebody's interests."
                ),
            )
        else:
            self.show_empty(
                "lightbulb",
                self.tr("An article, a concert, a flat to let"),
                self.tr("Type a word, or paste a link or a text, and see who it is for."),
            )

    def _count_words(self, count: int) -> str:
        if count >= _MOST:
            return self.tr("The first {n}").format(n=_MOST)
        return self.tr("%n people", "", count) if count != 1 else self.tr("1 person")

    def _new_card(self) -> EnjoyerCard:
        card = EnjoyerCard()
        card.write_asked.connect(lambda enjoyer: self.write_asked.emit(enjoyer.row.id, self._purpose(enjoyer)))
        card.remind_asked.connect(lambda enjoyer: self.remind_asked.emit(enjoyer.row.id, self._purpose(enjoyer)))
        return card

    def _purpose(self, enjoyer: Enjoyer) -> Purpose:
        """What one would write for: what was asked about, and why it is theirs. A link goes into the message."""
        about = " ".join(self.field.toPlainText().split())
        short = about if len(about) <= _LONGEST_REASON else f"{about[: _LONGEST_REASON - 1].rsplit(' ', 1)[0]}…"
        reason = self.tr("{about} ({why})").format(about=short, why=enjoyer.why)
        return Purpose(Kind.INFORMATION, reason, self._about.link)

    def _show_photos(self) -> None:
        for card in self.cards.cards:
            card.show_photo(card.enjoyer, self._portraits.get(card.enjoyer.row.portrait))

    def _changed(self, changes: Changes) -> None:
        if changes.contacts or changes.circles or changes.everything:
            self._known = []
            self._look()


def _find(book: Book, known: list[Vocabulary], about: Asked, check: Check) -> tuple[list[Vocabulary], list[Enjoyer]]:
    """The answer, and the interests it was found among: read here once, and kept although another question came."""
    if not known:
        known.append(vocabulary(book, check))
    return known, enjoyers(book, known[0], about, _MOST)
