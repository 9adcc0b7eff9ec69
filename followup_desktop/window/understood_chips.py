"""Chips that show what was understood of a line of the quick add, in its order: who, when, how, and what follows."""

from __future__ import annotations

from datetime import date, time, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.channels import Initiator
from followup_desktop.domain.loops import shortened
from followup_desktop.domain.understanding.understood import Called, FollowUp, Person, Understood
from followup_desktop.domain.words import channel_name
from followup_desktop.window.channels import channel_icon, initiator_icon, who_reached
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.quick_reading import Reading
from followup_desktop.window.words import short_day

_MOST_CANDIDATES = 12


class UnderstoodChips(QWidget):
    """What the line says is in the accent's tint, what was taken for granted is outlined, what is in doubt asks."""

    chosen = Signal(str, object)
    """A name as it is written in the line, and the Called whom the person meant by it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self)
        self.doubts: list[MenuChip] = []
        """The chips that ask which of several people is meant."""

    @property
    def chips(self) -> list[Chip | MenuChip]:
        """All that is shown."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [widget for widget in widgets if isinstance(widget, Chip | MenuChip)]

    @property
    def words(self) -> str:
        """All that is shown, for a screen reader."""
        return ", ".join(chip.accessibleName() for chip in self.chips)

    def show_reading(self, reading: Reading | None, today: date) -> None:
        """Show what was understood; nothing for a line in which nothing is written."""
        self._flow.clear()
        self.doubts = []
        if reading is not None:
            understood = reading.understood
            for person, could_be in zip(understood.people, reading.could_be, strict=True):
                self._flow.addWidget(self._person(person, could_be))
            if understood.happened:
                self._show_talk(understood, today)
            for follow_up in understood.follow_ups:
                self._flow.addWidget(self._follow_up(follow_up, _whose(follow_up, understood), today))
        self.updateGeometry()

    def _show_talk(self, understood: Understood, today: date) -> None:
        """When, how, and who reached out."""
        said = "accent" if understood.on_span else "plain"
        self._flow.addWidget(Chip(_when(self, understood.on, understood.at, today), said, "calendar"))
        said = "accent" if understood.channel_span else "plain"
        self._flow.addWidget(Chip(channel_name(understood.channel).lower(), said, channel_icon(understood.channel)))
        if understood.initiator is not Initiator.UNKNOWN:
            words = who_reached(understood.initiator)
            self._flow.addWidget(Chip(words, "accent", initiator_icon(understood.initiator)))

    def open_doubt(self) -> Menu | None:
        """Ask about the first name that several people have; None where there is none."""
        if not self.doubts:
            return None
        self.doubts[0].click()
        return self.doubts[0].findChild(Menu)

    def _person(self, person: Person, could_be: tuple[Called, ...]) -> Chip | MenuChip:
        if not person.candidates:
            return Chip(self.tr("{name}: not in your book").format(name=person.text), "quiet", "circle-question-mark")
        if not could_be:
            return Chip(person.candidates[0].name, "accent", "user")
        chip = MenuChip(self.tr("Who is meant"))
        is_open = person.contact is None
        words = self.tr("{name}: who?").format(name=person.text) if is_open else person.candidates[0].name
        chip.show_choice(words, "user", "ready" if is_open else "accent")
        chip.clicked.connect(partial(self._ask, chip, person.text, could_be))
        if is_open:
            self.doubts.append(chip)
        return chip

    def _ask(self, chip: MenuChip, name: str, could_be: tuple[Called, ...]) -> None:
        menu = Menu(chip)
        for who in could_be[:_MOST_CANDIDATES]:
            menu.add(who.name, partial(self.chosen.emit, name, who), "user")
        menu.open_at(chip)
        menu.setActiveAction(menu.actions()[0])

    def _follow_up(self, follow_up: FollowUp, whose: str, today: date) -> Chip:
        what = shortened(follow_up.text)
        loop = follow_up.loop or follow_up.on is None
        if loop:
            what = self.tr("Come back to: {text}").format(text=what)
        when = _when(self, follow_up.on, follow_up.at, today) if follow_up.on else ""
        words = " · ".join(part for part in (what, when, whose) if part)
        return Chip(words, "ready", "circle-question-mark" if loop else "bell")


def _whose(follow_up: FollowUp, understood: Understood) -> str:
    """The name of whom a follow-up is about, where the line is about several people."""
    names = {who.id: who.name for person in understood.people for who in person.candidates[:1]}
    contacts = understood.contacts
    return names[follow_up.contact or contacts[0]] if len(contacts) > 1 else ""


def _when(of: QWidget, day: date, at: time | None, today: date) -> str:
    near = {
        today - timedelta(days=1): of.tr("yesterday"),
        today: of.tr("today"),
        today + timedelta(days=1): of.tr("tomorrow"),
    }
    words = near.get(day) or short_day(day, today, weekday=True)
    return words if at is None else f"{words}, {at:%H:%M}"
