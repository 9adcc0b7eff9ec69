"""The frame of the backups: the list at one side, the one that is looked into at the other, the foot below."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.window.backups.foot import Foot
from followup_desktop.window.backups.inside import InsidePage
from followup_desktop.window.backups.place_row import NewBackup, PlaceRow
from followup_desktop.window.backups.shelf import Shelf
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.head import form_head, stand_on
from followup_desktop.window.kit.text import elided, label

_SIDE = 22
_LIST_WIDTH = 372


class Frame(QWidget):
    """The parts and where they stand; what they do is in form.py."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shelf = Shelf()
        self.page = InsidePage()
        self.foot = Foot()
        self.place = PlaceRow()
        self.new = NewBackup()
        self.empty = EmptyState(
            "hard-drive",
            self.tr("No backups yet"),
            self.tr("Followup makes one by itself when you close the window, once there is something in your book."),
        )
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        how = self.tr("Made when you close the window and once a day, verified, and thinned with time.")
        words = [elided(self.tr("Backups"), "heading"), label(how, "secondary", wrap=True)]
        head = form_head(words, self.close_button, _SIDE)
        stand_on(self, head, Hairline(), (self._body(), 1), self.foot)
        self.close_button.clicked.connect(self.closed)

    def _body(self) -> QHBoxLayout:
        side = QWidget()
        side.setMaximumWidth(scaled(_LIST_WIDTH))
        stack = QVBoxLayout(side)
        stack.setContentsMargins(0, 0, 0, 12)
        stack.setSpacing(10)
        stack.addWidget(self.shelf, 1)
        below = QVBoxLayout()
        below.setContentsMargins(_SIDE, 0, 14, 0)
        below.setSpacing(12)
        below.addWidget(self.new)
        below.addWidget(self.place)
        stack.addLayout(below)
        body = QHBoxLayout()
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        body.addWidget(side, 2)
        body.addWidget(Hairline(upright=True))
        body.addWidget(self.page, 3)
        body.addWidget(self.empty, 3)
        self.empty.hide()
        return body
