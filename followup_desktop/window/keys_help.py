"""All keys on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.headings import SectionHeading
from followup_desktop.window.kit.text import label
from followup_desktop.window.shortcuts import GROUPS, Group


class KeysHelp(QDialog):
    """Lists every key of the table in shortcuts.py; any of Escape, '?' and the button closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("All keys"))
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 22)
        column.setSpacing(18)
        column.addWidget(label(self.tr("All keys"), "title"))
        row = QHBoxLayout()
        row.setSpacing(48)
        for groups in (GROUPS[:2], GROUPS[2:]):
            side = QVBoxLayout()
            side.setSpacing(10)
            for group in groups:
                side.addWidget(SectionHeading(group.name))
                side.addLayout(_table(group))
                side.addSpacing(8)
            side.addStretch(1)
            row.addLayout(side)
        column.addLayout(row)
        close = outlined(self.tr("Close"))
        close.clicked.connect(self.accept)
        column.addWidget(close, 0, Qt.AlignmentFlag.AlignTrailing)


def _table(group: Group) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(24)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 200)
    for place, key in enumerate(group.keys):
        chips = QHBoxLayout()
        chips.setSpacing(5)
        for shown in key.shown():
            chip = Chip(shown)
            chip.setMinimumWidth(chip.sizeHint().width())
            chips.addWidget(chip)
        chips.addStretch(1)
        grid.addWidget(label(key.what), place, 0)
        grid.addLayout(chips, place, 1)
    return grid
