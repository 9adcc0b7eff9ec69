"""The head of a form that slides in, and the column that it stands on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

_ABOVE, _TRAILING, _BELOW = 16, 12, 12


def form_head(
    words: Sequence[QWidget], close: QWidget, side: int, *, beside: Sequence[QWidget] = (), below: int = _BELOW
) -> QHBoxLayout:
    """What a form is and is about, one below the other, with the button that closes it at the trailing edge.

    `side` is the form's own margin, `below` the room under the head; what is `beside` stands before the button.
    """
    lines = QVBoxLayout()
    lines.setSpacing(2)
    for line in words:
        lines.addWidget(line)
    head = QHBoxLayout()
    head.setContentsMargins(side, _ABOVE, _TRAILING, below)
    if beside:
        head.setSpacing(16)
    head.addLayout(lines, 1)
    for widget in beside:
        head.addWidget(widget)
    head.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
    return head


def stand_on(form: QWidget, *parts: QWidget | QLayout | tuple[QWidget | QLayout, int]) -> None:
    """Lay a form's parts one below the other with nothing between them; a pair is a part and its share of the room."""
    column = QVBoxLayout(form)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        piece, share = part if isinstance(part, tuple) else (part, 0)
        if isinstance(piece, QLayout):
            column.addLayout(piece, share)
        else:
            column.addWidget(piece, share)
