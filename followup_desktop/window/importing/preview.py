"""What an import would do, before it does it: counts that filter, people, one of them in full, problems."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.imports import Choice, Outcome
from followup_desktop.window.importing.detail import Detail
from followup_desktop.window.importing.model import PeopleModel
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.importing.problems import ProblemModel, ProblemTable
from followup_desktop.window.importing.table import PeopleTable
from followup_desktop.window.importing.wording import outcome_word
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.flow import FlowLayout

_ALL, _PROBLEMS = "all", "problems"
_NARROW = 1000
_PEOPLE_WIDTH = 400


class PreviewPane(QWidget):
    """Shows a Preview and says which choices the person makes in it."""

    choices_made = Signal(object)
    """All choices by place, after the person made another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._filter = _ALL
        self._model = PeopleModel(self)
        self._problem_model = ProblemModel(self)
        self.people = PeopleTable(self._model)
        self.detail = Detail()
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(self.people)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([_PEOPLE_WIDTH, 3 * _PEOPLE_WIDTH])
        self._split.setStretchFactor(1, 1)
        self._empty = EmptyState("users", "", "")
        self._stack = QStackedWidget()
        problems = QWidget()
        inside = QHBoxLayout(problems)
        inside.setContentsMargins(18, 0, 14, 0)
        inside.addWidget(ProblemTable(self._problem_model))
        for part in (self._split, problems, self._empty):
            self._stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        self._chips = self._make_chips()
        flow = FlowLayout()
        flow.setContentsMargins(24, 0, 24, 0)
        for chip in self._chips.values():
            flow.addWidget(chip)
        column.addLayout(flow)
        column.addWidget(self._stack, 1)
        self.people.moved.connect(self._show_detail)
        self.people.outcome_asked.connect(self.choose)
        self.detail.outcome_chosen.connect(self.choose)

    def show_preview(self, preview: Preview) -> None:
        """Show a plan. Filter, selection and place stay where they were."""
        self._preview = preview
        plan = preview.plan
        counts = {outcome.value: plan.count(outcome) for outcome in Outcome}
        counts |= {_ALL: plan.found, _PROBLEMS: len(plan.problems)}
        for key, chip in self._chips.items():
            chip.set_words(f"{self._word(key)}  {counts[key]:,}")
            chip.setVisible(bool(counts[key]) or key in (_ALL, self._filter))
        self._problem_model.show_problems(plan.problems)
        self._show_filter()

    def filter_by(self, key: str) -> None:
        """Show everybody ('all'), those with one outcome ('new'), or the problems ('problems')."""
        self._filter = key
        self._chips[key].setChecked(True)
        self._show_filter()

    def choose(self, outcome: Outcome) -> None:
        """Say what becomes of those who are selected."""
        if self._preview is None:
            return
        choices = dict(self._preview.choices)
        for place in self.people.places():
            choices.pop(place, None)
            if outcome is not Outcome.MERGED:
                choices[place] = Choice(outcome)
        self.choices_made.emit(choices)

    @property
    def choices(self) -> Mapping[int, Choice]:
        """What the person chose so far."""
        return self._preview.choices if self._preview else {}

    def _make_chips(self) -> dict[str, ChoiceChip]:
        group = QButtonGroup(self)
        chips = {}
        for key in (_ALL, *(outcome.value for outcome in Outcome), _PROBLEMS):
            chip = ChoiceChip(self._word(key), "triangle-alert" if key == _PROBLEMS else "")
            chip.clicked.connect(lambda _on=False, key=key: self.filter_by(key))
            group.addButton(chip)
            chips[key] = chip
        chips[_ALL].setChecked(True)
        return chips

    def _word(self, key: str) -> str:
        others = {_ALL: self.tr("All"), _PROBLEMS: self.tr("Problems")}
        return others.get(key) or outcome_word(Outcome(key))

    def _show_filter(self) -> None:
        if self._preview is None:
            return
        if self._filter == _PROBLEMS:
            self._stack.setCurrentIndex(1)
            return
        outcome = None if self._filter == _ALL else Outcome(self._filter)
        row, scrolled = self.people.currentIndex().row(), self.people.verticalScrollBar().value()
        self._model.show_plan(self._preview, outcome)
        count = self._model.rowCount()
        self._stack.setCurrentIndex(0 if count else 2)
        self._empty.show_state("users", self.tr("Nobody here"), self.tr("Choose another group above."))
        if count and not self.people.places():
            self.people.setCurrentIndex(self._model.index(max(0, min(row, count - 1)), 0))
            self.people.verticalScrollBar().setValue(scrolled)
        self._show_detail()

    def _show_detail(self) -> None:
        places = self.people.places()
        if self._preview is None or not places:
            self.detail.show_nobody()
        elif len(places) > 1:
            self.detail.show_several(len(places))
        else:
            self.detail.show_person(self._preview, places[0])

    def fit(self, width: int) -> None:
        """Put the person below the list where the room is narrow."""
        narrow = width < _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if wanted is not self._split.orientation():
            self._split.setOrientation(wanted)
            # Once the splitter has its new size: before that it would share out the old one.
            QTimer.singleShot(0, self._split, self._share)

    def _share(self) -> None:
        """Give the list its width, or above the person two fifths of the height."""
        stacked = self._split.orientation() is Qt.Orientation.Vertical
        whole = self._split.height() if stacked else self._split.width()
        people = whole * 2 // 5 if stacked else _PEOPLE_WIDTH
        self._split.setSizes([people, max(whole - people, 1)])
