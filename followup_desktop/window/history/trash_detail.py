"""Somebody in the trash beside the list: what went with them, and the buttons that bring them back or forget them."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.names import initials
from followup_desktop.domain.spoken import ENGLISH, whole_day
from followup_desktop.domain.trash import Deleted, time_left, what_went
from followup_desktop.window.kit.avatar import ON_CARDS, Avatar
from followup_desktop.window.kit.buttons import filled, quiet
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.portraits import Portraits


class TrashDetail(Page):
    """Empty until somebody is shown."""

    back_asked = Signal()
    forget_asked = Signal()

    def __init__(self, portraits: Portraits, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=20)
        self._portraits = portraits
        self.shown: Deleted | None = None
        self._avatar = Avatar(ON_CARDS)
        self._name = elided("", "heading")
        self._organisation = elided("", "secondary")
        self._when = label("", "body", wrap=True)
        self._went = label("", "secondary", wrap=True)
        self.back_button = filled(self.tr("Bring back"), "undo-2")
        self.forget_button = quiet(self.tr("Forget now…"), "eye-off")
        self.error = InlineError()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._organisation)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._avatar)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back_button)
        buttons.addWidget(self.forget_button)
        buttons.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._when)
        self.column.addWidget(self._went)
        self.column.addLayout(buttons)
        self.column.addWidget(self.error)
        self.column.addStretch(1)
        self.back_button.clicked.connect(self.back_asked)
        self.forget_button.clicked.connect(self.forget_asked)
        portraits.arrived.connect(self._show_face)
        self.show_body(False)

    def show_deleted(self, one: Deleted | None, today: date) -> None:
        """Show somebody, or nobody."""
        self.shown = one
        self.show_body(one is not None)
        if one is None:
            return
        self._name.setText(one.name)
        self._organisation.setText(one.organisation)
        self._organisation.setVisible(bool(one.organisation))
        day = whole_day(one.deleted_at.date(), ENGLISH)
        if one.merged_into:
            text = self.tr("Merged into {name} on {day}.").format(name=one.merged_into, day=day)
        else:
            text = self.tr("Deleted on {day}, {left}.").format(day=day, left=time_left(one, today))
        self._when.setText(text)
        self._went.setText(self._went_words(one))
        self.error.show_error("")
        self._show_face()

    def _went_words(self, one: Deleted) -> str:
        went = what_went(one)
        if one.merged_into:
            back = self.tr("They come back as somebody of their own. {name} keeps what was copied from them.")
            return back.format(name=one.merged_into)
        if not went:
            return self.tr("All that was noted of them comes back with them.")
        return self.tr("{what} and all that was noted of them come back with them.").format(what=went)

    def _show_face(self) -> None:
        if (one := self.shown) is not None:
            self._avatar.show_person(initials(one.name), one.id, self._portraits.get(one.portrait))
