"""The check-ins that were planned by hand for a contact, each to be changed or deleted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.words import kind_name
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import elided
from followup_desktop.window.words import short_day


class Planned(QWidget):
    """A heading and a row for each; hidden where there is none."""

    edit_asked = Signal(object)
    """The CheckIn to change."""
    delete_asked = Signal(object)
    """The CheckIn to delete."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        column.addWidget(SectionHeading(self.tr("Planned already")))
        column.addLayout(self._rows)
        self.hide()

    def show_planned(self, check_ins: Sequence[CheckIn], today: date) -> None:
        """Show these, in place of former ones."""
        while (item := self._rows.takeAt(0)) is not None:
            former = item.widget()
            if former is not None:
                former.hide()
                former.deleteLater()
        for check_in in check_ins:
            self._rows.addWidget(self._row(check_in, today))
        self.setVisible(bool(check_ins))

    def _row(self, check_in: CheckIn, today: date) -> QWidget:
        made = QWidget()
        words = QVBoxLayout()
        words.setSpacing(1)
        at = f" {check_in.due_at:%H:%M}" if check_in.due_at else ""
        name = f"{kind_name(check_in.kind)} · {short_day(check_in.due_on, today, weekday=True)}{at}"
        words.addWidget(elided(name, "strong"))
        if check_in.reason:
            words.addWidget(elided(check_in.reason, "secondary"))
        edit = icon_button("pencil", self.tr("Change: {what}").format(what=name))
        delete = icon_button("trash-2", self.tr("Delete: {what}").format(what=name))
        edit.clicked.connect(lambda: self.edit_asked.emit(check_in))
        delete.clicked.connect(lambda: self.delete_asked.emit(check_in))
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(9)
        row.addWidget(IconMark("bell", "sub", 16))
        row.addLayout(words, 1)
        row.addWidget(edit)
        row.addWidget(delete)
        return made
