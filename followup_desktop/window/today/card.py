"""A card of Today: one person, why now, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from followup_desktop.domain.check_ins import CheckIn, Kind
from followup_desktop.domain.medium import Suggestion
from followup_desktop.domain.names import initials
from followup_desktop.window.check_in_actions import DoneRow, SnoozeMenu, complete_unlogged, skip
from followup_desktop.window.context import Context
from followup_desktop.window.kit.avatar import ON_CARDS, Avatar
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.focus_card import FocusCard
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.today.card_words import CardWords, kind_words

_NARROW = 560
"""Pixels below which the buttons stand under the words."""


class CheckInCard(FocusCard):
    """One check-in. Enter or a click opens the contact; W, D, S and X are write, done, snooze and skip."""

    opened = Signal(int)
    """The contact's row number."""
    log_asked = Signal(int)
    """The contact's row number: show the log line of that page."""
    write_asked = Signal(int, str)
    """The contact's row number and the check-in's uuid: open the composer."""
    day_asked = Signal(object)
    """The datetime.date of an occasion: show everybody whose occasion is on it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._check_in: CheckIn | None = None
        self._suggestion: Suggestion | None = None
        self.done_row: DoneRow | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._avatar = Avatar(ON_CARDS)
        self._words = CardWords()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._halves.setSpacing(16)
        self._halves.addWidget(self._words, 1)
        self._halves.addLayout(self._build_buttons())
        self._row = QHBoxLayout()
        self._row.setSpacing(10)
        self._row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row.addLayout(self._halves, 1)
        self.column.addLayout(self._row)

    def _build_buttons(self) -> QHBoxLayout:
        self.write_button = outlined(self.tr("Write"), "pen-line")
        self.write_button.clicked.connect(self.write)
        self.done_button = outlined(self.tr("Done"), "check")
        self.done_button.clicked.connect(self.begin_done)
        self.snooze_button = icon_button("clock", self.tr("Snooze"), "S")
        self.snooze_button.clicked.connect(self.open_snooze)
        self.more_button = icon_button("ellipsis", self.tr("More"))
        self.more_button.clicked.connect(self.open_more)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        for button in (self.write_button, self.done_button, self.snooze_button, self.more_button):
            button.setCursor(Qt.CursorShape.ArrowCursor)
            buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addStretch(0)
        return buttons

    @property
    def check_in(self) -> CheckIn:
        """What it shows."""
        assert self._check_in is not None
        return self._check_in

    def show_check_in(self, check_in: CheckIn, suggestion: Suggestion | None) -> None:
        """Show a check-in; a row that 'done' opened stays open."""
        if (check_in, suggestion) == (self._check_in, self._suggestion):
            return
        self._check_in, self._suggestion = check_in, suggestion
        self._words.show_check_in(check_in, suggestion, self._context.now)
        self.setAccessibleName(f"{check_in.contact_name}, {kind_words(check_in)}. {check_in.reason}")
        self.setAccessibleDescription(self.tr("Enter opens, W writes, D is done, S is later, X skips"))

    def show_photo(self, photo: QPixmap | None) -> None:
        """Show the portrait, or initials."""
        self._avatar.show_person(initials(self.check_in.contact_name), self.check_in.contact, photo)

    def write(self) -> None:
        """Ask for the composer."""
        self.write_asked.emit(self.check_in.contact, self.check_in.uuid)

    def begin_done(self) -> None:
        """Open the row that asks how it was."""
        if self.done_row is None:
            suggested = self._suggestion.channel if self._suggestion else None
            self.done_row = DoneRow(self._context, self.check_in, suggested)
            self.done_row.cancelled.connect(self.end_done)
            self.done_row.setCursor(Qt.CursorShape.ArrowCursor)
            self.done_row.setContentsMargins(ON_CARDS + self._row.spacing(), 4, 0, 0)
            self.column.addWidget(self.done_row)
        self.done_row.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def end_done(self) -> None:
        """Close that row without logging anything."""
        if self.done_row is not None:
            self.setFocus(Qt.FocusReason.TabFocusReason)
            self.column.removeWidget(self.done_row)
            self.done_row.hide()
            self.done_row.deleteLater()
            self.done_row = None

    def open_snooze(self) -> SnoozeMenu:
        """Open the choices of 'later'."""
        menu = SnoozeMenu(self._context, self.check_in, self.snooze_button)
        menu.open()
        return menu

    def open_more(self) -> Menu:
        """Open what else there is to do."""
        return open_menu(self.more_button, self._fill_more)

    def _fill_more(self, menu: Menu) -> None:
        check_in, context = self.check_in, self._context
        menu.add(self.tr("Open"), lambda: self.opened.emit(check_in.contact), "user", shortcut="Return")
        menu.add(self.tr("Log something…"), lambda: self.log_asked.emit(check_in.contact), "notebook-pen")
        if check_in.kind is Kind.OCCASION:
            menu.add(self.tr("Everybody on this day"), lambda: self.day_asked.emit(check_in.was_due_on), "cake")
        menu.addSeparator()
        menu.add(self.tr("Done, nothing to log"), lambda: complete_unlogged(context, check_in), "check")
        menu.add(self.tr("Skip this one"), lambda: skip(context, check_in), "skip-forward", shortcut="X")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; D, S and X act. Other keys are the list's."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
            return
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit(self.check_in.contact)
            case Qt.Key.Key_W:
                self.write()
            case Qt.Key.Key_D:
                self.begin_done()
            case Qt.Key.Key_S:
                self.open_snooze()
            case Qt.Key.Key_X:
                skip(self._context, self.check_in)
            case _:
                event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here too."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click anywhere opens the contact."""
        inside = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside and self.done_row is None:
            self.opened.emit(self.check_in.contact)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where room is short, the buttons stand under the words."""
        super().resizeEvent(event)
        narrow = self.width() < _NARROW
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._halves.direction() is not direction:
            self._halves.setSpacing(8 if narrow else 16)
            self._halves.setDirection(direction)
