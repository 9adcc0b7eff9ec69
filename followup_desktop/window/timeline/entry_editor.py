"""The form that an entry of the timeline turns into, in place."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.interactions import Interaction, InteractionDraft
from followup_desktop.store.writes.interactions import edit_interaction
from followup_desktop.window.channel_chips import ChannelChip, InitiatorChip
from followup_desktop.window.contact_picker import ContactPicker
from followup_desktop.window.context import Context, Write
from followup_desktop.window.day_chip import DayChip
from followup_desktop.window.kit.buttons import filled, outlined
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.chips import ChoiceChip, RemovableChip
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.growing_text import GrowingText
from followup_desktop.window.kit.numbers import number_field
from followup_desktop.window.saving import Saving

ORIGIN = "window"
_MOST_MINUTES = 31 * 24 * 60


class EntryEditor(Card):
    """Notes, channel, day, who reached out, how long, with whom, and whether it counts. Ctrl+Enter or Ctrl+S saves."""

    closed = Signal()
    """It was saved, or left by Escape or Cancel."""

    def __init__(self, context: Context, interaction: Interaction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._interaction = interaction
        self._warned = False
        self._people: dict[int, str] = dict(interaction.contacts)
        self._build()
        self.notes.setPlainText(interaction.notes)
        self.notes.moveCursor(QTextCursor.MoveOperation.End)
        self.channel.show_channel(interaction.channel)
        self.initiator.show_initiator(interaction.initiator)
        self.day.show_day(interaction.on)
        self.minutes.setValue(interaction.minutes or 0)
        self.counts.setChecked(interaction.counts)
        self._show_people()
        self._saving = Saving(context, self, self.error)

    def _build(self) -> None:
        self.notes = GrowingText(self.tr("What happened"))
        self.channel = ChannelChip(self._interaction.channel)
        self.day = DayChip(lambda: self._context.today)
        self.initiator = InitiatorChip()
        self.minutes = number_field(0, _MOST_MINUTES, 0, self.tr(" minutes"))
        self.minutes.setSpecialValueText(self.tr("no length"))
        self.minutes.setAccessibleName(self.tr("How long"))
        self.counts = QCheckBox(self.tr("Counts as contact"))
        self.error = InlineError()
        self._people_row = QWidget()
        self._people_flow = FlowLayout(self._people_row)
        self.column.setSpacing(10)
        for part in (self._build_chips(), self.notes, self._people_row, self.error):
            self.column.addWidget(part)
        self.column.addLayout(self._build_buttons())
        self.notes.submitted.connect(self.save)
        self.notes.escaped.connect(self.leave)

    def _build_chips(self) -> QWidget:
        chips = QWidget()
        flow = FlowLayout(chips, 9)
        for part in (self.channel, self.day, self.initiator):
            flow.addWidget(part)
        return chips

    def _build_buttons(self) -> QHBoxLayout:
        self.save_button = filled(self.tr("Save"), "check")
        self.save_button.clicked.connect(self.save)
        cancel = outlined(self.tr("Cancel"))
        cancel.clicked.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.minutes)
        row.addWidget(self.counts)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row

    @property
    def interaction(self) -> Interaction:
        """What is being edited, as it was."""
        return self._interaction

    @property
    def changed(self) -> bool:
        """Whether there is anything to save. What cannot be saved as it stands counts as changed."""
        try:
            return self._draft() != _draft_of(self._interaction)
        except Refused:
            return True

    def leave(self) -> None:
        """Close; where something is not saved, only when asked twice."""
        if self.changed and not self._warned:
            self._warned = True
            self.error.show_error(self.tr("This is not saved. Ctrl+S saves it, Esc once more drops it."))
        else:
            self.closed.emit()

    def save(self) -> None:
        """Save it. Where that is refused, the reason stands in the form and what was typed stays."""
        self._saving.save(self._prepare, lambda changes: self.closed.emit())

    def put_away(self) -> None:
        """Save what is changed, because the person went on to something else; the toast can undo it."""
        self._saving.leave()
        if self.changed:
            self.save()

    def _prepare(self) -> Write:
        draft, number = self._draft(), self._interaction.id
        return lambda book, now: edit_interaction(book, number, draft, now, ORIGIN)

    def add_person(self, contact: int, name: str) -> None:
        """Say that somebody else took part too."""
        self._people[contact] = name
        self._show_people()

    def open_picker(self) -> ContactPicker:
        """Choose somebody who took part too."""
        picker = ContactPicker(self._context, self._people_row)
        picker.picked.connect(self.add_person)
        picker.open_below(self._add)
        return picker

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leaves, Ctrl+S saves; no other key goes on to the list."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        elif event.matches(QKeySequence.StandardKey.Save):
            self.save()
        event.accept()

    def _draft(self) -> InteractionDraft:
        day = self.day.day
        return InteractionDraft(
            contacts=tuple(self._people),
            on=day,
            channel=self.channel.channel,
            at=_moved(self._interaction.at, day),
            initiator=self.initiator.initiator,
            notes=self.notes.toPlainText().strip(),
            counts=self.counts.isChecked(),
            minutes=self.minutes.value() or None,
            introduces=self._interaction.introduces and len(self._people) > 1,
        )

    def _show_people(self) -> None:
        self._people_flow.clear()
        for contact, name in self._people.items():
            chip = RemovableChip(name)
            chip.removed.connect(lambda _name, contact=contact: self._remove(contact))
            self._people_flow.addWidget(chip)
        self._add = ChoiceChip(self.tr("Somebody else"), "user-plus", checkable=False)
        self._add.clicked.connect(self.open_picker)
        self._people_flow.addWidget(self._add)

    def _remove(self, contact: int) -> None:
        self._people.pop(contact, None)
        self._show_people()


def _moved(at: datetime | None, day: date) -> datetime | None:
    """The same time of another day; None where no time is known."""
    return None if at is None else at.replace(year=day.year, month=day.month, day=day.day)


def _draft_of(interaction: Interaction) -> InteractionDraft:
    """What saving without any change would say."""
    return InteractionDraft(
        contacts=tuple(number for number, _name in interaction.contacts),
        on=interaction.on,
        channel=interaction.channel,
        at=interaction.at,
        initiator=interaction.initiator,
        notes=interaction.notes.strip(),
        counts=interaction.counts,
        minutes=interaction.minutes,
        introduces=interaction.introduces,
    )
