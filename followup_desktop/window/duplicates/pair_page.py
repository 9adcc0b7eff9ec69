"""A pair that may be one person: how sure that is, why, and both field by field."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from followup_desktop.domain.duplicates.comparing import Certainty, Reason, why_words
from followup_desktop.window.kit.chips import Chip
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import label
from followup_desktop.window.merging.comparison import Comparison
from followup_desktop.window.merging.reading import Pair

_SIDE = 22
_WIDEST = 10_000
"""The panel is as wide as is good to read already."""


class PairPage(Page):
    """Scrolls; `comparison` is the pair that is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=_SIDE, widest=_WIDEST)
        self.comparison: Comparison | None = None
        self._certainty = Chip("")
        self._why = label("", "secondary", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._certainty)
        row.addWidget(self._why, 1)
        self.column.addLayout(row)
        self.column.addStretch(1)

    @property
    def words(self) -> str:
        """How sure it is and why, as it is read aloud."""
        return f"{self._certainty.text}: {self._why.text()}"

    def show_pair(self, pair: Pair, certainty: Certainty, reasons: Iterable[Reason]) -> None:
        """Show a pair in place of the former one."""
        certain = certainty is Certainty.CERTAIN
        word = self.tr("Surely the same") if certain else self.tr("Likely the same")
        self._certainty.show_text(word, "in_touch" if certain else "ready")
        self._why.setText(why_words(reasons))
        names = self.tr("{name} and {other}").format(name=pair.kept.name, other=pair.other.name)
        self.setAccessibleName(f"{names}. {self.words}")
        former, self.comparison = self.comparison, Comparison(pair)
        if former is not None:
            self.column.removeWidget(former)
            former.hide()
            former.deleteLater()
        self.column.insertWidget(1, self.comparison, 0, Qt.AlignmentFlag.AlignTop)
