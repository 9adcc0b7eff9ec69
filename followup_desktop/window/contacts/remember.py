"""The facts on a contact's page: before you reach out, between you, and everything else that is known."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from followup_desktop.domain.contacts import Address, ContactFields
from followup_desktop.domain.favors import balance_lines
from followup_desktop.domain.holidays import is_loaded, next_holiday
from followup_desktop.domain.interactions import Interaction, OpenLoop
from followup_desktop.domain.reciprocity import balance_words
from followup_desktop.domain.words import a_channel
from followup_desktop.store.reads.memory import Memory
from followup_desktop.store.reads.reconnect import way_back
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.interactions import close_loop
from followup_desktop.window.alive import while_alive
from followup_desktop.window.contacts.facts import CardColumns, FactCard
from followup_desktop.window.contacts.interest_lines import interest_lines
from followup_desktop.window.contacts.occasion_lines import HOLIDAY_DAYS, far_lines, holiday_line, near_lines
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import icon_button, link
from followup_desktop.window.kit.card import BETWEEN
from followup_desktop.window.question_icons import QUESTION_ICONS
from followup_desktop.window.words import short_day

_QUOTED = 220
"""Letters of the last conversation that are quoted."""
_MOST_LOOPS = 5
_QUOTES = set('“”„"')


class Remember(QWidget):
    """Three cards, and above them the way back to a lapsed tie, each hidden where there is nothing to say."""

    favors_asked = Signal()
    """The person would like to see the ledger of favors, or add to it."""

    def __init__(self, context: Context, *, beside: bool = True) -> None:
        """Without `beside` the cards stand below each other at any width."""
        super().__init__()
        self._context, self._beside = context, beside
        self._shown: tuple[Memory, bool] | None = None
        self.way_back = FactCard(self.tr("A way back"))
        self.before = FactCard(self.tr("Before you reach out"))
        self.between = FactCard(self.tr("Between you"))
        self.about = FactCard(self.tr("Good to know"))
        self._columns = CardColumns([self.before], [self.between, self.about], beside=beside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(BETWEEN)
        column.addWidget(self.way_back)
        column.addWidget(self._columns)

    def show_memory(self, memory: Memory, *, favors: bool = True) -> None:
        """Show what is known of a contact; without `favors` where the ledger stands open and says it itself."""
        today = self._context.today
        fields = memory.contact.fields
        self._shown = (memory, favors)
        for card in (self.way_back, self.before, self.between, self.about):
            card.clear()
        # The composer has questions of its own.
        openings = way_back(memory, today) if self._beside else ()
        self._say_loops(memory, today)
        self._say_conversation(memory.conversation, today, self.way_back if openings else self.before)
        for each in openings:
            self.way_back.say(QUESTION_ICONS[each.source], each.ask, each.about)
        self._say_interests(memory)
        self._say_dates(fields, today)
        self._say_between(memory, today, favors=favors)
        self._say_about(fields)
        self.way_back.settle()
        self.setVisible(self._columns.settle() or bool(openings))

    def _say_loops(self, memory: Memory, today: date) -> None:
        for loop in memory.loops[:_MOST_LOOPS]:
            row = self.before.say("message-circle-question-mark", loop.text, self._loop_words(loop, today), strong=True)
            closed = icon_button("check", self.tr("Come back to: done"))
            closed.clicked.connect(lambda _checked, loop=loop: self._close(loop))
            row.trailing.addWidget(closed)

    def _loop_words(self, loop: OpenLoop, today: date) -> str:
        noted = self.tr("noted on {day}").format(day=short_day(loop.opened_on, today))
        if loop.on is None:
            return noted
        tense = self.tr("for {day}") if loop.on >= today else self.tr("it was planned for {day}")
        return f"{noted} · {tense.format(day=short_day(loop.on, today))}"

    def _close(self, loop: OpenLoop) -> None:
        self._context.write(lambda book, now: close_loop(book, loop.id, now, origin="window"))

    def _say_conversation(self, conversation: Interaction | None, today: date, card: FactCard) -> None:
        if conversation is None:
            return
        where = self.tr("{channel} on {day}").format(
            channel=_capital(a_channel(conversation.channel)), day=short_day(conversation.on, today)
        )
        words = _shortened(conversation.notes)
        card.say("quote", words if _QUOTES & set(words) else f"“{words}”", where)

    def _say_interests(self, memory: Memory) -> None:
        person = memory.contact
        for line in interest_lines(person.fields.interests, () if person.is_me else memory.mine):
            self.before.say(line.icon, line.text, line.below, strong=line.strong)

    def _say_dates(self, fields: ContactFields, today: date) -> None:
        for line in near_lines(fields, today, preferences(self._context.book).leap_day):
            self.before.say("cake", line)
        if fields.holidays:
            self._say_holiday(fields.holidays, today)
        if fields.how_we_met:
            self.before.say("handshake", self.tr("How you met: {story}").format(story=_shortened(fields.how_we_met)))

    def _say_holiday(self, code: str, today: date) -> None:
        """The next holiday; where the library has to be loaded first, as soon as that is done."""
        if is_loaded():
            found = next_holiday(code, today, HOLIDAY_DAYS)
            if found is not None:
                self.before.say("party-popper", holiday_line(*found, today))
        else:
            shown = self._shown
            again = while_alive(self, lambda _found: self._show_again(shown))
            self._context.worker.run(lambda: next_holiday(code, today, HOLIDAY_DAYS), again)

    def _show_again(self, shown: tuple[Memory, bool] | None) -> None:
        if shown is not None and shown is self._shown:
            self.show_memory(shown[0], favors=shown[1])

    def _say_between(self, memory: Memory, today: date, *, favors: bool) -> None:
        who = balance_words(memory.balance)
        if who:
            self.between.say("arrow-left-right", who)
        lines = balance_lines(memory.favors, today, memory.untold) if favors else []
        for place, line in enumerate(lines):
            row = self.between.say("hand-helping", line)
            if self._beside and not place:
                row.trailing.addWidget(self._favors_button(), 0, Qt.AlignmentFlag.AlignTop)
        for line in far_lines(memory.contact.fields, today, preferences(self._context.book).leap_day):
            self.between.say("cake", line)

    def _favors_button(self) -> QWidget:
        button = link(self.tr("Favors"))
        button.setToolTip(self.tr("All favors (F)"))
        button.clicked.connect(self.favors_asked)
        return button

    def _say_about(self, fields: ContactFields) -> None:
        for address in fields.addresses:
            self.about.say("map-pin", _address_lines(address), address.label)
        for relation in fields.relations:
            self.about.say("users", f"{relation.name} ({relation.label})" if relation.label else relation.name)
        if fields.notes:
            self.about.say("notebook-pen", fields.notes)


def _address_lines(address: Address) -> str:
    city = " ".join(part for part in (address.postal_code, address.city) if part)
    lines = (address.street, address.extended, address.po_box, city, address.region, address.country)
    return ", ".join(line.replace("\n", ", ") for line in lines if line)


def _shortened(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _QUOTED else f"{flat[: _QUOTED - 1].rsplit(' ', 1)[0]}…"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
