"""What can be done with a backup: open one from elsewhere, forget it, put it back."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import filled, quiet
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.hairline import Hairline

_SIDE = 22


class Foot(QWidget):
    """Three buttons, and the question whether what no trash takes is to be deleted."""

    elsewhere_asked = Signal()
    forget_asked = Signal()
    put_back_asked = Signal()
    deleted = Signal()
    """The question was answered with yes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.error = InlineError()
        self.question = Banner("trash-2", "", role="drifting", tint="ready_tint", closable=False)
        self.delete = self.question.add_button(self.tr("Delete for good"))
        self.keep = self.question.add_button(self.tr("Keep"), kind="quiet")
        self.question.hide()
        self.elsewhere = quiet(self.tr("Another file…"), "folder")
        self.forget = quiet(self.tr("Forget"), "trash-2")
        self.put_back = filled(self.tr("Put this back"), "archive-restore")
        self.elsewhere.setToolTip(self.tr("Look inside a backup that lies somewhere else"))
        self.put_back.setToolTip(self.tr("Your book is backed up first, and Ctrl+Z takes it back (Ctrl+Enter)"))
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.elsewhere, self.forget, self.put_back):
            row.addWidget(button)
        row.insertStretch(2, 1)
        inside = QVBoxLayout()
        inside.setContentsMargins(_SIDE - 10, 11, _SIDE, 14)
        inside.setSpacing(8)
        for part in (self.error, self.question):
            inside.addWidget(part)
        inside.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Hairline())
        column.addLayout(inside)
        self.elsewhere.clicked.connect(self.elsewhere_asked)
        self.forget.clicked.connect(self.forget_asked)
        self.put_back.clicked.connect(self.put_back_asked)
        self.delete.clicked.connect(self._delete)
        self.keep.clicked.connect(self.question.hide)

    def ask(self, count: int) -> None:
        """Ask whether so many are to be deleted for good."""
        one = self.tr("The trash does not take this backup. Delete it for good?")
        many = self.tr("The trash does not take {n} of these backups. Delete them for good?")
        self.question.show_text(one if count == 1 else many.format(n=count))
        self.keep.setFocus()

    def _delete(self) -> None:
        self.question.hide()
        self.deleted.emit()
