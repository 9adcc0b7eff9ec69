"""The composer at work: it checks while one writes, keeps the draft, hands over, and logs what was sent."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.launch import open_address
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.outreach import guard_words
from followup_desktop.window.composer.checking import Checking
from followup_desktop.window.composer.drafts import Unsent, UnsentMessages
from followup_desktop.window.composer.frame import Frame
from followup_desktop.window.composer.purpose import Purpose
from followup_desktop.window.composer.reading import read_material
from followup_desktop.window.composer.sending import Message, log_sent
from followup_desktop.window.context import Context
from followup_desktop.window.saving import Saving

_KEEP_MS = 800


class Composer(Frame):
    """A message to a contact. What is not sent is kept as a draft and comes back."""

    closed = Signal()
    """The person is done here: sent and logged, or leaving with whatever draft there is."""

    def __init__(
        self,
        context: Context,
        contact: int,
        check_in: str = "",
        purpose: Purpose | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Raises NotFound for a contact that is not in the book."""
        self._material = read_material(context.book, contact, check_in, context.now, purpose)
        super().__init__(context, parent)
        self._context = context
        self._messages = UnsentMessages(context.book)
        self._saving = Saving(context, self, self.sent_row.error)
        self._finished = False
        self._keep_soon = QTimer(self, singleShot=True, interval=_KEEP_MS)
        self._show_material()
        self._restore()
        self._show_delivery()
        self._connect()
        self.checking = Checking(context, self._material, self.text, self.checks)

    @property
    def contact(self) -> int:
        """To whom it is."""
        return self._material.memory.contact.id

    def begin(self) -> None:
        """Put the cursor where one goes on writing."""
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def hand_over(self) -> None:
        """Give the message to the person's own program, or to the clipboard, and ask whether it was sent."""
        link = self.delivery.link
        is_call = self.delivery.channel is Channel.CALL and bool(link)
        if not self.text.toPlainText().strip() and not is_call:
            self.begin()
            return
        if not is_call:
            QGuiApplication.clipboard().setText(self.text.toPlainText())
        opened = bool(link) and open_address(link)
        self._ask_sent(self._words_after(is_call=is_call, has_link=bool(link), opened=opened))
        self.keep_draft()

    def copy_text(self) -> None:
        """Copy the message, for wherever it goes."""
        if not self.text.toPlainText().strip():
            self.begin()
            return
        QGuiApplication.clipboard().setText(self.text.toPlainText())
        self._ask_sent(self.tr("Copied: paste it wherever the two of you talk."))
        self.keep_draft()

    def log(self) -> None:
        """Log it as sent. Where that is refused, the reason stands in the row and the draft stays."""
        due = self._material.check_in
        purpose = self._material.purpose
        message = Message(
            self.contact,
            self.delivery.channel,
            self.text.toPlainText(),
            due.uuid if due else "",
            purpose.other if purpose else 0,
        )
        self._saving.save(lambda: lambda book, now: log_sent(book, message, now), self._logged)

    def leave(self) -> None:
        """Close; what is written stays as a draft."""
        self.keep_draft()
        self.closed.emit()

    def keep_draft(self) -> None:
        """Write the draft now; an empty one is forgotten."""
        self._keep_soon.stop()
        if self._finished:
            return
        draft, purpose = self._material.draft, self._material.purpose
        text, subject = self.text.toPlainText(), self.delivery.subject.text()
        if text.strip() == (purpose.text.strip() if purpose else "") and not subject.strip():
            self._messages.drop(draft)
            self.state.setText("")
            return
        due = self._material.check_in
        unsent = Unsent(
            self.delivery.channel, text, self._context.now, subject, self.delivery.address,
            due.uuid if due else "",
            handed_over=not self.sent_row.isHidden(),
        )  # fmt: skip
        self._messages.keep(draft, unsent)
        self.state.setText(self.tr("Kept as a draft"))

    def hideEvent(self, event: QHideEvent) -> None:
        """Nothing is lost where the window closes."""
        self.keep_draft()
        super().hideEvent(event)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.leave)
        self.main.clicked.connect(self.hand_over)
        self.copy.clicked.connect(self.copy_text)
        self.delivery.changed.connect(self._show_delivery)
        self.delivery.changed.connect(self._keep_soon.start)
        self.text.textChanged.connect(self._keep_soon.start)
        self.sent_row.sent.connect(self.log)
        self.sent_row.not_yet.connect(self._not_yet)
        self._keep_soon.timeout.connect(self.keep_draft)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.hand_over)
        self._context.feed.changed.connect(self._changed)

    def _show_material(self) -> None:
        material = self._material
        self.title.setText(material.title)
        self.reason.setText(material.reason)
        self.reason.setVisible(bool(material.reason))
        other = material.introduced.contact.fields if material.introduced else None
        self.delivery.show_contact(material.memory.contact.fields, material.suggestion, other)
        self.memory.show_memory(material.memory, material.questions, material.introduced)

    def _restore(self) -> None:
        """Begin with the draft, else with what is suggested."""
        unsent = self._messages.load(self._material.draft)
        if self._material.waiting_since is not None:
            self.state.setText(guard_words(self._material.waiting_since, self._context.today))
        if unsent is None:
            self.delivery.show_choice(self._material.suggestion.channel)
            self.text.setPlainText(self._material.purpose.text if self._material.purpose else "")
        else:
            self.delivery.show_choice(unsent.channel, unsent.to, unsent.subject)
            self.text.setPlainText(unsent.text)
            self.state.setText(self.tr("Your draft is back"))
        if unsent is not None and unsent.handed_over:
            self._ask_sent(self.tr("You had handed this over."))

    def _show_delivery(self) -> None:
        """Name the two buttons for what they do with this channel."""
        channel, link = self.delivery.channel, self.delivery.link
        words = {
            Channel.EMAIL: self.tr("Open e-mail"),
            Channel.MESSAGE: self.tr("Open messages"),
            Channel.CALL: self.tr("Call"),
        }.get(channel, self.tr("Open"))
        self.main.set_words(words if link else self.tr("Copy"))
        self.main.set_icon(("phone" if channel is Channel.CALL else "send") if link else "copy")
        self.copy.setVisible(bool(link))

    def _words_after(self, *, is_call: bool, has_link: bool, opened: bool) -> str:
        if has_link and not opened:
            return self.tr("No program answered for this address; your text is on the clipboard.")
        if is_call:
            return self.tr("Your phone program has the number.")
        if opened:
            return self.tr("Your text is on the clipboard: paste it where it opened.")
        return self.tr("Copied: paste it wherever the two of you talk.")

    def _ask_sent(self, words: str) -> None:
        self.sent_row.ask(words)
        self.main.set_kind("outlined")

    def _not_yet(self) -> None:
        self.sent_row.hide()
        self.main.set_kind("filled")
        self.keep_draft()
        self.begin()

    def _logged(self, changes: Changes) -> None:
        self._finished = True
        self._messages.drop(self._material.draft)
        self.closed.emit()
        if changes.created:
            self._context.logged.emit(changes.created[0])

    def _changed(self, changes: Changes) -> None:
        """Remember anew what was changed meanwhile; a contact that is gone leaves the text where it is."""
        is_touched = changes.everything or self.contact in changes.contacts
        if not is_touched or self._saving.under_way or self._finished or not self.isVisible():
            return
        due, purpose, book = self._material.check_in, self._material.purpose, self._context.book
        try:
            self._material = read_material(book, self.contact, due.uuid if due else "", self._context.now, purpose)
        except NotFound:
            return
        self._show_material()
        self._show_delivery()
        self.checking.check_for(self._material)
