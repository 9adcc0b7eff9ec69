"""Fields in which the book and the file say something else: which of the two shall stand."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.merging import contradicting
from followup_desktop.domain.names import display_name
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.kit.text import label

translate = QCoreApplication.translate
MINE, THEIRS = "mine", "theirs"
_LONGEST = 34


class Differences(Card):
    """A line a field: what the book says, what the file says, and which is chosen. Hidden where both agree."""

    chosen = Signal(str, bool)
    """A field of merging.ONE_VALUE, and whether the file's value shall stand."""

    def __init__(self, mine: ContactFields, theirs: ContactFields, taken: Collection[str]) -> None:
        super().__init__()
        self.column.addWidget(SectionHeading(self.tr("Both say something else")))
        self.choices: dict[str, SegmentedChoice] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, 96)
        grid.setColumnStretch(1, 1)
        for row, name in enumerate(contradicting(mine, theirs)):
            words = _words(name)
            grid.addWidget(label(words, "secondary"), row, 0)
            grid.addWidget(self._choice(name, words, mine, theirs, taken), row, 1, Qt.AlignmentFlag.AlignLeading)
        self.column.addLayout(grid)
        self.column.addWidget(label(self.tr("The other one is kept beside it."), "faint"))
        if not self.choices:
            self.hide()

    def _choice(
        self, name: str, words: str, mine: ContactFields, theirs: ContactFields, taken: Collection[str]
    ) -> QWidget:
        sides = [(MINE, _value(mine, name), "database"), (THEIRS, _value(theirs, name), "file-text")]
        choice = SegmentedChoice(sides, words)
        choice.choose(THEIRS if name in taken else MINE)
        choice.chosen.connect(lambda key: self.chosen.emit(name, key == THEIRS))
        self.choices[name] = choice
        return choice


def _words(name: str) -> str:
    return {
        "name": translate("Import", "Name"), "pronouns": translate("Import", "Pronouns"),
        "organisation": translate("Import", "Organisation"), "department": translate("Import", "Department"),
        "role": translate("Import", "Role"), "how_we_met": translate("Import", "How we met"),
        "portrait": translate("Import", "Picture"), "holidays": translate("Import", "Holidays of"),
    }[name]  # fmt: skip


def _value(fields: ContactFields, name: str) -> str:
    if name == "name":
        text = display_name(fields)
    elif name == "portrait":
        text = translate("Import", "a picture")
    else:
        text = " ".join(str(getattr(fields, name)).split())
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
