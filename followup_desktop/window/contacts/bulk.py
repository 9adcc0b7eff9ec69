"""What can be done to contacts, one or several: the writes, and the bar that appears when several are selected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QLineEdit, QMessageBox, QWidget

from followup_desktop.desktop.plain_text import plain_question
from followup_desktop.domain.dates import add_months
from followup_desktop.store.reads.lists import all_tags
from followup_desktop.store.reads.settings import circles
from followup_desktop.store.writes.contacts import (
    add_tag,
    archive_contacts,
    delete_contacts,
    pause_contacts,
    resume_contacts,
    set_circle,
)
from followup_desktop.window.context import Context
from followup_desktop.window.kit.buttons import icon_button
from followup_desktop.window.kit.dates import CalendarPopup
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.kit.text import label

ORIGIN = "window"
ASKS_OVER = 10
"""Deleting more than so many at once is asked about; fewer are just undone (design.md)."""


class ContactActions(QObject):
    """The writes that concern contacts as they are chosen in menus, with the questions that belong to them."""

    def __init__(self, context: Context, over: QWidget) -> None:
        super().__init__(over)
        self._context = context
        self._over = over

    def fill_circles(self, menu: Menu, contacts: Sequence[int], current: int | None = None) -> None:
        """Offer every circle, and none."""
        for circle in circles(self._context.book):
            menu.add(circle.name, partial(self.move, contacts, circle.id), checked=circle.id == current)
        menu.addSeparator()
        menu.add(self.tr("No circle"), partial(self.move, contacts, None), checked=False)

    def fill_tags(self, menu: Menu, contacts: Sequence[int]) -> None:
        """Offer the tags there are, and a new one."""
        for tag, _count in all_tags(self._context.book):
            menu.add(tag, partial(self.tag, contacts, tag))
        if not menu.isEmpty():
            menu.addSeparator()
        menu.add(self.tr("New tag…"), partial(self._ask_tag, contacts), "plus")

    def fill_pauses(self, menu: Menu, contacts: Sequence[int], anchor: QWidget, *, resume: bool = True) -> None:
        """Offer some lengths of a pause, a day, for good, and with `resume` its end."""
        today = self._context.today
        offers = (
            (self.tr("For a month"), add_months(today, 1)),
            (self.tr("For three months"), add_months(today, 3)),
            (self.tr("For a year"), add_months(today, 12)),
        )
        for words, until in offers:
            menu.add(words, partial(self.pause, contacts, until))
        menu.add(self.tr("Until a day…"), partial(self._ask_pause, contacts, anchor), "calendar")
        menu.add(self.tr("For good"), partial(self.pause, contacts, date.max))
        if resume:
            menu.addSeparator()
            menu.add(self.tr("Resume"), partial(self.resume, contacts), "play")

    def move(self, contacts: Sequence[int], circle: int | None) -> None:
        """Move contacts into a circle, or out of theirs."""
        self._context.write(lambda book, now: set_circle(book, contacts, circle, now, ORIGIN))

    def tag(self, contacts: Sequence[int], tag: str) -> None:
        """Put a tag on contacts."""
        self._context.write(lambda book, now: add_tag(book, contacts, tag, now, ORIGIN))

    def pause(self, contacts: Sequence[int], until: date) -> None:
        """Let contacts rest until a day."""
        self._context.write(lambda book, now: pause_contacts(book, contacts, until, now, ORIGIN))

    def resume(self, contacts: Sequence[int]) -> None:
        """End a pause."""
        self._context.write(lambda book, now: resume_contacts(book, contacts, now, ORIGIN))

    def archive(self, contacts: Sequence[int], *, archived: bool = True) -> None:
        """Put contacts away, or back."""
        self._context.write(lambda book, now: archive_contacts(book, contacts, now, archived=archived, origin=ORIGIN))

    def delete(self, contacts: Sequence[int]) -> None:
        """Delete contacts; more than ten only when the person says so once more."""
        if len(contacts) <= ASKS_OVER:
            self._delete(contacts)
            return
        box = plain_question(
            self._over,
            self.tr("Delete {n} contacts?").format(n=f"{len(contacts):,}"),
            self.tr("Their timelines go with them. Undo brings everything back."),
        )
        delete = box.addButton(self.tr("Delete"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        delete.clicked.connect(partial(self._delete, contacts))
        box.open()

    def _delete(self, contacts: Sequence[int]) -> None:
        self._context.write(lambda book, now: delete_contacts(book, contacts, now, ORIGIN))

    def _ask_tag(self, contacts: Sequence[int]) -> None:
        dialog = QInputDialog(self._over)
        dialog.setWindowTitle(self.tr("New tag"))
        dialog.setLabelText(self.tr("The tag's name"))
        dialog.textValueSelected.connect(partial(self.tag, contacts))
        field = dialog.findChild(QLineEdit)
        if field is not None:
            field.setMaxLength(60)
        dialog.open()

    def _ask_pause(self, contacts: Sequence[int], anchor: QWidget) -> None:
        popup = CalendarPopup(self._context.today + timedelta(days=14), anchor)
        popup.picked.connect(partial(self.pause, contacts))
        popup.open_below(anchor)


class BulkBar(QWidget):
    """How many are selected, and what can be done to all of them."""

    ended = Signal()
    """The x was pressed: select nobody."""

    def __init__(
        self, actions: ContactActions, selected: Callable[[], Sequence[int]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._actions = actions
        self._selected = selected
        self._words = label("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._words, 1)
        for icon, name, press in self._offers():
            button = icon_button(icon, name)
            button.clicked.connect(partial(press, button))
            row.addWidget(button)

    def show_count(self, count: int) -> None:
        """Say how many are selected."""
        self._words.setText(self.tr("{n} selected").format(n=f"{count:,}"))

    def _offers(self) -> tuple[tuple[str, str, Callable[[QWidget], object]], ...]:
        actions = self._actions
        return (
            (
                "users-round",
                self.tr("Circle"),
                lambda at: open_menu(at, lambda m: actions.fill_circles(m, self._now())),
            ),
            ("tag", self.tr("Tag"), lambda at: open_menu(at, lambda m: actions.fill_tags(m, self._now()))),
            ("pause", self.tr("Pause"), lambda at: open_menu(at, lambda m: actions.fill_pauses(m, self._now(), at))),
            ("archive", self.tr("Archive"), lambda at: actions.archive(self._now())),
            ("ellipsis", self.tr("More"), lambda at: open_menu(at, self._fill_more)),
            ("x", self.tr("Select nobody"), lambda at: self.ended.emit()),
        )

    def _fill_more(self, menu: Menu) -> None:
        contacts = self._now()
        menu.add(
            self.tr("Bring back from the archive"),
            partial(self._actions.archive, contacts, archived=False),
            "archive-restore",
        )
        menu.addSeparator()
        menu.add(self.tr("Delete"), partial(self._actions.delete, contacts), "trash-2", shortcut="Del")

    def _now(self) -> list[int]:
        """Who is selected at this moment: the list may change while a menu is open."""
        return list(self._selected())
