"""What Today shows when there is nothing to do: a small reward, a quiet day, a first day, or a book still empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.names import initials
from followup_desktop.store.reads.contacts import ContactRow
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.portraits import Portraits
from followup_desktop.window.today.faces import Face, Faces
from followup_desktop.window.today.greeting import MOST_IN_LETTERS, number_word
from followup_desktop.window.today.reading import Day


class QuietDay(QWidget):
    """An icon, a title, a line, and what one may do now."""

    import_asked = Signal()
    new_contact_asked = Signal()
    more_asked = Signal()
    """More people than the daily few are wished for."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portraits = Portraits(context, self)
        self._portraits.arrived.connect(self._show_faces)
        self._met: Sequence[ContactRow] = ()
        self._faces = Faces(self)
        self._faces.hide()
        self._state = EmptyState("sun", "", "")
        self._state.acted.connect(self._act)
        self._second = quiet(self.tr("New contact"), "user-plus")
        self._second.clicked.connect(self.new_contact_asked)
        self._empty_book = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 40, 0, 40)
        column.setSpacing(0)
        column.addWidget(self._state)
        column.addWidget(self._second, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    def show_day(self, day: Day) -> None:
        """Show the state that fits."""
        self._empty_book = day.contacts == 0
        self._second.setVisible(self._empty_book)
        self._met = day.met
        self._show_faces()
        self._state.crown(self._faces if day.met else None, "filled" if self._empty_book else "outlined")
        more = self.tr("A few more") if day.today.next else ""
        if self._empty_book:
            title = self.tr("Who would you like to stay in touch with?")
            text = self.tr("Import your address book, or begin with three people.")
            self._state.show_state("users-round", title, text, self.tr("Import contacts"), "download")
        elif day.met or day.closed or day.today.finished:
            title = self.tr("A good first day") if day.first else self.tr("That was today")
            self._state.show_state("party-popper", title, met_words(len(day.met), left=bool(day.today.held)), more)
        elif day.paused_until is not None:
            text = self.tr("Nothing is announced. What comes up meanwhile waits for you, a few a day.")
            self._state.show_state("sun", self.tr("Enjoy your time away"), text)
        elif day.first:
            self._state.show_state("sparkles", self.tr("A good beginning"), begun_words(day.contacts), more)
        elif more:
            text = self.tr("Nothing that you promised, nobody’s birthday. Whoever is next can wait until tomorrow.")
            self._state.show_state("coffee", self.tr("A quiet day"), text, more)
        else:
            text = self.tr("Nobody is waiting to hear from you. Enjoy it.")
            self._state.show_state("sun", self.tr("A quiet day"), text)

    def _show_faces(self) -> None:
        """The people one was in touch with today."""
        faces = [Face(row.id, initials(row.name), self._portraits.get(row.portrait)) for row in self._met]
        self._faces.show_faces(faces)

    def _act(self) -> None:
        (self.import_asked if self._empty_book else self.more_asked).emit()


def met_words(people: int, *, left: bool = False) -> str:
    """'You were in touch with three people. Everything else can wait until tomorrow.'; `left` where a vacation's is."""
    rest = _("Everything else can wait until tomorrow.")
    if left:
        rest = _("The rest from your time away comes a few a day.")
    if not people:
        return rest
    met = ngettext("You were in touch with {n} person today.", "You were in touch with {n} people today.", people)
    return f"{met.format(n=number_word(people))} {rest}"


def begun_words(people: int) -> str:
    """What comes after the first day, on which nobody is due yet."""
    words = ngettext(
        "{n} person is in your book. They come up here when it is a good moment to write.",
        "{n} people are in your book. They come up here a few at a time, when it is a good moment to write.",
        people,
    )
    shown = number_word(people) if people <= MOST_IN_LETTERS else f"{people:,}"
    return words.format(n=shown[:1].upper() + shown[1:])
