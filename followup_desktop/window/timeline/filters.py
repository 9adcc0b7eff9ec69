"""What of a timeline is asked for: words, a channel, somebody, a stretch of time."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.domain.interactions import Channel
from followup_desktop.domain.words import channel_name
from followup_desktop.store.reads.timeline import TimelineQuery
from followup_desktop.window.channels import channel_icon, fill_channels
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import link
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.kit.search import SearchField


class TimelineFilters(QWidget):
    """A search field and chips that open menus. A chip in the accent's colour asks for less than everything."""

    changed = Signal()

    def __init__(self, context: Context, *, of_all: bool, parent: QWidget | None = None) -> None:
        """`of_all`: the timeline is everybody's, so that somebody can be chosen."""
        super().__init__(parent)
        self._context = context
        self._channel: Channel | None = None
        self._person: tuple[int, str] | None = None
        self._span = ""
        self._text = ""
        self.search = SearchField(self.tr("Search what happened"))
        self.search.setMaximumWidth(340)
        self.channel_chip = MenuChip(self.tr("Channel"))
        self.channel_chip.clicked.connect(self.open_channels)
        self.person_chip = MenuChip(self.tr("With"))
        self.person_chip.clicked.connect(self.open_people)
        self.span_chip = MenuChip(self.tr("When"))
        self.span_chip.clicked.connect(self.open_spans)
        self._clear = link(self.tr("Clear"))
        self._clear.clicked.connect(self.clear)
        self._lay_out(of_all=of_all)
        self.search.searched.connect(self._searched)
        self._show()

    def _lay_out(self, *, of_all: bool) -> None:
        chips = FlowLayout(gap=8)
        chips.setContentsMargins(0, 6, 0, 0)
        self.person_chip.setParent(self)
        self.person_chip.setVisible(of_all)
        for part in (self.channel_chip, self.person_chip, self.span_chip, self._clear):
            if part is not self.person_chip or of_all:
                chips.addWidget(part)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.search, 2)
        row.addLayout(chips, 3)

    def query(self, contact: int | None) -> TimelineQuery:
        """What is asked for, of a contact's timeline or of everybody's."""
        first, last = self._days()
        person = contact if contact is not None else (self._person[0] if self._person else None)
        return TimelineQuery(person, self._channel, first, last, self._text)

    @property
    def active(self) -> bool:
        """Whether less than everything is asked for."""
        return bool(self._text or self._channel or self._person or self._span)

    def clear(self) -> None:
        """Ask for everything again."""
        self.reset()
        self.changed.emit()

    def reset(self) -> None:
        """Ask for everything again, without saying so."""
        self._channel, self._person, self._span, self._text = None, None, "", ""
        self.search.clear()
        self._show()

    def choose_channel(self, channel: Channel | None) -> None:
        """Ask for one channel, or any."""
        self._channel = channel
        self._changed()

    def choose_person(self, contact: int, name: str) -> None:
        """Ask for what happened with somebody."""
        self._person = (contact, name)
        self._changed()

    def choose_span(self, span: str) -> None:
        """Ask for a stretch of time: 'month', 'this year', 'last year', or '' for any."""
        self._span = span
        self._changed()

    def open_channels(self) -> Menu:
        """Offer all channels."""
        menu = Menu(self.channel_chip)
        menu.add(self.tr("Any channel"), lambda: self.choose_channel(None))
        menu.addSeparator()
        fill_channels(menu, self.choose_channel, self._channel)
        menu.open_at(self.channel_chip)
        return menu

    def open_people(self) -> ContactPicker | None:
        """Choose somebody; or, where somebody is chosen, nobody any more."""
        if self._person is not None:
            self._person = None
            self._changed()
            return None
        picker = ContactPicker(self._context, self.person_chip)
        picker.picked.connect(self.choose_person)
        picker.open_below(self.person_chip)
        return picker

    def open_spans(self) -> Menu:
        """Offer stretches of time."""
        menu = Menu(self.span_chip)
        for span, words in self._span_words().items():
            menu.add(words, lambda span=span: self.choose_span(span))  # type: ignore[misc]
        menu.open_at(self.span_chip)
        return menu

    def _searched(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self._changed()

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        channel = self._channel
        words = channel_name(channel).lower() if channel else self.tr("any channel")
        self.channel_chip.show_choice(words, channel_icon(channel) if channel else "", "accent" if channel else "plain")
        person = self._person
        self.person_chip.show_choice(
            person[1] if person else self.tr("anybody"), "x" if person else "user", "accent" if person else "plain"
        )
        self.span_chip.show_choice(
            self._span_words()[self._span].lower(), "calendar", "accent" if self._span else "plain"
        )
        self._clear.setVisible(self.active)

    def _span_words(self) -> dict[str, str]:
        return {
            "": self.tr("Any time"),
            "month": self.tr("The last 30 days"),
            "this year": self.tr("This year"),
            "last year": self.tr("Last year"),
        }

    def _days(self) -> tuple[date | None, date | None]:
        today = self._context.today
        match self._span:
            case "month":
                return today - timedelta(days=30), None
            case "this year":
                return date(today.year, 1, 1), None
            case "last year":
                return date(today.year - 1, 1, 1), date(today.year - 1, 12, 31)
        return None, None
