"""The cards of a day under their headings; they are kept, moved and let go as the day changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.focus_order import reachable
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.portraits import Portraits
from followup_desktop.window.today.card import CheckInCard
from followup_desktop.window.today.reading import Day

AT_ONCE = 10
"""Cards that are made before the first frame; the others follow, `THEN` between two frames."""
THEN = 4
MOST_CARDS = 100
"""Cards that stand open; further ones are folded behind a button."""
_ABOVE_SECTION = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the day, in the order in which it is shown."""

    name: str
    check_ins: tuple[CheckIn, ...]


class Cards(QWidget):
    """Sections of cards."""

    opened = Signal(int)
    """The row number of the contact whose card was opened."""
    log_asked = Signal(int)
    """The row number of the contact for whom something is to be logged."""
    write_asked = Signal(int, str)
    """The row number of the contact to write to, and the uuid of the check-in to write for."""
    day_asked = Signal(object)
    """The datetime.date on which everybody whose occasion it is should be shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._portraits = Portraits(context, self)
        self._portraits.arrived.connect(self._show_photos)
        self._cards: dict[str, CheckInCard] = {}
        self._headings: dict[str, SectionHeading] = {}
        self._sections: Sequence[Section] = ()
        self._day: Day | None = None
        self._room = MOST_CARDS
        self._guest: QWidget | None = None
        self._guest_place = 0
        self._fold = quiet("")
        self._fold.clicked.connect(self._unfold)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._make_more)

    @property
    def cards(self) -> list[CheckInCard]:
        """The cards that stand there now, from the top."""
        return [self._cards[c.uuid] for c in self._wanted() if c.uuid in self._cards]

    def show_day(self, day: Day, sections: Sequence[Section]) -> None:
        """Show a day. Cards of what is still to do stay as they are; the focus goes to the next one where one goes."""
        place = self._focused_place()
        self._day, self._sections = day, sections
        wanted = {check_in.uuid for check_in in self._wanted()}
        for uuid in [uuid for uuid in self._cards if uuid not in wanted]:
            self._let_go(self._cards.pop(uuid))
        self._make(AT_ONCE)
        self._arrange()
        cards = self.cards
        if place is not None and not self._has_focus() and cards:
            cards[min(place, len(cards) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, contact: int) -> int:
        """The place among cards and headings of a contact's first card; the top where there is none."""
        places = (self._column.indexOf(card) for card in self.cards if card.check_in.contact == contact)
        return next(places, 0)

    def seat(self, guest: QWidget, place: int) -> None:
        """Let a widget stand among the cards from now on, where one of them is about to go."""
        self._guest, self._guest_place = guest, place
        self._arrange()

    def _wanted(self) -> list[CheckIn]:
        every = [check_in for section in self._sections for check_in in section.check_ins]
        return every[: self._room]

    def _make(self, most: int) -> None:
        assert self._day is not None
        made = 0
        for place, check_in in enumerate(self._wanted()):
            card = self._cards.get(check_in.uuid)
            if card is None:
                if made >= most:
                    self._later.start()
                    break
                made += 1
                card = self._new_card()
                self._cards[check_in.uuid] = card
            card.show_check_in(check_in, self._day.suggestions.get(check_in.uuid))
            card.write_button.set_kind("filled" if place == 0 else "outlined")
            self._show_photo(card)

    def _make_more(self) -> None:
        self._make(THEN)
        self._arrange()

    def _new_card(self) -> CheckInCard:
        card = CheckInCard(self._context, self)
        card.opened.connect(self.opened)
        card.log_asked.connect(self.log_asked)
        card.write_asked.connect(self.write_asked)
        card.day_asked.connect(self.day_asked)
        return card

    def _let_go(self, card: CheckInCard) -> None:
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _arrange(self) -> None:
        """Put headings and cards into their order; what stands right already is not touched."""
        wished: list[QWidget] = []
        used = set()
        for section in self._sections:
            cards = [self._cards[c.uuid] for c in section.check_ins if c.uuid in self._cards]
            if cards:
                used.add(section.name)
                wished += [self._heading(section.name), *cards]
        for name, heading in self._headings.items():
            heading.setHidden(name not in used)
        if self._guest is not None:
            wished.insert(self._guest_place, self._guest)
        hidden = sum(len(section.check_ins) for section in self._sections) - len(self._wanted())
        self._fold.set_words(self.tr("Show {n} more").format(n=min(hidden, MOST_CARDS)))
        self._fold.setVisible(hidden > 0)
        # While the layout sleeps, showing a widget does not have the whole page laid out for each of them.
        self._column.setEnabled(False)
        for place, widget in enumerate([*wished, self._fold]):
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
                if widget is not self._guest:
                    widget.setVisible(widget is not self._fold or hidden > 0)
        self._column.setEnabled(True)
        self._column.activate()
        self._order_focus(wished)

    def _heading(self, name: str) -> SectionHeading:
        if name not in self._headings:
            heading = SectionHeading(name, parent=self)
            heading.setContentsMargins(0, _ABOVE_SECTION, 0, 0)
            self._headings[name] = heading
        return self._headings[name]

    def _order_focus(self, widgets: Sequence[QWidget]) -> None:
        last: QWidget | None = None
        for part in (part for widget in widgets for part in self._reached_in(widget)):
            if last is not None:
                QWidget.setTabOrder(last, part)
            last = part

    def _reached_in(self, widget: QWidget) -> Sequence[QWidget]:
        """What Tab comes to within a card or the guest, in its order."""
        if isinstance(widget, CheckInCard):
            return widget, widget.write_button, widget.done_button, widget.snooze_button, widget.more_button
        return reachable(widget) if widget is self._guest else ()

    def _focused_place(self) -> int | None:
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        holds = (card is focused or card.isAncestorOf(focused) for card in self.cards)
        return next((place for place, held in enumerate(holds) if held), None)

    def _has_focus(self) -> bool:
        return self._focused_place() is not None

    def _show_photo(self, card: CheckInCard) -> None:
        row = self._day.rows.get(card.check_in.contact) if self._day else None
        card.show_photo(self._portraits.get(row.portrait) if row else None)

    def _show_photos(self) -> None:
        for card in self._cards.values():
            self._show_photo(card)

    def _unfold(self) -> None:
        self._room += MOST_CARDS
        self._make_more()
