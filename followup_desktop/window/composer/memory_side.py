"""What stands beside the text: questions to answer, and below them what the contact's page remembers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.writing.questions import Question
from followup_desktop.store.reads.memory import Memory
from followup_desktop.window.composer.purpose import Introduced
from followup_desktop.window.contacts.facts import FactCard
from followup_desktop.window.contacts.interest_lines import interest_lines
from followup_desktop.window.contacts.remember import Remember
from followup_desktop.window.context import Context
from followup_desktop.window.kit.card import BETWEEN
from followup_desktop.window.kit.page import Page
from followup_desktop.window.question_icons import QUESTION_ICONS


class MemorySide(Page):
    """Scrolls by itself, so that the text stays where it is."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, side=4)
        self.questions = FactCard(self.tr("Questions to begin with"))
        self.other = FactCard("")
        self.remember = Remember(context, beside=False)
        self.column.setContentsMargins(0, 0, 14, 18)
        self.column.setSpacing(BETWEEN)
        self.column.addWidget(self.questions)
        self.column.addWidget(self.other)
        self.column.addWidget(self.remember)
        self.column.addStretch(1)

    def show_memory(self, memory: Memory, questions: Sequence[Question], introduced: Introduced | None = None) -> None:
        """Show what is known, and what one could answer; and who they are introduced to."""
        self.questions.clear()
        for question in questions:
            self.questions.say(QUESTION_ICONS[question.source], question.ask, question.about)
        self.questions.settle()
        self.other.clear()
        if introduced is not None:
            self._show_other(introduced)
        self.other.settle()
        self.remember.show_memory(memory)

    def _show_other(self, introduced: Introduced) -> None:
        fields = introduced.contact.fields
        self.other.set_heading(introduced.name)
        for reason in introduced.reasons:
            self.other.say("sparkles", reason)
        about = ", ".join(part for part in (fields.role, fields.organisation) if part)
        if about:
            self.other.say("briefcase", about)
        for line in interest_lines(fields.interests, ()):
            self.other.say(line.icon, line.text)
