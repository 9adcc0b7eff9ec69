"""One entry of the ledger as a row, with what can be done about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.tokens import tokens_of
from followup_desktop.domain.favors import entry_name
from followup_desktop.domain.interactions import Favor, FavorEntry
from followup_desktop.window.kit.focus_ring import FocusRing
from followup_desktop.window.kit.menus import Menu, menu_button
from followup_desktop.window.kit.paint import RADIUS_FIELD, paint_ring
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label
from followup_desktop.window.words import short_day

ICONS = {
    FavorEntry.ASKED: "message-circle-question-mark",
    FavorEntry.RECEIVED: "hand-helping",
    FavorEntry.GAVE: "gift",
    FavorEntry.THANKED: "heart",
}


class EntryRow(FocusRing, QWidget):
    """What happened, who did it, and when. Enter corrects, Delete deletes; the menu offers the same."""

    edit_asked = Signal()
    delete_asked = Signal()
    step_asked = Signal(int)
    """Go to the next row (1) or the former one (-1)."""

    def __init__(self, favor: Favor, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.favor = favor
        name, day = entry_name(favor.entry), short_day(favor.on, today)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(f"{name}: {favor.text}, {day}" if favor.text else f"{name}, {day}")
        self.setAccessibleDescription(self.tr("Enter corrects, Delete deletes"))
        self.menu = menu_button("ellipsis", self.tr("More"), self.fill_menu)
        above = QHBoxLayout()
        above.setSpacing(9)
        above.addWidget(label(name, "strong"))
        above.addWidget(label(day, "faint"))
        above.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addLayout(above)
        if favor.text:
            words.addWidget(label(favor.text, "body", wrap=True, selectable=True))
        mark = QVBoxLayout()
        mark.setContentsMargins(0, 2, 0, 0)
        mark.addWidget(IconMark(ICONS[favor.entry], "accent" if favor.entry is FavorEntry.GAVE else "sub", 17))
        mark.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(3, 5, 0, 5)
        row.setSpacing(11)
        row.addLayout(mark)
        row.addLayout(words, 1)
        row.addWidget(self.menu, 0, Qt.AlignmentFlag.AlignTop)

    def fill_menu(self, menu: Menu) -> None:
        """What can be done about it."""
        menu.add(self.tr("Edit"), self.edit_asked.emit, "pencil", shortcut="Return")
        menu.add(self.tr("Delete"), self.delete_asked.emit, "trash-2", shortcut="Del")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter corrects, Delete deletes; the arrows go to the next and the former one. Others are the page's."""
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.edit_asked.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.delete_asked.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_J:
                self.step_asked.emit(1)
            case Qt.Key.Key_Up | Qt.Key.Key_K:
                self.step_asked.emit(-1)
            case _:
                event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The ring."""
        if self.ring_shown:
            paint_ring(QPainter(self), QRectF(self.rect()), RADIUS_FIELD, tokens_of(self))
