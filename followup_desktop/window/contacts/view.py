"""The contacts view: the list beside the page, or one over the other where the window is narrow."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from followup_desktop.domain.errors import NotFound
from followup_desktop.store.reads.contacts import contact_rows, id_of
from followup_desktop.window.contacts.list_panel import ListPanel
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.portraits import Portraits
from followup_desktop.window.state import WindowState

if TYPE_CHECKING:
    from followup_desktop.window.contacts.header import Header
    from followup_desktop.window.contacts.page import ContactPage

FOLDS_BELOW = 1000
"""Width of the window in pixels below which the page covers the list (design.md)."""
_LIST_WIDTH = 326
_LANE = "contact page"
_WALK_MS = 60
"""The page follows when the keys have rested for so long: a key held down repeats faster, and builds no pages."""


class ContactsView(QWidget):
    """Connects list and page. `step_back` is what Escape does.

    The page is made when the list has been painted and the worker has answered all that was asked before it.
    """

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = self.tr("Contacts")
        self._context = context
        self._folded = False
        self._reading = False
        self._came_to = 0
        self._desk = desk
        self._portraits = Portraits(context, self)
        self.list = ListPanel(context, self._portraits)
        self._page: ContactPage | None = None
        self._before_page = QWidget()
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.setHandleWidth(1)
        self._splitter.addWidget(self.list)
        self._splitter.addWidget(self._before_page)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_LIST_WIDTH, 10_000])
        self._walk = QTimer(self, singleShot=True, interval=_WALK_MS)
        self._walk.timeout.connect(lambda: self.page.show_contact(self._came_to))
        self._painted = QTimer(self, singleShot=True, interval=0)
        self._painted.timeout.connect(lambda: self.page)
        self._connect()
        self.list.filters.deal_asked.connect(desk.deal_asked)
        self._empty = _empty_book(self, desk)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._splitter)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._fold()
        self.list.start()

    @property
    def page(self) -> ContactPage:
        """The page, made where it is asked for the first time."""
        if self._page is None:
            from followup_desktop.window.contacts.page import ContactPage

            self._page = page = ContactPage(self._context, self._desk, self._portraits)
            page.back_asked.connect(self.step_back)
            page.emptied.connect(self.step_back)
            self._splitter.replaceWidget(1, page)
            self._splitter.setStretchFactor(1, 1)
            self._before_page.deleteLater()
            self._fold()
            page.show_contact(self._came_to)
        return self._page

    def show_contact(self, contact: int) -> None:
        """Show a contact's page, in whatever the list shows."""
        self._walk.stop()
        self._came_to = contact
        self.list.select(contact)
        self.page.show_contact(contact)
        self._read(True)

    def focus_search(self) -> None:
        """Begin to type what to look for."""
        self._read(False)
        self.list.focus_search()

    def take_focus(self) -> None:
        """Go on with the keyboard: in the list, where it is shown."""
        (self.list.table if self.list.isVisible() else self.page.timeline.table).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def focus_log(self) -> None:
        """Begin to log with the contact shown."""
        self._settle()
        if self.page.contact:
            self._read(True)
            self.page.focus_log()

    def step_back(self) -> bool:
        """From the page to the list; whether there was a step to take."""
        if self._folded and self._reading:
            self._read(False)
            self.list.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def restore_state(self, state: WindowState) -> None:
        """Be as it was when the window was last closed."""
        width = state.numbers("list width")
        if width:
            self._splitter.setSizes([width[0], 10_000])
        last = state.text("contact")
        if last:
            with contextlib.suppress(NotFound):
                self._came_to = id_of(self._context.book, last)

    def keep_state(self, state: WindowState) -> None:
        """Remember how wide the list is, and who is shown."""
        if not self._folded and self._splitter.sizes()[0]:
            state.keep("list width", self._splitter.sizes()[:1])
        if self._page is not None:
            row = contact_rows(self._context.book, [self._page.contact]).get(self._page.contact)
            state.keep("contact", row.uuid if row else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _connect(self) -> None:
        self.list.table.current_changed.connect(self._come_to)
        self.list.table.opened.connect(self.show_contact)
        self.list.loaded.connect(self._choose_somebody)
        self.list.peopled.connect(
            lambda anybody: self._stack.setCurrentWidget(self._splitter if anybody else self._empty)
        )
        keys = (
            ("W", lambda: self._act(lambda header: header.write())),
            ("D", lambda: self.page.check_in.ask_done()),  # noqa: PLW0108  The page is made later.
            ("S", lambda: self.page.check_in.ask_snooze()),  # noqa: PLW0108
            ("R", lambda: self._act(lambda header: header.remind())),
            ("F", self.show_favors),
            ("I", lambda: self._act(lambda header: header.introduce())),
        )
        for key, press in keys:
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(press)

    def _act(self, act: Callable[[Header], None]) -> None:
        """Do with the contact shown what a button of its page does."""
        self._settle()
        if self.page.contact:
            act(self.page.header)

    def show_favors(self) -> None:
        """Open the ledger of favors of the contact shown."""
        self._settle()
        if self.page.contact:
            self._read(True)
            self.page.open_favors()

    def edit(self) -> None:
        """Open the editor on the contact shown."""
        self._act(lambda header: header.edit())

    def _come_to(self, contact: int) -> None:
        self._came_to = contact
        if not self._folded:
            self._walk.start()

    def _settle(self) -> None:
        """Let the page catch up with the list at once."""
        if self._walk.isActive():
            self._walk.stop()
            self.page.show_contact(self._came_to)

    def _choose_somebody(self) -> None:
        """Mark who is shown; with nobody shown yet, show the first of the list."""
        ids = self.list.model.ids
        shown = self._page.contact if self._page is not None else self._came_to
        if not shown and ids and not self._folded:
            shown = self._came_to = self.list.table.current() or ids[0]
        if shown and self.list.table.current() is None:
            self.list.select(shown)
        self._follow()

    def _follow(self) -> None:
        """Let the page show who is chosen, where there is room for it; the first time only once the list is seen."""
        if self._folded or not self._came_to:
            return
        if self._page is None:
            self._context.worker.run(lambda: None, lambda _: self._painted.start(), lane=_LANE)
        elif not self._page.contact:
            self._page.show_contact(self._came_to)

    def _read(self, reading: bool) -> None:
        self._reading = reading
        self._fold()

    def _fold(self) -> None:
        self._folded = self.window().width() < FOLDS_BELOW
        held = self.list.isAncestorOf(QApplication.focusWidget() or self)
        self.list.setVisible(not self._folded or not self._reading)
        if self._page is not None:
            self._page.set_folded(self._folded)
        elif self.list.model.ids:
            self._follow()
        (self._page or self._before_page).setVisible(not self._folded or self._reading)
        if held and self.list.isHidden() and self._page is not None:
            self.take_focus()  # else the keyboard would go on in the rail


def _empty_book(parent: ContactsView, desk: Desk) -> EmptyState:
    """What an empty book looks like, with the two ways to begin."""
    state = EmptyState(
        "users",
        parent.tr("Your people will be here"),
        parent.tr("Import what you have (an address book, a table, a calendar, mail), or begin with one person."),
        parent.tr("Import contacts"),
        "download",
    )
    state.acted.connect(desk.import_asked)
    new = outlined(parent.tr("New contact"), "user-plus")
    new.clicked.connect(desk.new_contact_asked)
    column = state.layout()
    assert isinstance(column, QVBoxLayout)
    column.insertWidget(column.count() - 1, new, 0, Qt.AlignmentFlag.AlignHCenter)
    return state
