"""What Today shows when there is nothing to do: a small reward, a quiet day, or a book that is still empty."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.today.greeting import number_word
from followup_desktop.window.today.reading import Day


class QuietDay(QWidget):
    """An icon, a title, a line, and what one may do now."""

    import_asked = Signal()
    new_contact_asked = Signal()
    more_asked = Signal()
    """More people than the daily few are wished for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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
        more = self.tr("A few more") if day.today.next else ""
        if self._empty_book:
            title = self.tr("Who would you like to stay in touch with?")
            text = self.tr("Import your address book, or begin with three people.")
            self._state.show_state("users-round", title, text, self.tr("Import contacts"), "download")
        elif day.met or day.today.finished:
            self._state.show_state("party-popper", self.tr("That was today"), met_words(day.met), more)
        elif more:
            text = self.tr("Nothing that you promised, nobody’s birthday. Whoever is next can wait until tomorrow.")
            self._state.show_state("coffee", self.tr("A quiet day"), text, more)
        else:
            text = self.tr("Nobody is waiting to hear from you. Enjoy it.")
            self._state.show_state("sun", self.tr("A quiet day"), text)

    def _act(self) -> None:
        (self.import_asked if self._empty_book else self.more_asked).emit()


def met_words(people: int) -> str:
    """'You were in touch with three people. The rest can wait until tomorrow.'."""
    rest = _("Everything else can wait until tomorrow.")
    if not people:
        return rest
    met = ngettext("You were in touch with {n} person today.", "You were in touch with {n} people today.", people)
    return f"{met.format(n=number_word(people))} {rest}"
