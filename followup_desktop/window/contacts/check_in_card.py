"""The next check-in of a contact, with what can be done about it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.tokens import band_role
from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.contacts import Contact
from followup_desktop.domain.words import ahead, kind_name
from followup_desktop.store.reads.medium import suggestion_for
from followup_desktop.store.writes.contacts import archive_contacts, resume_contacts
from followup_desktop.window import check_in_actions
from followup_desktop.window.check_in_actions import ORIGIN, DoneRow, SnoozeMenu
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import outlined, quiet
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.pictures import IconMark
from followup_desktop.window.kit.text import label
from followup_desktop.window.words import short_day

_DERIVED = (Kind.KEEP_IN_TOUCH, Kind.RECONNECT)
_NARROW = 560
_COUNTED = 60
"""Days up to which the distance is told beside the day."""


class CheckInCard(Card):
    """One check-in, or why there is none: paused, archived. Hidden where there is nothing to say."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._check_in: CheckIn | None = None
        self._why = ""
        self._icon = IconMark("bell", "ready")
        self._title = label("", "strong", wrap=True)
        self._text = label("", "secondary", wrap=True)
        self._buttons = QWidget()
        self._row = QHBoxLayout(self._buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self.done_row: DoneRow | None = None
        self._lay_out()
        self.hide()

    def show_next(self, contact: Contact, check_in: CheckIn | None, why: str = "") -> None:
        """Show a contact's next check-in; `why` is why their keep-in-touch is due when it is."""
        self._why = why
        same = check_in is not None and self._check_in is not None and check_in.uuid == self._check_in.uuid
        if not same:
            self._drop_done_row()
        self._check_in = check_in
        self._clear_buttons()
        today = self._context.today
        if contact.archived:
            self._say_archived(contact.id)
        elif contact.paused_until is not None and contact.paused_until > today:
            self._say_paused(contact.id, contact.paused_until, today)
        elif check_in is not None:
            self._say_check_in(check_in, today)
        else:
            self.hide()

    @property
    def is_due(self) -> bool:
        """Whether the check-in shown can be done, snoozed or skipped here."""
        return self._check_in is not None and self._row.count() > 1 and self.isVisible()

    def ask_done(self) -> None:
        """Open the row that asks for at most one line."""
        if self._check_in is None or not self.is_due or self.done_row is not None:
            return
        fitting = suggestion_for(self._context.book, self._check_in.contact, self._check_in.kind)
        self.done_row = DoneRow(self._context, self._check_in, fitting.channel if fitting else None)
        self.done_row.finished.connect(self._drop_done_row)
        self.done_row.cancelled.connect(self._drop_done_row)
        self.column.addWidget(self.done_row)
        self._buttons.hide()
        self.done_row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def ask_snooze(self) -> None:
        """Open the choices of 'later'."""
        if self._check_in is not None and self.is_due:
            SnoozeMenu(self._context, self._check_in, self._buttons).open()

    def skip(self) -> None:
        """Let this one go."""
        if self._check_in is not None and self.is_due:
            check_in_actions.skip(self._context, self._check_in)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short the buttons stand below the words."""
        super().resizeEvent(event)
        wide = self.width() >= _NARROW
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        said = QHBoxLayout()
        said.setSpacing(11)
        said.addWidget(self._icon)
        said.addLayout(words, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(11)
        self._line.addLayout(said, 1)
        self._line.addWidget(self._buttons, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addLayout(self._line)

    def _say(self, icon: str, role: str, title: str, text: str) -> None:
        self._icon.show_icon(icon, role)
        self._title.setText(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self.show()

    def _say_archived(self, contact: int) -> None:
        self._say("archive", "sub", self.tr("Archived"), self.tr("Kept in your book, and never reminded of."))
        back = outlined(self.tr("Bring back"), "archive-restore")
        back.clicked.connect(lambda: self._context.write(
            lambda book, now: archive_contacts(book, [contact], now, archived=False, origin=ORIGIN)
        ))  # fmt: skip
        self._row.addWidget(back)

    def _say_paused(self, contact: int, until: date, today: date) -> None:
        for_good = until == date.max
        title = self.tr("Paused") if for_good else self.tr("Paused until {day}").format(day=short_day(until, today))
        self._say("pause", "sub", title, self.tr("No reminders in the meantime."))
        resume = outlined(self.tr("Resume"), "play")
        resume.clicked.connect(
            lambda: self._context.write(lambda book, now: resume_contacts(book, [contact], now, ORIGIN))
        )
        self._row.addWidget(resume)

    def _say_check_in(self, check_in: CheckIn, today: date) -> None:
        ready = check_in.due_on <= today
        if not ready:
            day = self.tr("on {day}").format(day=short_day(check_in.due_on, today, weekday=True))
            is_near = (check_in.due_on - today).days <= _COUNTED
            when = f"{ahead(check_in.due_on, today)}, {day}" if is_near else day
            reason = self._why if check_in.kind in _DERIVED else check_in.reason
            self._say("calendar-clock", "sub", f"{self._name(check_in)} {when}", reason)
        else:
            role = "ready" if check_in.kind not in _DERIVED else band_role(check_in.band)
            self._say("bell", role, self._name(check_in), check_in.reason)
        if ready or check_in.kind not in _DERIVED:
            self._offer()

    def _name(self, check_in: CheckIn) -> str:
        if check_in.kind is Kind.RECONNECT and check_in.due_on <= self._context.today:
            return self.tr("Ready to reconnect")
        return check_in.occasion or kind_name(check_in.kind)

    def _offer(self) -> None:
        done, snooze, skip = (
            outlined(self.tr("Done"), "check"),
            outlined(self.tr("Snooze"), "clock"),
            quiet(self.tr("Skip")),
        )
        done.setToolTip(self.tr("Done (D)"))
        snooze.setToolTip(self.tr("Snooze (S)"))
        skip.setToolTip(self.tr("Let this one go: the next date counts from today"))
        done.clicked.connect(self.ask_done)
        snooze.clicked.connect(self.ask_snooze)
        skip.clicked.connect(self.skip)
        for button in (done, snooze, skip):
            self._row.addWidget(button)
        self._buttons.setVisible(self.done_row is None)

    def _clear_buttons(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _drop_done_row(self) -> None:
        if self.done_row is not None:
            self.done_row.hide()
            self.done_row.deleteLater()
            self.done_row = None
        self._buttons.show()
