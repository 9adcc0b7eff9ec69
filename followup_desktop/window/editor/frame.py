"""What stands around the form: a title, notices, the scrolled page, and the foot with 'Save'."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.editor.contact_form import ContactForm
from followup_desktop.window.editor.notices import Notices
from followup_desktop.window.kit.buttons import filled, icon_button
from followup_desktop.window.kit.hairline import Hairline
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided, label

_SIDE = 22


class Frame(QWidget):
    """The parts of the editor, put together as they are seen."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = elided("", "heading")
        self.close_button = icon_button("x", self.tr("Close"), self.tr("Esc"))
        head = QHBoxLayout()
        head.setContentsMargins(_SIDE, 14, 12, 10)
        head.addWidget(self._title, 1)
        head.addWidget(self.close_button)
        self.notices = Notices()
        self.form = ContactForm(context)
        self._page = Page()
        self._page.column.setContentsMargins(_SIDE, 4, _SIDE, _SIDE)
        self._page.column.addWidget(self.form)
        self.save_button = filled(self.tr("Save"), "check")
        self._state = label("", "faint", wrap=True)
        foot = QHBoxLayout()
        foot.setContentsMargins(_SIDE, 10, _SIDE, 14)
        foot.setSpacing(12)
        foot.addWidget(self._state, 1)
        foot.addWidget(self.save_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.notices)
        column.addWidget(self._page, 1)
        column.addWidget(Hairline())
        column.addLayout(foot)

    def show_title(self, text: str) -> None:
        """Say whom this is about."""
        self._title.setText(text)
        self._title.updateGeometry()

    def show_changed(self, changed: bool) -> None:
        """Say that something is not saved yet, and that it does not get lost."""
        self._state.setText(self.tr("Not saved yet; nothing is lost if you leave.") if changed else "")

    def go_to(self, field: QWidget) -> None:
        """Put the focus into a field and bring it into sight once the errors around it have their room."""
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, field, lambda: self._page.ensureWidgetVisible(field, 0, 60))
