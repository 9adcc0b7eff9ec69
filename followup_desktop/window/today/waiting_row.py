"""A row of 'waiting for a reply': since when, by what, and what one can do about it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.waiting import Waiting, nudge, waiting_words
from followup_desktop.domain.working_days import weekend_of
from followup_desktop.store.book import Book
from followup_desktop.store.reads.settings import region
from followup_desktop.store.writes.follow_ups import take_offer
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.window.check_in_actions import ORIGIN
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.buttons import icon_button, quiet
from followup_desktop.window.one_line import OneLine
from followup_desktop.window.today.fold_row import FoldRow


class AnsweredRow(OneLine):
    """The row that 'they answered' opens: what they said, in one line."""

    def __init__(self, context: Context, waiting: Waiting, parent: QWidget | None = None) -> None:
        super().__init__(context, waiting.channel, self.tr("What did they say?"), parent)
        self._contact = waiting.contact

    def write(self, channel: Channel, line: str) -> Write:
        """Log that they reached out."""
        contact = self._contact

        def log(book: Book, now: datetime) -> Changes:
            draft = InteractionDraft(
                (contact,), now.date(), channel, at=now, initiator=Initiator.THEM, notes=line.strip()
            )
            return log_interaction(book, draft, now, ORIGIN)

        return log


class WaitingRow(FoldRow):
    """Somebody who has not answered yet. D says that they did, S plans a gentle nudge, W writes."""

    def __init__(self, context: Context, waiting: Waiting) -> None:
        words = waiting_words(waiting, context.today)
        super().__init__(context, waiting.contact, waiting.contact_name, words)
        self._waiting = waiting
        self.line.setAccessibleDescription(self.tr("Enter opens, W writes, D says that they answered, S plans a nudge"))
        self.answered_button = quiet(self.tr("They answered"), "check")
        self.answered_button.clicked.connect(self.begin_done)
        self.trailing.addWidget(self.answered_button)
        self.nudge_button = icon_button("bell", self.tr("Nudge gently in five working days"), "S", self)
        self.nudge_button.clicked.connect(self.later)
        self.trailing.addWidget(self.nudge_button)
        self.nudge_button.setVisible(waiting.nudge_on is None)

    def make_done_row(self) -> OneLine:
        """What they said."""
        return AnsweredRow(self._context, self._waiting)

    def later(self) -> None:
        """Plan a gentle nudge in five working days; one that is planned already stays as it is."""
        waiting = self._waiting
        if waiting.nudge_on is not None:
            return

        def plan(book: Book, now: datetime) -> Changes:
            weekend = weekend_of(region(book))
            return take_offer(book, waiting.contact, nudge(waiting, now.date(), weekend), now, ORIGIN)

        self._context.write(plan)
