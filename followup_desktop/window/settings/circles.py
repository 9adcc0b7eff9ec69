"""Circles: their names, cadences and order, and how many are in each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.circles import Circle
from followup_desktop.domain.errors import Refused
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.settings import add_circle, edit_circle, remove_circle, reorder_circles
from followup_desktop.window.context import Context
from followup_desktop.window.editor.cadence_field import CadenceField
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.menus import Menu, menu_button
from followup_desktop.window.kit.text import elided
from followup_desktop.window.settings.section import ORIGIN, Section

_APPLY_MS = 600
"""A cadence is applied when nothing was changed for so long: a number may have several digits."""
_MEMBERS_WIDTH = 86


class CircleRow(QWidget):
    """One circle."""

    changed = Signal(str, object)
    """The name and the Cadence (None: no reminders) that the person wants."""
    removed = Signal()
    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._circle: Circle | None = None
        handle = menu_button("grip-vertical", self.tr("Move this circle"), self._fill_moves)
        handle.setFixedWidth(20)
        self._name = QLineEdit()
        self._name.setAccessibleName(self.tr("Name of the circle"))
        self._name.setMaxLength(60)
        self._cadence = CadenceField(self.tr("No reminders"))
        self._members = elided("", "faint")
        self._members.setFixedWidth(_MEMBERS_WIDTH)
        remove = icon_button("x", self.tr("Remove this circle"))
        self._error = InlineError()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(handle)
        row.addWidget(self._name, 3)
        row.addWidget(self._cadence, 4)
        row.addWidget(self._members)
        row.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self._error)
        self._soon = QTimer(self, singleShot=True, interval=_APPLY_MS)
        self._soon.timeout.connect(self.apply)
        self._name.editingFinished.connect(self.apply)
        self._cadence.edited.connect(self._soon.start)
        remove.clicked.connect(self.removed)

    def show_circle(self, circle: Circle) -> None:
        """Show a circle as the book has it, unless the person is writing here and it did not change."""
        if circle == self._circle:
            return
        self._circle = circle
        self._name.setText(circle.name)
        own = circle.cadence
        count, unit = (str(own.count), own.unit) if own else ("", Unit.WEEK)
        self._cadence.show_value({"own": own is not None, "count": count, "unit": str(unit)})
        self._soon.stop()
        self._error.show_error("")

    def show_members(self, count: int) -> None:
        """Say how many are in the circle."""
        self._members.setText(self.tr("1 person") if count == 1 else self.tr("{n} people").format(n=f"{count:,}"))

    def apply(self) -> None:
        """Ask for what the fields say, if that is something else than the book has."""
        self._soon.stop()
        assert self._circle is not None
        try:
            cadence = self._read()
        except Refused as refusal:
            self.show_error(str(refusal))
            return
        name = self._name.text().strip()
        if (name, cadence) != (self._circle.name, self._circle.cadence):
            self.changed.emit(name, cadence)
        else:
            self.show_error("")

    def show_error(self, text: str) -> None:
        """Say what is wrong with the circle."""
        self._error.show_error(text)

    def error(self) -> str:
        """What is shown as wrong."""
        return self._error.text()

    def focus_name(self) -> None:
        """Go to the name, to write another."""
        self._name.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name.selectAll()

    def _read(self) -> Cadence | None:
        typed = self._cadence.value()
        if not typed["own"]:
            return None
        if not typed["count"].strip().isdecimal():
            raise Refused(self.tr("Write a number of days, weeks, months or years"))
        return Cadence(int(typed["count"].strip()[:9]), Unit(typed["unit"]))

    def _fill_moves(self, menu: Menu) -> None:
        menu.add(self.tr("Move closer"), partial(self.moved.emit, -1), "chevron-up")
        menu.add(self.tr("Move further out"), partial(self.moved.emit, 1), "chevron-down")


class CirclesSection(Section):
    """All circles, the closest first."""

    def title(self) -> str:
        return self.tr("Circles")

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._rows: dict[int, CircleRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self.card.column.addLayout(self._list)
        self._add = outlined(self.tr("Add a circle"), "plus")
        self._add.clicked.connect(self.add_one)
        self.card.column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeading)
        self.refresh()

    @property
    def rows(self) -> list[CircleRow]:
        """The rows, the closest circle first."""
        return list(self._rows.values())

    def concerns(self, changes: Changes) -> bool:
        return changes.circles or bool(changes.contacts) or changes.everything

    def refresh(self) -> None:
        every = circles(self.context.book)
        if [circle.id for circle in every] != list(self._rows):
            self._rebuild([circle.id for circle in every])
        for circle in every:
            self._rows[circle.id].show_circle(circle)
        book = self.context.book
        self.context.worker.run(lambda: circles(book, counted=True), self._count, lane="circle members")

    def add_one(self) -> None:
        """Add a circle under a name that is free, and let the person name it."""
        taken = {circle.name.casefold() for circle in circles(self.context.book)}
        base = self.tr("New circle")
        names = (base if number == 1 else f"{base} {number}" for number in range(1, len(taken) + 2))
        name = next(name for name in names if name.casefold() not in taken)

        def added(changes: Changes) -> None:
            row = self._rows.get(changes.created[0])
            if row is not None:
                row.focus_name()

        self.context.write(lambda book, now: add_circle(book, name, Cadence(3, Unit.MONTH), now, ORIGIN), added)

    def _count(self, every: list[Circle]) -> None:
        for circle in every:
            if circle.id in self._rows:
                self._rows[circle.id].show_members(circle.members)

    def _rebuild(self, ids: list[int]) -> None:
        for gone in [circle for circle in self._rows if circle not in ids]:
            row = self._rows.pop(gone)
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        rows = {circle: self._rows.get(circle) or self._make(circle) for circle in ids}
        self._rows = rows
        for place, row in enumerate(rows.values()):
            self._list.removeWidget(row)
            self._list.insertWidget(place, row)

    def _make(self, circle: int) -> CircleRow:
        row = CircleRow()
        row.changed.connect(partial(self._change, circle))
        row.removed.connect(partial(self._remove, circle))
        row.moved.connect(partial(self._move, circle))
        return row

    def _change(self, circle: int, name: str, cadence: Cadence | None) -> None:
        row = self._rows[circle]
        self.context.write(
            lambda book, now: edit_circle(book, circle, name, cadence, now, ORIGIN),
            refused=lambda refusal: row.show_error(str(refusal)),
        )

    def _remove(self, circle: int) -> None:
        self.context.write(lambda book, now: remove_circle(book, circle, now, ORIGIN))

    def _move(self, circle: int, step: int) -> None:
        order = list(self._rows)
        place = order.index(circle) + step
        if 0 <= place < len(order):
            order.remove(circle)
            order.insert(place, circle)
            self.context.write(lambda book, now: reorder_circles(book, order, now, ORIGIN))
