"""What stands beside the text: questions to answer, and below them what the contact's page remembers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.writing.questions import Question, Source
from followup_desktop.store.reads.memory import Memory
from followup_desktop.window.contacts.facts import FactCard
from followup_desktop.window.contacts.remember import Remember
from followup_desktop.window.context import Context
from followup_desktop.window.kit.card import BETWEEN
from followup_desktop.window.kit.page import Page

_ICONS = {
    Source.KIND: "sparkles",
    Source.LOOP: "message-circle-question-mark",
    Source.CONVERSATION: "quote",
    Source.DATE: "cake",
    Source.INTEREST: "mountain",
    Source.NEED: "search",
    Source.GIVING: "gift",
}


class MemorySide(Page):
    """Scrolls by itself, so that the text stays where it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=4)
        self.questions = FactCard(self.tr("Questions to begin with"))
        self.remember = Remember(context, beside=False)
        self.column.setContentsMargins(0, 0, 14, 18)
        self.column.setSpacing(BETWEEN)
        self.column.addWidget(self.questions)
        self.column.addWidget(self.remember)
        self.column.addStretch(1)

    def show_memory(self, memory: Memory, questions: Sequence[Question]) -> None:
        """Show what is known, and what one could answer."""
        self.questions.clear()
        for question in questions:
            self.questions.say(_ICONS[question.source], question.ask, question.about)
        self.questions.settle()
        self.remember.show_memory(memory)
