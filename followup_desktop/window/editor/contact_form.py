"""The form itself: every part of a contact in the order in which it is seen, and what is wrong beside each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from followup_desktop.domain.circles import Circle
from followup_desktop.domain.contacts import REMAINDER, ContactFields, DateKind, ReachKind
from followup_desktop.domain.names import display_name
from followup_desktop.store.reads.lists import all_tags
from followup_desktop.store.reads.settings import circles
from followup_desktop.window.context import Context
from followup_desktop.window.country_chip import CountryChip
from followup_desktop.window.editor.cadence_field import CadenceField
from followup_desktop.window.editor.chips_field import ChipsField
from followup_desktop.window.editor.date_row import BLANK, DateRow
from followup_desktop.window.editor.fields import ChoiceField, LineField, TextField, Tick
from followup_desktop.window.editor.form import INTERESTS, PARTS, Form
from followup_desktop.window.editor.portrait_field import PortraitField
from followup_desktop.window.editor.row_kinds import AddressRow, RawRow, ReachRow, RelationRow
from followup_desktop.window.editor.rows import Rows
from followup_desktop.window.kit.buttons import Button
from followup_desktop.window.kit.fields import FieldRow
from followup_desktop.window.kit.headings import SectionHeading

RARE = ("prefix", "additional", "suffix", "full", "phonetic_given", "phonetic_family")
"""Parts of a name that most people do not have: folded away unless they hold something."""


class Part(Protocol):
    """The widget of one part of the form."""

    @property
    def edited(self) -> SignalInstance:
        """The person changed something."""

    def show_value(self, value: Any) -> None:
        """Show what the form holds."""

    def value(self) -> Any:
        """What the form is to hold."""


class ContactForm(QWidget):
    """All fields of a contact."""

    edited = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("plain", True)
        self._context = context
        self._parts: dict[str, Part] = {}
        self._rows: dict[str, FieldRow] = {}
        self._circles: list[Circle] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(11)
        self._build_name()
        self._build_reaching()
        self._build_rhythm()
        self._build_mind()
        self._build_life()
        self._column.addStretch(1)
        for part in self._parts.values():
            part.edited.connect(self.edited)
        self._circle.edited.connect(self._tell_cadence)

    def show_person(self, fields: ContactFields, contact: int) -> None:
        """Whose form it is, before `show_form`: what the portrait stands in for, the circles and tags there are."""
        book = self._context.book
        self._portrait.show_person(display_name(fields) if contact else "+", contact, fields.portrait)
        self._circles = circles(book)
        self._circle.offer([(None, self.tr("No circle")), *((circle.id, circle.name) for circle in self._circles)])
        self._tags.offer([tag for tag, _count in all_tags(book)])

    def show_form(self, form: Form) -> None:
        """Show a form and that nothing is wrong with it."""
        blocker = QSignalBlocker(self)
        for name, part in self._parts.items():
            part.show_value(form[name])
        blocker.unblock()
        self._unknown_box.setVisible(any(raw["name"] != REMAINDER for raw in form["unknown"]))
        self._unfold(any(form[part] for part in RARE))
        self._tell_cadence()
        self.show_errors({})

    def form(self) -> Form:
        """The form as it stands."""
        return {name: self._parts[name].value() for name in PARTS}

    def show_errors(self, errors: Mapping[str, str]) -> QWidget | None:
        """Show everything that is wrong at once, and nothing else; the first field to mend, or None."""
        first: dict[str, QWidget] = {}
        for name, row in self._rows.items():
            row.set_error(errors.get(name, ""))
            if name in errors:
                first[name] = row.editor
        for part in self._parts.values():
            if isinstance(part, Rows):
                part.clear_errors()
        for key, text in errors.items():
            name, _dot, place = key.partition(".")
            part = self._parts[name]
            if place and isinstance(part, Rows):
                first.setdefault(name, part.set_error(int(place), text))
        if "portrait" in errors:
            self._portrait.set_error(errors["portrait"])
        if any(part in errors for part in RARE):
            self._unfold(True)
        return next((first[name] for name in PARTS if name in first), None)

    def errors(self) -> list[str]:
        """Everything that is shown as wrong."""
        beside = [row.error() for row in self._rows.values()]
        within = [row.error() for part in self._parts.values() if isinstance(part, Rows) for row in part.rows]
        return [text for text in (*beside, *within) if text]

    def part(self, name: str) -> Any:
        """The widget of a part. Raises KeyError."""
        return self._parts[name]

    def focus_first(self) -> None:
        """Go to the name."""
        field = self._rows["given"].editor
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_name(self) -> None:
        self._portrait = PortraitField(self._context)
        self._parts["portrait"] = self._portrait
        self._column.addWidget(self._portrait)
        self._column.addSpacing(2)
        self._pairs(
            self._column,
            ("given", self.tr("First name")), ("family", self.tr("Last name")),
            ("nickname", self.tr("Nickname")), ("pronouns", self.tr("Pronouns")),
        )  # fmt: skip
        self._rare = QWidget()
        self._more = Button(self.tr("More of the name"), "link", "chevron-right")
        self._more.clicked.connect(lambda: self._unfold(not self._rare.isVisibleTo(self)))
        rare = QVBoxLayout(self._rare)
        rare.setContentsMargins(0, 0, 0, 0)
        self._pairs(
            rare,
            ("prefix", self.tr("Prefix, such as Dr.")), ("additional", self.tr("Middle names")),
            ("suffix", self.tr("Suffix, such as Jr.")), ("full", self.tr("Shown as")),
            ("phonetic_given", self.tr("First name as spoken")), ("phonetic_family", self.tr("Last name as spoken")),
        )  # fmt: skip
        self._column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeading)
        self._column.addWidget(self._rare)
        self._field(self._column, "organisation", self.tr("Organisation"), LineField())
        self._pairs(self._column, ("department", self.tr("Department")), ("role", self.tr("Role")))

    def _build_reaching(self) -> None:
        blank = {"value": "", "label": "", "preferred": False}
        kinds = [
            (self.tr("E-mail"), ReachKind.EMAIL),
            (self.tr("Phone"), ReachKind.PHONE),
            (self.tr("Chat"), ReachKind.CHAT),
            (self.tr("Social"), ReachKind.SOCIAL),
            (self.tr("Website"), ReachKind.WEBSITE),
        ]
        adders = [(words, blank | {"kind": str(kind)}) for words, kind in kinds]
        self._section(self.tr("Ways to reach"), "reaches", Rows(ReachRow, adders))
        address = dict.fromkeys(
            ("label", "street", "extended", "po_box", "city", "region", "postal_code", "country"), ""
        )
        self._section(self.tr("Addresses"), "addresses", Rows(AddressRow, [(self.tr("Address"), address)]))
        days = [
            (self.tr("Birthday"), DateKind.BIRTHDAY), (self.tr("Anniversary"), DateKind.ANNIVERSARY),
            (self.tr("Another date"), DateKind.OTHER),
        ]  # fmt: skip
        dates = [(words, BLANK | {"kind": str(kind)}) for words, kind in days]
        self._section(self.tr("Dates"), "dates", Rows(DateRow, dates))
        holidays = CountryChip(self._context, self.tr("Holidays"), self.tr("Nobody's"), with_regions=True)
        hint = self.tr("Public holidays of their country are occasions too: Today shows them on the day.")
        self._field(self._column, "holidays", self.tr("Holidays of"), holidays, hint)

    def _build_rhythm(self) -> None:
        self._column.addWidget(_heading(self.tr("Staying in touch")))
        self._circle = ChoiceField(self.tr("Circle"))
        self._cadence = CadenceField(self.tr("As the circle"))
        self._field(self._column, "circle", self.tr("Circle"), self._circle)
        self._field(self._column, "cadence", self.tr("How often"), self._cadence)
        tick = Tick(self.tr("I keep reaching out"))
        hint = self.tr("For somebody you lead or mentor: their silence never stretches the gap.")
        self._field(self._column, "reaching_out", self.tr("Who reaches out"), tick, hint)
        tick.setAccessibleName(tick.text())

    def _build_mind(self) -> None:
        self._column.addWidget(_heading(self.tr("What matters to them")))
        names = {
            "interests": (self.tr("Interests"), self.tr("Add an interest")),
            "values": (self.tr("Values"), self.tr("Add what they stand for")),
            "needs": (self.tr("Looking for"), self.tr("Add what would help them")),
            "offers": (self.tr("Can offer"), self.tr("Add what they know or have")),
        }
        for part in INTERESTS:
            name, placeholder = names[part]
            self._field(self._column, part, name, ChipsField(name, placeholder, "accent"))
        self._tags = ChipsField(self.tr("Tags"), self.tr("Add a tag"))
        self._field(self._column, "tags", self.tr("Tags"), self._tags)

    def _build_life(self) -> None:
        rows = Rows(lambda: RelationRow(self._context), [(self.tr("Person"), {"label": "", "name": "", "contact": ""})])
        self._section(self.tr("People in their life"), "relations", rows)
        self._column.addWidget(_heading(self.tr("Story")))
        self._field(self._column, "how_we_met", self.tr("How we met"), TextField(self.tr("How we met"), lines=2))
        self._field(self._column, "notes", self.tr("Notes"), TextField(self.tr("Notes"), lines=4))
        self._unknown_box = QWidget()
        box = QVBoxLayout(self._unknown_box)
        box.setContentsMargins(0, 0, 0, 0)
        unknown = Rows(RawRow, [])
        box.addWidget(_heading(self.tr("Kept from imports")))
        box.addWidget(unknown)
        self._parts["unknown"] = unknown
        self._column.addWidget(self._unknown_box)

    def _section(self, name: str, part: str, rows: Rows) -> None:
        self._column.addWidget(_heading(name))
        self._parts[part] = rows
        self._column.addWidget(rows)

    def _field(self, column: QVBoxLayout, part: str, name: str, widget: Any, hint: str = "") -> None:
        column.addWidget(self._row(part, name, widget, hint))

    def _pairs(self, column: QVBoxLayout, *fields: tuple[str, str]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(9)
        for place, (part, name) in enumerate(fields):
            row = self._row(part, name, LineField(name))
            grid.addWidget(row, place // 2, place % 2, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(place % 2, 1)
        column.addLayout(grid)

    def _row(self, part: str, name: str, widget: Any, hint: str = "") -> FieldRow:
        row = FieldRow(name, widget, hint)
        self._parts[part] = widget
        self._rows[part] = row
        return row

    def _unfold(self, shown: bool) -> None:
        self._rare.setVisible(shown)
        self._more.set_icon("chevron-down" if shown else "chevron-right")
        self._more.setAccessibleDescription(self.tr("Unfolded") if shown else self.tr("Folded"))

    def _tell_cadence(self) -> None:
        chosen = self._circle.value()
        self._cadence.show_other(next((circle.cadence for circle in self._circles if circle.id == chosen), None))


def _heading(text: str) -> QWidget:
    heading = SectionHeading(text)
    heading.setContentsMargins(0, 12, 0, 0)
    return heading
