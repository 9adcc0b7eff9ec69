"""The fields of a check-in that is planned by hand: kind, reason, day, time."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn, CheckInDraft, Kind
from followup_desktop.domain.dates import add_months
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.words import kind_name
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.dates import DateField
from followup_desktop.window.kit.fields import FieldRow, InlineError
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.text import label
from followup_desktop.window.reminding.when import DAY, TIME, read_when
from followup_desktop.window.words import short_day

KINDS = (Kind.REMINDER, Kind.FOLLOW_UP, Kind.THANK_YOU, Kind.INFORMATION, Kind.GENTLE_NUDGE, Kind.HARD_TIME)
_LONGEST = 500
_LONGEST_WHEN = 20


class CheckInFields(QWidget):
    """What is to be remembered, and when. `draft` reads it; errors stand beside their fields."""

    submitted = Signal()
    """Enter was pressed in a field."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.kinds = {kind: ChoiceChip(kind_name(kind)) for kind in KINDS}
        self.reason, self.time = QLineEdit(), QLineEdit()
        self.reason.setPlaceholderText(self.tr("“ask how the move went”"))
        self.reason.setMaxLength(_LONGEST)
        self.day = DateField(self.tr("2026-11-30"))
        self.time.setPlaceholderText(self.tr("9:30"))
        for field in (self.day, self.time):
            field.setMaxLength(_LONGEST_WHEN)
        self._rows = {
            "reason": FieldRow(self.tr("What about (optional)"), self.reason),
            DAY: FieldRow(self.tr("Day"), self.day),
            TIME: FieldRow(self.tr("Time (optional)"), self.time),
        }
        self.error = InlineError()
        self._lay_out()
        for field in (self.reason, self.day, self.time):
            field.returnPressed.connect(self.submitted)
        self.clear()

    def clear(self) -> None:
        """Begin a new one, for tomorrow."""
        self._show(Kind.REMINDER, "", self._today + timedelta(days=1), None)

    def suggest(self, kind: Kind, reason: str) -> None:
        """Begin a new one of a kind and with a reason, for tomorrow."""
        self._show(kind, reason[:_LONGEST], self._today + timedelta(days=1), None)

    def show_check_in(self, check_in: CheckIn) -> None:
        """Show one that was planned."""
        self._show(check_in.kind, check_in.reason, check_in.due_on, check_in.due_at)

    def draft(self, contact: int, now: datetime) -> CheckInDraft | None:
        """What is written, or None where something is wrong, which is then said beside its field."""
        self.show_error(None)
        try:
            day, moment = read_when(self.day.text(), self.time.text(), now)
            kind = next(kind for kind, chip in self.kinds.items() if chip.isChecked())
            return CheckInDraft(contact, kind, self.reason.text().strip(), day, moment)
        except Refused as refusal:
            self.show_error(refusal)
            return None

    def show_error(self, refusal: Refused | None) -> None:
        """Say what is wrong beside its field, and go there; with None nothing is."""
        for name, row in self._rows.items():
            is_here = refusal is not None and refusal.field == name
            row.set_error(str(refusal) if is_here else "")
            if is_here:
                row.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        elsewhere = refusal is not None and refusal.field not in self._rows
        self.error.show_error(str(refusal) if elsewhere else "")

    def errors(self) -> dict[str, str]:
        """What is said to be wrong, by the field's name."""
        return {name: row.error() for name, row in self._rows.items() if row.error()}

    def _show(self, kind: Kind, reason: str, day: date, moment: datetime | None) -> None:
        self.kinds[kind].setChecked(True)
        self.reason.setText(reason)
        self.day.setText(day.isoformat())
        self.time.setText(f"{moment:%H:%M}" if moment else "")
        self.show_error(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(14)
        column.addWidget(self._kind_chips())
        column.addWidget(self._rows["reason"])
        when = QHBoxLayout()
        when.setSpacing(12)
        when.addWidget(self._rows[DAY], 3, Qt.AlignmentFlag.AlignTop)
        when.addWidget(self._rows[TIME], 2, Qt.AlignmentFlag.AlignTop)
        column.addLayout(when)
        column.addWidget(self._day_chips())
        column.addWidget(self.error)

    def _kind_chips(self) -> QWidget:
        box = QWidget()
        box.setAccessibleName(self.tr("Kind"))
        group = QButtonGroup(box)
        flow = FlowLayout()
        for chip in self.kinds.values():
            group.addButton(chip)
            flow.addWidget(chip)
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(label(self.tr("Kind"), "secondary"))
        column.addLayout(flow)
        return box

    def _day_chips(self) -> QWidget:
        """Days that are near at hand."""
        box = QWidget()
        flow = FlowLayout(box)
        offers = (
            (self.tr("Tomorrow"), self._today + timedelta(days=1)),
            (self.tr("In a week"), self._today + timedelta(days=7)),
            (self.tr("In a month"), add_months(self._today, 1)),
        )
        for words, day in offers:
            chip = ChoiceChip(f"{words} · {short_day(day, self._today, weekday=True)}", checkable=False)
            chip.clicked.connect(lambda _on=False, day=day: self.day.setText(day.isoformat()))
            flow.addWidget(chip)
        return box
