"""Everybody has a place: what was dealt, and when Followup says whom to write to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTime, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from followup_desktop.domain.circles import Circle
from followup_desktop.domain.dealing import Fate
from followup_desktop.domain.preferences import Preferences
from followup_desktop.window.kit.buttons import filled
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.numbers import TimeField
from followup_desktop.window.kit.text import label

_CHIPS_WIDTH = 460


class Done(QWidget):
    """A small reward, the numbers of the sitting, the daily time, and the way to Today."""

    left = Signal()
    time_chosen = Signal(object)
    """The datetime.time at which the daily notification comes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = EmptyState("party-popper", "", "")
        self._state.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.go = filled(self.tr("Go to Today"), "sun")
        self.go.clicked.connect(self.left)
        self._chips = QWidget()
        self._chips.setMaximumWidth(_CHIPS_WIDTH)
        self._flow = FlowLayout(self._chips)
        self.at = TimeField(Preferences().digest_at)
        self.at.setAccessibleName(self.tr("Daily time"))
        self.at.editingFinished.connect(lambda: self.time_chosen.emit(self.at.value()))
        self._daily = QWidget()
        row = QHBoxLayout(self._daily)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(label(self.tr("Every day at"), "body"))
        row.addWidget(self.at)
        row.addWidget(label(self.tr("one notification says whom to write to."), "body"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 0, 24, 60)
        column.setSpacing(18)
        column.addStretch(2)
        column.addWidget(self._state)
        centre = Qt.AlignmentFlag.AlignHCenter
        for part in (self._chips, self._daily, self.go):
            column.addWidget(part, 0, centre)
        column.addStretch(3)

    def show_done(
        self, decided: Mapping[tuple[Fate, int | None], int], circles: Sequence[Circle], chosen: Preferences
    ) -> None:
        """Say what was decided; with nothing decided, that nobody waits."""
        count = sum(number for (fate, _circle), number in decided.items() if fate is not Fate.LATER)
        one = self.tr("1 person has a place now.")
        many = self.tr("{n} people have a place now.").format(n=f"{count:,}")
        spread = self.tr("The first check-ins are spread out evenly: never more than a few a day.")
        if count:
            self._state.show_state(
                "party-popper", self.tr("Everybody has a place"), f"{one if count == 1 else many} {spread}"
            )
        else:
            text = self.tr("Everybody in your book has a circle, or is to have no reminders.")
            self._state.show_state("users-round", self.tr("Nobody waits"), text)
        self._flow.clear()
        for words in self._counts(decided, circles):
            self._flow.addWidget(Chip(words))
        self._chips.setVisible(bool(count))
        self._daily.setVisible(bool(count))
        blocker = QSignalBlocker(self.at)
        self.at.setTime(QTime(chosen.digest_at.hour, chosen.digest_at.minute))
        blocker.unblock()

    def _counts(self, decided: Mapping[tuple[Fate, int | None], int], circles: Sequence[Circle]) -> list[str]:
        keys: list[tuple[str, tuple[Fate, int | None]]]
        keys = [(circle.name, (Fate.CIRCLE, circle.id)) for circle in circles]
        keys += [
            (self.tr("No reminders"), (Fate.NO_REMINDERS, None)), (self.tr("Archived"), (Fate.ARCHIVE, None)),
        ]  # fmt: skip
        return [f"{word}  {decided[key]:,}" for word, key in keys if decided.get(key)]
