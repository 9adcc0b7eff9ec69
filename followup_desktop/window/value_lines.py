"""The values of one field of a contact below each other, for the import's preview and for merging."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label

_NARROWEST = 60
_MOST_VALUES = 40
"""Values of one field that are shown; the rest is counted."""


def value_lines(texts: Sequence[str], added: Collection[str] = ()) -> QWidget:
    """One line a value, as plain text; those that are added carry a plus, and a field without values a dash."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for text in texts[:_MOST_VALUES]:
        row = QHBoxLayout()
        row.setSpacing(6)
        if text in added:
            row.addWidget(IconMark("plus", "in_touch", 14), 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, "strong" if text in added else "body", wrap=True, selectable=True)
        # Or one endless word would make the page wider than the window.
        words.setMinimumWidth(_NARROWEST)
        row.addWidget(words, 1)
        column.addLayout(row)
    if len(texts) > _MOST_VALUES:
        column.addWidget(label(f"… {len(texts) - _MOST_VALUES:,}", "faint"))
    if not texts:
        column.addWidget(label("–", "faint"))
    return box
