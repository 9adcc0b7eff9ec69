"""What a message is written for where no check-in asks for it: what they would enjoy, or an introduction. No Qt."""

from __future__ import annotations

from dataclasses import dataclass

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import Contact
from followup_desktop.domain.introductions import Pair, questions, reasons
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import display_name
from followup_desktop.domain.words import kind_name
from followup_desktop.domain.writing.questions import Question
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.reads.introductions import chosen_pair


@dataclass(frozen=True, slots=True)
class Purpose:
    """The kind of message, and why in a few words. `text` stands in the field where no draft does.

    With `other` it goes to both, and is logged as an introduction of the two.
    """

    kind: Kind = Kind.INFORMATION
    reason: str = ""
    text: str = ""
    other: int = 0

    @property
    def line(self) -> str:
        """What stands below the title."""
        return self.reason if self.other else " · ".join(filter(None, (kind_name(self.kind), self.reason)))


@dataclass(frozen=True, slots=True)
class Introduced:
    """The second one of an introduction, and why the two should meet."""

    contact: Contact
    pair: Pair

    @property
    def name(self) -> str:
        """Their whole name."""
        return display_name(self.contact.fields)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, in lines."""
        return reasons(self.pair)

    @property
    def questions(self) -> tuple[Question, ...]:
        """What one could write about."""
        return questions(self.pair)


def read_introduced(book: Book, one: int, other: int) -> Introduced:
    """Raises NotFound where one of them is gone, archived, or the user."""
    return Introduced(contact(book, other), chosen_pair(book, one, other))


def introduction(pair: Pair) -> Purpose:
    """Make two known to each other."""
    words = _("Say to each who the other is, and why they should meet.")
    return Purpose(Kind.FOLLOW_UP, words, other=pair.other.contact)
