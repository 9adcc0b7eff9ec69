"""Who the user is: a contact of the book that is never listed, with interests to share."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.names import display_name, initials
from followup_desktop.store.reads.contacts import me
from followup_desktop.store.writes.contacts import set_me
from followup_desktop.store.writes.me import add_me
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.avatar import Avatar
from followup_desktop.window.kit.buttons import outlined, quiet
from followup_desktop.window.settings.section import ORIGIN, Section, SettingRow


class MeSection(Section):
    """Write your name, or pick yourself among the contacts; then edit what you enjoy and stand for."""

    def title(self) -> str:
        return self.tr("You")

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._me = 0
        self._avatar = Avatar()
        self.name_field = QLineEdit()
        self.name_field.setPlaceholderText(self.tr("Your name"))
        self.name_field.setAccessibleName(self.tr("Your name"))
        self.name_field.setMinimumWidth(170)
        self.add_button = outlined(self.tr("This is me"))
        self.edit_button = outlined(self.tr("Edit"), "pencil")
        self.pick_button = quiet(self.tr("Pick a contact"))
        controls = QWidget()
        row = QHBoxLayout(controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._avatar)
        row.addWidget(self.name_field)
        for button in (self.add_button, self.edit_button, self.pick_button):
            row.addWidget(button)
        self.row = SettingRow("", controls)
        self.add(self.row)
        self.add_button.clicked.connect(self.add_self)
        self.name_field.returnPressed.connect(self.add_self)
        self.edit_button.clicked.connect(lambda: desk.edit_asked.emit(self._me))
        self.pick_button.clicked.connect(self.pick)
        self.refresh()

    def concerns(self, changes: Changes) -> bool:
        return bool(changes.contacts) or changes.everything

    def refresh(self) -> None:
        person = me(self.context.book)
        self._me = person.id if person else 0
        self._avatar.setVisible(person is not None)
        self.edit_button.setVisible(person is not None)
        self.name_field.setVisible(person is None)
        self.add_button.setVisible(person is None)
        hint = self.tr("Your interests and values are compared with those of your contacts.")
        if person is None:
            self.row.show_text(self.tr("Who are you?"), hint)
        else:
            name = display_name(person.fields)
            self._avatar.show_person(initials(name), person.id)
            self.row.show_text(name, hint)

    def add_self(self) -> None:
        """Add a contact of the written name as the user."""
        given, _space, family = self.name_field.text().strip().partition(" ")
        fields = ContactFields(name=Name(given=given, family=family.strip()))
        self.row.set_error("")
        self.context.write(lambda book, now: add_me(book, fields, now, ORIGIN), refused=self._refused)

    def pick(self) -> ContactPicker:
        """Let the person choose themselves among the contacts."""
        picker = ContactPicker(self.context, self.pick_button)
        picker.picked.connect(self._picked)
        picker.open_below(self.pick_button)
        return picker

    def _picked(self, contact: int, _name: str) -> None:
        self.context.write(lambda book, now: set_me(book, contact, now, ORIGIN), refused=self._refused)

    def _refused(self, refusal: Refused) -> None:
        self.row.set_error(str(refusal))
