"""Who the user is: a contact of the book that is never listed, with interests to share."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.contacts import ContactFields, InterestKind, Name
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.names import display_name, initials
from followup_desktop.store.reads.contacts import interests_of_me, me
from followup_desktop.store.writes.contacts import set_me
from followup_desktop.store.writes.me import add_me, set_my_interests
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.editor.chips_field import ChipsField
from followup_desktop.window.kit.avatar import Avatar
from followup_desktop.window.kit.buttons import outlined, quiet
from followup_desktop.window.kit.fields import FieldRow
from followup_desktop.window.settings.section import ORIGIN, Section, SettingRow


class MeSection(Section):
    """Write your name, or pick yourself among the contacts; then edit what you enjoy and stand for."""

    def title(self) -> str:
        return self.tr("You")

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._me = 0
        self._writing = 0
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
        self.mine = {kind: ChipsField(*words, "accent") for kind, words in self._kinds().items()}
        self._fields = QWidget()
        column = QVBoxLayout(self._fields)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(11)
        for kind, field in self.mine.items():
            column.addWidget(FieldRow(self._kinds()[kind][0], field))
            field.edited.connect(partial(self._keep, kind))
            field.left.connect(field.take_typed)
        self.add(self.row, self._fields)
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
        self._fields.setVisible(person is not None)
        for kind, field in self.mine.items():
            texts = [each.text for each in person.fields.interests if each.kind is kind] if person else []
            if texts != field.texts and not self._writing:
                field.show_value(texts)
        hint = self.tr("Your interests and values are compared with those of your contacts.")
        if person is None:
            self.row.show_text(self.tr("Who are you?"), hint)
        else:
            name = display_name(person.fields)
            self._avatar.show_person(initials(name), person.id)
            self.row.show_text(name, hint)

    def _kinds(self) -> dict[InterestKind, tuple[str, str]]:
        """What can be said of oneself: its name, and an invitation to add to it."""
        return {
            InterestKind.INTEREST: (self.tr("What you enjoy"), self.tr("Add an interest")),
            InterestKind.VALUE: (self.tr("What you stand for"), self.tr("Add a value")),
            InterestKind.NEED: (self.tr("What you are looking for"), self.tr("Add what would help you")),
            InterestKind.OFFER: (self.tr("What you can offer"), self.tr("Add what you know or have")),
        }

    def _keep(self, kind: InterestKind) -> None:
        """Keep the chips at once; a word that is still being typed waits until it is one."""
        texts = self.mine[kind].texts
        stored = [each.text for each in interests_of_me(self.context.book) if each.kind is kind]
        if self._me and (texts != stored or self._writing):
            self._writing += 1
            self.context.write(
                lambda book, now: set_my_interests(book, kind, texts, now, ORIGIN), self._kept, self._not_kept
            )

    def _kept(self, _changes: Changes) -> None:
        """Follow the book again once nothing is on its way there."""
        self._writing -= 1
        self.refresh()

    def _not_kept(self, refusal: Refused) -> None:
        self._writing -= 1
        self._refused(refusal)
        self.refresh()

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
