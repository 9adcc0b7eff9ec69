"""The row of a date in the editor: what it is and when, how long before it shows, and whether it comes once."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.domain.contacts import DateKind
from followup_desktop.domain.occasions import lead_words
from followup_desktop.window.editor.fields import ChoiceField, LineField, PartialDateField, Tick
from followup_desktop.window.editor.rows import Row

BLANK: dict[str, Any] = {"on": "", "label": "", "lead_days": None, "once": False}
"""What a new row has beside its kind."""
_LEADS = (0, 1, 3, 7, 14, 30)


class DateRow(Row):
    """A date that returns every year, or comes once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        kinds = [
            (str(DateKind.BIRTHDAY), self.tr("Birthday")),
            (str(DateKind.ANNIVERSARY), self.tr("Anniversary")),
            (str(DateKind.OTHER), self.tr("Other")),
        ]
        self._kind = ChoiceField(self.tr("Kind"), kinds)
        self._kind.setFixedWidth(124)
        self._on = PartialDateField(self.tr("Date"), self.tr("1990-02-28 or 02-28"))
        self._label = LineField(self.tr("Label"), self.tr("name day…"))
        self._label.setFixedWidth(104)
        for widget in (self._kind, self._on, self._label):
            self.line.addWidget(widget, 1 if widget is self._on else 0)
            widget.edited.connect(self.edited)
        self._kind.edited.connect(self._fit)
        self._build_standing()
        self.add_handles()

    def show_value(self, value: dict[str, Any]) -> None:
        self._label.show_value(value["label"])
        self._kind.show_value(value["kind"])
        self._on.show_value(value["on"])
        self._offer_leads(value["lead_days"])
        self._lead.show_value(value["lead_days"])
        self._once.show_value(value["once"])
        self._fit()

    def value(self) -> dict[str, Any]:
        return {
            "kind": self._kind.value(),
            "on": self._on.value(),
            "label": self._label.value(),
            "lead_days": self._lead.value(),
            "once": self._once.value(),
        }

    def is_blank(self) -> bool:
        return not self._on.text() and not self._label.text()

    def first_field(self) -> QWidget:
        return self._on

    def _build_standing(self) -> None:
        """The second line: how long before, and whether once."""
        self._lead = ChoiceField(self.tr("When Today shows it"))
        self._lead.setToolTip(self.tr("Usually on the day; birthdays of your closest circles from 3 days before"))
        self._lead.setFixedWidth(174)
        self._once = Tick(self.tr("Comes once"))
        self._once.setToolTip(self.tr("A wedding to go to, an exam: in its year and no other"))
        below = QHBoxLayout()
        below.setSpacing(12)
        below.setContentsMargins(25, 0, 0, 2)
        below.addWidget(self._lead)
        below.addWidget(self._once, 0, Qt.AlignmentFlag.AlignVCenter)
        below.addStretch(1)
        self.column.insertLayout(1, below)
        self._offer_leads(None)
        for widget in (self._lead, self._once):
            widget.edited.connect(self.edited)

    def _offer_leads(self, chosen: object) -> None:
        """The usual lead times, and the one that the date has."""
        leads = sorted({*_LEADS, *([chosen] if isinstance(chosen, int) else [])})
        usual = (None, self.tr("Shown as usual"))
        self._lead.offer([usual, *((lead, lead_words(lead)) for lead in leads)])

    def _fit(self) -> None:
        """Only other dates need a name; one that is there stays in sight. No birthday comes once."""
        birthday = self._kind.value() == DateKind.BIRTHDAY
        self._label.setVisible(self._kind.value() == DateKind.OTHER or bool(self._label.text()))
        self._once.setVisible(not birthday or self._once.value())
