"""The head of a contact's page: who they are, their circle, interests and tags, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.tokens import band_role
from followup_desktop.domain.cadence import Band, Cadence, Unit
from followup_desktop.domain.circles import Circle
from followup_desktop.domain.contacts import Contact, ContactFields, InterestKind
from followup_desktop.domain.interests import shared_first
from followup_desktop.domain.names import display_name, initials
from followup_desktop.domain.words import band_name, every
from followup_desktop.store.reads.contacts import interests_of_me
from followup_desktop.store.reads.momentum import momentum_of
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.contacts import set_cadence
from followup_desktop.window.contacts.bulk import ORIGIN, ContactActions
from followup_desktop.window.contacts.momentum import MomentumMark
from followup_desktop.window.contacts.reach import ReachChips
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.avatar import ON_PAGE, Avatar
from followup_desktop.window.kit.buttons import filled, icon_button, outlined
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu, menu_button, open_menu
from followup_desktop.window.kit.text import elided
from followup_desktop.window.portraits import Portraits

_CADENCES = (
    Cadence(1, Unit.WEEK), Cadence(2, Unit.WEEK), Cadence(1, Unit.MONTH), Cadence(6, Unit.WEEK), Cadence(3, Unit.MONTH),
    Cadence(6, Unit.MONTH), Cadence(1, Unit.YEAR),
)  # fmt: skip
_NARROW, _ABOVE_BUTTONS = 600, 6
_MOST_CHIPS = 8
"""Interests and tags that are shown of each; the editor has them all."""


class Header(QWidget):
    """Who a contact is, and the page's own buttons."""

    log_asked = Signal()
    back_asked = Signal()
    favors_asked = Signal()

    def __init__(self, context: Context, desk: Desk, actions: ContactActions, portraits: Portraits) -> None:
        super().__init__()
        self._context, self._desk, self._actions, self._portraits = context, desk, actions, portraits
        self._contact: Contact | None = None
        self._digest: str | None = None
        self._narrow = False
        self._circles: Sequence[Circle] = ()
        self.back = icon_button("arrow-left", self.tr("Back to the list"), "Esc")
        self.back.clicked.connect(self.back_asked)
        self.avatar = Avatar(ON_PAGE)
        self.name = elided("", "title")
        self._line = elided("", "secondary")
        self.circle = MenuChip(self.tr("Circle"))
        self.circle.clicked.connect(lambda: open_menu(self.circle, self._fill_circles))
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        self._reach = ReachChips(desk)
        self._lay_out()
        portraits.arrived.connect(self._show_portrait)

    def show_contact(self, contact: Contact, portrait: str | None) -> None:
        """Show a contact; `portrait` is the digest of their picture."""
        self._contact, self._digest = contact, portrait
        fields = contact.fields
        self._circles = circles(self._context.book)
        self.name.setText(display_name(fields))
        self.name.updateGeometry()
        line = _line(fields)
        self._line.setText(line)
        self._line.setVisible(bool(line))
        self._show_portrait()
        self._show_chips(contact)
        self._reach.show_reaches(fields.reaches)

    def chips(self) -> list[QWidget]:
        """The circle, band, interests and tags as they are shown."""
        items = (self._flow.itemAt(place) for place in range(self._flow.count()))
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def write(self) -> None:
        """Open the composer."""
        if self._contact is not None:
            self._desk.write_asked.emit(self._contact.id, "")

    def edit(self) -> None:
        """Open the editor."""
        if self._contact is not None:
            self._desk.edit_asked.emit(self._contact.id)

    def fill_menu(self, menu: Menu) -> None:
        """The menu of what is done seldom."""
        contact = self._contact
        assert contact is not None
        one = [contact.id]
        actions = self._actions
        menu.add(self.tr("Remind me…"), self.remind, "bell", shortcut="R")
        if not contact.archived:
            menu.add(self.tr("Introduce to…"), self.introduce, "handshake", shortcut="I")
        menu.add(self.tr("Favors…"), self.favors_asked.emit, "hand-helping", shortcut="F")
        menu.addSeparator()
        paused = contact.paused_until is not None and contact.paused_until > self._context.today
        if paused:
            menu.add(self.tr("Resume"), partial(actions.resume, one), "play")
        else:
            actions.fill_pauses(menu.add_menu(self.tr("Pause"), "pause"), one, self._menu, resume=False)
        if contact.archived:
            menu.add(self.tr("Bring back"), partial(actions.archive, one, archived=False), "archive-restore")
        else:
            menu.add(self.tr("Archive"), partial(actions.archive, one), "archive")
        menu.add(self.tr("Merge with…"), self.merge, "merge")
        menu.add(self.tr("Export this contact…"), lambda: self._desk.export_asked.emit(one), "upload")
        menu.addSeparator()
        menu.add(self.tr("Delete"), partial(actions.delete, one), "trash-2")
        menu.add(self.tr("Forget for good…"), partial(self._desk.forget_asked.emit, one[0]), "eye-off")

    def merge(self) -> None:
        """Ask who else is this contact."""
        if self._contact is not None:
            self._desk.merge_asked.emit(self._contact.id)

    def introduce(self) -> None:
        """Ask whom they should meet; nobody, where they are archived."""
        if self._contact is not None and not self._contact.archived:
            self._desk.introduce_asked.emit(self._contact.id)

    def remind(self) -> None:
        """Plan a check-in."""
        if self._contact is not None:
            self._desk.reminder_asked.emit(self._contact.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the chips take the whole width, and the buttons stand below the name."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self._buttons.setContentsMargins(0, _ABOVE_BUTTONS if narrow else 0, 0, 0)
        if narrow:
            self._words.insertWidget(2, self._buttons, 0, Qt.AlignmentFlag.AlignLeading)
            self._column.addWidget(self._details)
        else:
            self._row.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignTop)
            self._words.insertWidget(2, self._details)

    def _lay_out(self) -> None:
        self._words = QVBoxLayout()
        self._words.setSpacing(4)
        self._words.addWidget(self.name)
        self._words.addWidget(self._line)
        self._details = QWidget()
        details = QVBoxLayout(self._details)
        details.setContentsMargins(0, 5, 0, 0)
        details.setSpacing(6)
        details.addWidget(self._chips)
        details.addWidget(self._reach)
        self._words.addWidget(self._details)
        self._words.addStretch(1)
        self._buttons = self._make_buttons()
        self._row = QHBoxLayout()
        self._row.setSpacing(16)
        top = Qt.AlignmentFlag.AlignTop
        self._row.addWidget(self.back, 0, top)
        self._row.addWidget(self.avatar, 0, top)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self._buttons, 0, top)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addLayout(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def _make_buttons(self) -> QWidget:
        self.write_button = filled(self.tr("Write"), "pen-line")
        self.write_button.setToolTip(self.tr("Write (W)"))
        self.write_button.clicked.connect(self.write)
        log = outlined(self.tr("Log"), "plus")
        log.setToolTip(self.tr("Log what happened (Ctrl+L)"))
        log.clicked.connect(self.log_asked)
        edit = icon_button("pencil", self.tr("Edit"), "Ctrl+E")
        edit.clicked.connect(self.edit)
        self._menu = menu_button("ellipsis", self.tr("More"), self.fill_menu)
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        for button in (self.write_button, log, edit, self._menu):
            row.addWidget(button)
        return buttons

    def _show_portrait(self) -> None:
        if self._contact is None:
            return
        name = display_name(self._contact.fields)
        self.avatar.show_person(initials(name), self._contact.id, self._portraits.get(self._digest))

    def _show_chips(self, contact: Contact) -> None:
        fields = contact.fields
        while self._flow.count() > 1:
            item = self._flow.takeAt(self._flow.count() - 1)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        if self._flow.count() == 0:
            self._flow.addWidget(self.circle)
        self.circle.show_choice(self._circle_words(fields), "circle-dot")
        band = contact.rhythm.band(self._context.today) if contact.rhythm else Band.NONE
        if band is not Band.NONE and not contact.archived:
            self._flow.addWidget(Chip(_capital(band_name(band)), band_role(band)))
        mark = momentum_of(self._context.book, contact.id, self._context.today)
        if mark is not None:
            self._flow.addWidget(MomentumMark(mark))
        mine = () if contact.is_me else interests_of_me(self._context.book)
        interests = [each.text for each in shared_first(fields.interests, mine) if each.kind is InterestKind.INTEREST]
        for text in interests[:_MOST_CHIPS]:
            self._flow.addWidget(Chip(text, "accent"))
        for text in fields.tags[:_MOST_CHIPS]:
            self._flow.addWidget(Chip(text))
        self._chips.updateGeometry()

    def _circle_words(self, fields: ContactFields) -> str:
        circle = next((circle for circle in self._circles if circle.id == fields.circle), None)
        cadence = fields.cadence or (circle.cadence if circle else None)
        parts = [circle.name if circle else self.tr("No circle"), every(cadence) if cadence else ""]
        return " · ".join(filter(None, parts))

    def _fill_circles(self, menu: Menu) -> None:
        """Circles, and below them a cadence of one's own."""
        contact = self._contact
        assert contact is not None
        fields = contact.fields
        self._actions.fill_circles(menu, [contact.id], fields.circle)
        menu.addSeparator()
        own = menu.add_menu(self.tr("Cadence"), "refresh-cw")
        own.add(self.tr("As the circle has it"), partial(self._set_cadence, None), checked=fields.cadence is None)
        own.addSeparator()
        offered = dict.fromkeys([*_CADENCES, *([fields.cadence] if fields.cadence else [])])
        for cadence in offered:
            own.add(_capital(every(cadence)), partial(self._set_cadence, cadence), checked=cadence == fields.cadence)

    def _set_cadence(self, cadence: Cadence | None) -> None:
        contact = self._contact
        assert contact is not None
        self._context.write(lambda book, now: set_cadence(book, [contact.id], cadence, now, ORIGIN))


def _line(fields: ContactFields) -> str:
    """'Paediatric nurse · city hospital, Porto · she/her'."""
    organisation = ", ".join(part for part in (fields.department, fields.organisation) if part)
    return " · ".join(part for part in (fields.role, organisation, fields.pronouns) if part)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
