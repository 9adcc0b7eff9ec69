"""What an import would do, before it does it: files, counts that filter, people, one of them in full, problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QSplitter, QStackedWidget, QTableView, QVBoxLayout, QWidget

from followup_desktop.domain.imports import Choice, Outcome
from followup_desktop.window.importing.detail import Detail
from followup_desktop.window.importing.filters import ICONS, Group, group_word
from followup_desktop.window.importing.model import PeopleModel
from followup_desktop.window.importing.planning import Preview
from followup_desktop.window.importing.problems import PlainTable, ProblemModel
from followup_desktop.window.importing.sources import Sources
from followup_desktop.window.importing.table import PeopleTable
from followup_desktop.window.importing.told import ToldModel
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.search import SearchField

_NARROW = 1000
_PEOPLE_WIDTH = 400


class PreviewPane(QWidget):
    """Shows a Preview and says which choices the person makes in it."""

    choices_made = Signal(object)
    """All choices by place, after the person made another one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._group = Group.ALL
        self._model = PeopleModel(self)
        self._problem_model = ProblemModel(self)
        self.told_model = ToldModel(self)
        self.sources = Sources()
        self.people = PeopleTable(self._model)
        self.search = SearchField(self.tr("Search these people"))
        self.detail = Detail()
        self._empty = EmptyState("users", "", "")
        self.mentioned = Banner(
            "mail-open", self.tr("The files only mention them. They stay out of your book unless you take them in."),
            closable=False,
        )  # fmt: skip
        self.take_in = self.mentioned.add_button(self.tr("Take all in"), "user-plus")
        self._chips = self._make_chips()
        self._build()
        self.people.moved.connect(self._show_detail)
        self.people.outcome_asked.connect(self.choose)
        self.detail.outcome_chosen.connect(self.choose)
        self.detail.field_chosen.connect(self.choose_field)
        self.search.searched.connect(lambda _text: self._show_group())
        self.search.left_down.connect(self.people.setFocus)
        self.take_in.clicked.connect(self.take_all_in)

    @property
    def choices(self) -> Mapping[int, Choice]:
        """What the person chose so far."""
        return self._preview.choices if self._preview else {}

    def show_preview(self, preview: Preview) -> None:
        """Show a plan. Group, selection and place stay where they were."""
        self._preview = preview
        self.sources.show_preview(preview)
        for group, chip in self._chips.items():
            count = preview.count(group)
            chip.set_words(f"{group_word(group)}  {count:,}")
            chip.setVisible(bool(count) or group in (Group.ALL, self._group))
        self._problem_model.show_problems(preview.plan.problems)
        self.told_model.show_told(preview.told)
        self._show_group()

    def filter_by(self, key: str) -> None:
        """Show a group: 'all', 'new', 'mentioned', 'timeline', 'problems'."""
        self._group = Group(key)
        self._chips[self._group].setChecked(True)
        self._show_group()

    def choose(self, outcome: Outcome) -> None:
        """Say what becomes of those who are selected."""
        if self._preview is None:
            return
        choices = dict(self._preview.choices)
        for place in self.people.places():
            former = choices.pop(place, None)
            entry = self._preview.plan.entries[place]
            if outcome is not Outcome.MERGED:
                choices[place] = Choice(outcome)
            elif entry.asked is not None and entry.outcome is not Outcome.MERGED:
                choices[place] = Choice(contact=entry.asked)
            elif former is not None and former.contact is not None:
                choices[place] = former
        self.choices_made.emit(choices)

    def merge_into(self, contact: int) -> None:
        """Merge those who are selected into a contact of the book."""
        places = self.people.places()
        self.choices_made.emit({**self.choices, **{place: Choice(contact=contact) for place in places}})

    def choose_field(self, field: str, theirs: bool) -> None:
        """Say whose value of a field stands, of the one who is selected."""
        places = self.people.places()
        if self._preview is None or len(places) != 1:
            return
        (place,) = places
        former = self.choices.get(place, Choice())
        taken = former.theirs | {field} if theirs else former.theirs - {field}
        self.choices_made.emit({**self.choices, place: replace(former, theirs=taken)})

    def take_all_in(self) -> None:
        """Make contacts of all who are only mentioned and shown."""
        taken = {place: Choice(Outcome.NEW) for place in self._model.places}
        self.choices_made.emit({**self.choices, **taken})

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the person below the list where the room is narrow."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        wanted = Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal
        if wanted is not self._split.orientation():
            self._split.setOrientation(wanted)
            # Once the splitter has its new size: before that it would share out the old one.
            QTimer.singleShot(0, self._split, self._share)

    def _build(self) -> None:
        side = QWidget()
        left = QVBoxLayout(side)
        left.setContentsMargins(10, 0, 0, 0)
        left.setSpacing(8)
        searching = QHBoxLayout()
        searching.setContentsMargins(14, 2, 14, 0)
        searching.addWidget(self.search)
        self._people_stack = QStackedWidget()
        self._people_stack.addWidget(self.people)
        self._people_stack.addWidget(self._empty)
        left.addLayout(searching)
        left.addWidget(self._people_stack, 1)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.addWidget(side)
        self._split.addWidget(self.detail)
        self._split.setChildrenCollapsible(False)
        self._split.setSizes([_PEOPLE_WIDTH, 3 * _PEOPLE_WIDTH])
        self._split.setStretchFactor(1, 1)
        self.told = PlainTable(self.told_model, self.tr("Timeline"), (110, 240, 520))
        problems = PlainTable(self._problem_model, self.tr("Problems"), (240, 80))
        self._stack = QStackedWidget()
        for part in (self._split, _padded(problems), _padded(self.told)):
            self._stack.addWidget(part)
        flow = FlowLayout()
        flow.setContentsMargins(24, 0, 24, 0)
        for chip in self._chips.values():
            flow.addWidget(chip)
        around = QHBoxLayout()
        around.setContentsMargins(24, 0, 24, 0)
        around.addWidget(self.mentioned)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.sources)
        column.addLayout(flow)
        column.addLayout(around)
        column.addWidget(self._stack, 1)

    def _make_chips(self) -> dict[Group, ChoiceChip]:
        group = QButtonGroup(self)
        chips = {}
        for key in Group:
            chip = ChoiceChip(group_word(key), ICONS.get(key, ""))
            chip.clicked.connect(lambda _on=False, key=key: self.filter_by(key))
            group.addButton(chip)
            chips[key] = chip
        chips[Group.ALL].setChecked(True)
        return chips

    def _show_group(self) -> None:
        if self._preview is None:
            return
        self.mentioned.setVisible(self._group is Group.MENTIONED)
        if self._group in (Group.PROBLEMS, Group.TIMELINE):
            self._stack.setCurrentIndex(1 if self._group is Group.PROBLEMS else 2)
            return
        row, scrolled = self.people.currentIndex().row(), self.people.verticalScrollBar().value()
        self._model.show_plan(self._preview, self._group, self.search.text().strip())
        count = self._model.rowCount()
        self._stack.setCurrentIndex(0)
        self._people_stack.setCurrentIndex(0 if count else 1)
        hint = self.tr("Search for something else.") if self.search.text() else self.tr("Choose another group above.")
        self._empty.show_state("users", self.tr("Nobody here"), hint)
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

    def _share(self) -> None:
        """Give the list its width, or above the person two fifths of the height."""
        stacked = self._split.orientation() is Qt.Orientation.Vertical
        whole = self._split.height() if stacked else self._split.width()
        people = whole * 2 // 5 if stacked else _PEOPLE_WIDTH
        self._split.setSizes([people, max(whole - people, 1)])


def _padded(table: QTableView) -> QWidget:
    box = QWidget()
    inside = QHBoxLayout(box)
    inside.setContentsMargins(18, 0, 14, 0)
    inside.addWidget(table)
    return box
