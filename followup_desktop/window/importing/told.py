"""What the files tell of people beside who they are, one line an entry: new, or in the book already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from followup_desktop.domain.foreign import ForeignCheckIn, ForeignFavor, ForeignInteraction, ForeignLoop, Happened
from followup_desktop.domain.imports import ImportPlan, Outcome
from followup_desktop.domain.names import display_name
from followup_desktop.domain.words import channel_name, kind_name, list_of
from followup_desktop.store.reads.happened import name_of
from followup_desktop.window.kit.text import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LONGEST = 300


class Standing(StrEnum):
    """What becomes of an entry."""

    NEW = "new"
    THERE = "there"
    LEFT_OUT = "left out"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Told:
    """One entry: the day, with whom, what, and what becomes of it."""

    on: date
    who: str
    what: str
    standing: Standing


def told_of(plan: ImportPlan, known: frozenset[str], today: date) -> tuple[Told, ...]:
    """Every entry of a plan, the newest first; `known` is what the book has already."""
    names = {entry.card.key: entry for entry in plan.entries if entry.card.key}
    coming = {key for key, entry in names.items() if entry.outcome is not Outcome.SKIPPED}
    shown = {key: display_name(entry.card.fields) for key, entry in names.items()}
    found = [_told(one, shown, coming, known, today) for one in plan.happened]
    return tuple(sorted((one for one in found if one is not None), key=lambda told: told.on, reverse=True))


def _told(one: Happened, shown: dict[str, str], coming: set[str], known: frozenset[str], today: date) -> Told | None:
    if isinstance(one, ForeignInteraction):
        people, on = one.people, one.on
        what = " · ".join(filter(None, (channel_name(one.channel), " ".join(one.notes[:_LONGEST].split()))))
        names = [one.source, *([name_of(type(one), one.uuid)] if one.uuid else [])]
    elif isinstance(one, ForeignLoop):
        people, on, what, names = (one.person,), one.opened_on, one.text, [name_of(type(one), one.uuid)]
    elif isinstance(one, ForeignFavor):
        people, on, what, names = (one.person,), one.on, one.text, [name_of(type(one), one.uuid)]
    elif isinstance(one, ForeignCheckIn):
        people, on, names = (one.person,), one.due_on, [name_of(type(one), one.uuid)]
        what = " · ".join(filter(None, (kind_name(one.kind), one.reason)))
    else:
        return None
    if not known.isdisjoint(filter(None, names)):
        standing = Standing.THERE
    elif isinstance(one, ForeignInteraction) and on > today:
        standing = Standing.AHEAD
    else:
        standing = Standing.LEFT_OUT if coming.isdisjoint(people) else Standing.NEW
    return Told(on, list_of([shown[key] for key in people if key in shown]), what, standing)


class ToldModel(QAbstractTableModel):
    """Day, with whom, what, what becomes of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: Sequence[Told] = ()

    def show_told(self, told: Sequence[Told]) -> None:
        """Show these."""
        if told != self._told:
            self.beginResetModel()
            self._told = told
            self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._told)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Day"), self.tr("With"), self.tr("What"), self.tr("Becomes"))[section]

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        told = self._told[index.row()]
        text = (told.on.isoformat(), told.who, told.what, self._word(told.standing))[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else None

    def _word(self, standing: Standing) -> str:
        return {
            Standing.NEW: self.tr("New"), Standing.THERE: self.tr("There already"),
            Standing.LEFT_OUT: self.tr("Left out with them"), Standing.AHEAD: self.tr("Ahead: left out"),
        }[standing]  # fmt: skip
