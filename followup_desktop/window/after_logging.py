"""The row that offers the follow-ups that fit what was just logged (product.md, After logging)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.follow_ups import Offer
from followup_desktop.domain.loops import shortened
from followup_desktop.domain.words import list_of
from followup_desktop.store.book import Book
from followup_desktop.store.reads.follow_ups import offers_after
from followup_desktop.store.reads.timeline import interactions
from followup_desktop.store.writes.follow_ups import take_offer
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.kit.announce import announce
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.chips import Chip, ChoiceChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.focus_order import put_before
from followup_desktop.window.kit.text import label, plain_tooltip
from followup_desktop.window.words import short_day

ORIGIN = "window"
_MOST_PEOPLE = 8
"""Those who took part that are offered something; a party has more guests."""
_LEVEL = 9
"""Pixels by which words and chips stand lower, to be level with the button."""


@dataclass(frozen=True, slots=True)
class _Offered:
    """An offer, and to whom."""

    contact: int
    offer: Offer


@dataclass(frozen=True, slots=True)
class _Fitting:
    """Who took part, by number and name, and what fits them now."""

    people: tuple[tuple[int, str], ...]
    offered: tuple[_Offered, ...]


class AfterLogging(QWidget):
    """A chip for each follow-up that fits; nothing is made without a click on it. Hidden where nothing fits.

    It follows the book: a taken one says so and is offered again once that is undone; with its entry the row goes.
    What fits is found on the worker: the first time, a language's signs are made ready for it.
    """

    offered = Signal()
    """There is something to offer, and it is in sight."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._interaction = 0
        self._named = False
        self._people: frozenset[int] = frozenset()
        self._names: dict[int, str] = {}
        self._offered: list[_Offered] = []
        self._words = label("", "faint")
        self._flow = FlowLayout()
        self.close_button = icon_button("x", self.tr("No follow-up"), self.tr("Esc"))
        self.close_button.clicked.connect(self.dismiss)
        self._lay_out()
        context.feed.changed.connect(self._changed)
        self.hide()

    @property
    def interaction(self) -> int:
        """The entry whose follow-ups are offered; 0 for none."""
        return self._interaction

    @property
    def people(self) -> frozenset[int]:
        """Those who took part in it."""
        return self._people

    @property
    def chips(self) -> list[Chip | ChoiceChip]:
        """What is shown: a ChoiceChip can be taken, a Chip is taken."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip | ChoiceChip)]

    def show_after(self, interaction: int, *, named: bool = False, only: int = 0) -> None:
        """Offer what fits after an entry, or nothing where it is not with the contact `only`.

        `named` where the place does not say whom it is about.
        """
        self.dismiss()
        happened = interactions(self._context.book, [interaction]).get(interaction)
        if happened is None:
            return
        people = frozenset(number for number, _name in happened.contacts)
        if only and only not in people:
            return
        self._interaction, self._people, self._named = interaction, people, named
        self._read()

    def dismiss(self) -> None:
        """Offer nothing more."""
        self._interaction, self._people, self._offered = 0, frozenset(), []
        self._flow.clear()
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape dismisses, the arrows move between the chips."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.dismiss()
        elif key in steps:
            mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
            self.focusNextPrevChild((steps[key] > 0) != mirrored)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        chips = QWidget()
        chips.setLayout(self._flow)
        self._flow.setContentsMargins(0, _LEVEL - 4, 0, 0)
        self._words.setContentsMargins(0, _LEVEL, 0, 0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(self._words, 0, top)
        row.addWidget(chips, 1)
        row.addWidget(self.close_button, 0, top)

    def _read(self) -> None:
        book, interaction, now = self._context.book, self._interaction, self._context.now
        show = while_alive(self, partial(self._take_in, interaction))
        lane = f"after logging {id(self)}"
        self._context.worker.run(lambda: _fitting(book, interaction, now), show, lane=lane)

    def _take_in(self, interaction: int, fitting: _Fitting | None) -> None:
        """Show what fits now; what fitted a moment ago and does not any more was taken."""
        if interaction != self._interaction:
            return
        if fitting is None:
            self.dismiss()
            return
        self._offered += [offered for offered in fitting.offered if offered not in self._offered]
        self._names = dict(fitting.people)
        asked = {offered.contact for offered in self._offered}
        names = list_of([name for number, name in fitting.people if number in asked])
        named = self.tr("Follow up with {names}?").format(names=names)
        self._words.setText(named if self._named else self.tr("Follow up?"))
        new = self.isHidden()
        self._show(fitting.offered)
        if new and self._offered:
            self.offered.emit()
            count = len(self._offered)
            words = self.tr("1 follow-up fits this") if count == 1 else self.tr("{n} follow-ups fit this")
            announce(self, words.format(n=count))

    def _show(self, open_now: Sequence[_Offered]) -> None:
        place = self._focused_place()
        self._flow.clear()
        for offered in self._offered:
            self._flow.addWidget(self._offer(offered) if offered in open_now else self._taken(offered))
        put_before(self.close_button, (chip for chip in self.chips if isinstance(chip, ChoiceChip)))
        self.setVisible(bool(self._offered))
        if place is not None:
            self._focus_from(place)

    def _offer(self, offered: _Offered) -> ChoiceChip:
        chip = ChoiceChip(self._chip_words(offered), "plus", checkable=False)
        chip.setToolTip(plain_tooltip(offered.offer.why))
        chip.setAccessibleDescription(offered.offer.why)
        chip.clicked.connect(partial(self._take, offered))
        return chip

    def _taken(self, offered: _Offered) -> Chip:
        words = self._chip_words(offered)
        chip = Chip(words, "accent", "check")
        chip.setAccessibleName(self.tr("Planned: {what}").format(what=words))
        chip.setToolTip(plain_tooltip(self.tr("It is planned. Undo takes it back.")))
        return chip

    def _take(self, offered: _Offered) -> None:
        contact, offer, interaction = offered.contact, offered.offer, self._interaction
        self._context.write(lambda book, now: take_offer(book, contact, offer, now, ORIGIN, interaction=interaction))

    def _chip_words(self, offered: _Offered) -> str:
        """What it would make, and when: 'Thank Ana for the introduction · tomorrow'.

        What is noted of one of several people says of whom; a check-in's reason says it by itself.
        """
        offer, today = offered.offer, self._context.today
        near = {today: self.tr("today"), today + timedelta(days=1): self.tr("tomorrow")}
        day = near.get(offer.comes_on) or short_day(offer.comes_on, today, weekday=True)
        whose = self._names.get(offered.contact, "") if offer.loop and len(self._names) > 1 else ""
        return " · ".join(filter(None, (shortened(offer.loop) if offer.loop else offer.reason, day, whose)))

    def _focused_place(self) -> int | None:
        """The place of the chip that the keyboard is on; None where it is elsewhere."""
        focused = QApplication.focusWidget()
        return next((place for place, chip in enumerate(self.chips) if chip is focused), None)

    def _focus_from(self, place: int) -> None:
        """Go on at the next chip that can be taken, else at the button that closes."""
        later = [chip for chip in self.chips[place:] if isinstance(chip, ChoiceChip)]
        (later[0] if later else self.close_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _changed(self, changes: Changes) -> None:
        mine = self._interaction in changes.interactions or not self._people.isdisjoint(changes.contacts)
        if self._interaction and (changes.everything or mine):
            self._read()


def _fitting(book: Book, interaction: int, now: datetime) -> _Fitting | None:
    """What fits after an entry; None where it is gone."""
    happened = interactions(book, [interaction]).get(interaction)
    if happened is None:
        return None
    people = happened.contacts[:_MOST_PEOPLE]
    offered = (_Offered(one, offer) for one, _name in people for offer in offers_after(book, interaction, one, now))
    return _Fitting(happened.contacts, tuple(offered))
