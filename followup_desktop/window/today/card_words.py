"""The words of a card: who, what kind, why, and what fits."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.tokens import band_role
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.words import kind_name
from followup_desktop.window.channels import channel_icon
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import elided, label
from followup_desktop.window.today.reading import Suggestion

_ROLES = {
    Kind.THANK_YOU: "in_touch",
    Kind.FOLLOW_UP: "accent",
    Kind.INFORMATION: "early",
    Kind.GENTLE_NUDGE: "early",
    Kind.HARD_TIME: "drifting",
    Kind.OCCASION: "ready",
    Kind.RECONNECT: "lapsed",
    Kind.REMINDER: "quiet",
}
"""The colours of the kinds; keep in touch has that of the contact's band."""


class CardWords(QWidget):
    """Name and chips in a line, the reason below, and the channel that fits."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = elided("", "strong")
        self._kind = Chip("")
        self._moment = Chip("")
        self._reason = label("", "body", wrap=True)
        self._hint = QWidget()
        self._hint_icon = IconMark("", "faint", 14)
        self._hint_words = elided("", "faint")
        head = QHBoxLayout()
        head.setSpacing(8)
        for part in (self._name, self._kind, self._moment):
            head.addWidget(part)
        head.addStretch(1)
        hint = QHBoxLayout(self._hint)
        hint.setContentsMargins(0, 1, 0, 0)
        hint.setSpacing(5)
        hint.addWidget(self._hint_icon)
        hint.addWidget(self._hint_words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        column.addWidget(self._reason)
        column.addWidget(self._hint)

    def show_check_in(self, check_in: CheckIn, suggestion: Suggestion | None, now: datetime) -> None:
        """Show a check-in; a moment is told in the zone of `now`."""
        self._name.setText(check_in.contact_name)
        self._name.updateGeometry()
        self._kind.show_text(kind_words(check_in), _ROLES.get(check_in.kind) or band_role(check_in.band))
        moment = f"{check_in.due_at.astimezone(now.tzinfo):%H:%M}" if check_in.due_at else ""
        self._moment.show_text(moment, "plain", "clock")
        self._moment.setVisible(bool(moment))
        self._reason.setText(check_in.reason)
        self._reason.setVisible(bool(check_in.reason.strip()))
        self._hint.setVisible(suggestion is not None and bool(suggestion.words))
        if suggestion is not None:
            self._hint_icon.show_icon(channel_icon(suggestion.channel), "faint")
            self._hint_words.setText(suggestion.words)


def kind_words(check_in: CheckIn) -> str:
    """'Thank you', 'Birthday'."""
    return check_in.occasion or kind_name(check_in.kind)
