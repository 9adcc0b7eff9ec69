"""The main window: the rail, the views, the menu of the whole, and what connects them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QByteArray, QEvent, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMainWindow, QStackedWidget, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.store.reads.today import count_today
from followup_desktop.window import shortcuts
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.forms import (
    FORMS,
    export,
    export_dates,
    import_files,
    quick_add,
    remind,
    show_history,
    write,
)
from followup_desktop.window.importing.drop import FileDrop
from followup_desktop.window.kit.rail import NavRail, RailItem
from followup_desktop.window.state import WindowState
from followup_desktop.window.undoing import Undoing
from followup_desktop.window.views import VIEWS, View
from followup_desktop.window.whole_menu import WholeMenu

_USUAL = QSize(1360, 860)
_LEAST = QSize(420, 420)
_DAY_CHECK_MS = 30_000
_MORE = "more"


class MainWindow(QMainWindow):
    """One window over one book. Views are made when they are first visited."""

    def __init__(self, context: Context, state: WindowState, views: Sequence[View] = VIEWS) -> None:
        super().__init__()
        self.context = context
        self.desk = Desk(self)
        self._state = state
        self._makers = {view.key: view.make for view in views}
        self._views: dict[str, QWidget] = {}
        self._day: date = context.today
        self.setWindowTitle(self.tr("Followup"))
        self.setMinimumSize(_LEAST)
        self.rail = NavRail(*_rail_items(views, self.tr("More")))
        self._stack = QStackedWidget()
        self._body = QWidget()
        row = QHBoxLayout(self._body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(self._body)
        self.undoing = Undoing(context, self._body)
        self._at_rest = shortcuts.UndoAtRest(self)
        self._midnight = QTimer(self, interval=_DAY_CHECK_MS)
        self._connect()
        FileDrop(self, self.desk.files_asked.emit)
        self._restore(views)

    def go(self, key: str) -> QWidget:
        """Show a view, making it where it is its first time. Raises KeyError for an unknown key."""
        if key not in self._views:
            made = self._makers[key](self.context, self.desk)
            self._views[key] = made
            self._stack.addWidget(made)
            if hasattr(made, "restore_state"):
                made.restore_state(self._state)
            if hasattr(made, "counted"):
                made.counted.connect(lambda count: self.rail.set_badge(key, count))
        view = self._views[key]
        self.rail.choose(key)
        self._stack.setCurrentWidget(view)
        self._state.keep("view", key)
        self.setWindowTitle(self.tr("{view} – Followup").format(view=getattr(view, "title", "")))
        return view

    def open_contact(self, contact: int, *, log: bool = False) -> None:
        """Show a contact's page, with the log line ready where something is to be logged."""
        view = self.go("contacts")
        view.show_contact(contact)  # type: ignore[attr-defined]
        if log:
            self._call("focus_log")

    def raise_up(self) -> None:
        """Come to the front, out of the task bar where the window was minimised."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def look_outside(self) -> None:
        """Notice what another process wrote, and a new day. While the book is locked there is nothing to notice."""
        if self.context.feed.resting:
            return
        self.context.feed.look()
        if self.context.today != self._day:
            self._day = self.context.today
            self.context.feed.changed.emit(Changes(0, "", everything=True))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape, where nobody below wanted it, goes a step back."""
        if event.key() == Qt.Key.Key_Escape:
            self._call("step_back")
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Watch for other processes' writes while there is something to see."""
        super().showEvent(event)
        self.context.feed.watch(True)
        self._midnight.start()
        self.look_outside()

    def hideEvent(self, event: QHideEvent) -> None:
        """Watch for nothing."""
        self.context.feed.watch(False)
        self._midnight.stop()
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """A minimised window is as good as hidden."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.WindowStateChange:
            self.context.feed.watch(self.isVisible() and not self.isMinimized())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep the window's place; a view with unsaved changes may say no."""
        views = self._views.values()
        if not all(view.may_close() for view in views if hasattr(view, "may_close")):
            event.ignore()
            return
        self.keep_state()
        super().closeEvent(event)

    def keep_state(self) -> None:
        """Remember for the next start where the window is, how it looks, and where one was in its views."""
        self._state.keep("window", bytes(self.saveGeometry().data()))
        self._state.keep("theme", self.context.theme.mode)
        for view in self._views.values():
            if hasattr(view, "keep_state"):
                view.keep_state(self._state)
        self._state.save()

    def _connect(self) -> None:
        desk = self.desk
        shortcuts.install(self, {
            "search": lambda: self._call("focus_search"), "new": self.desk.new_contact_asked.emit,
            "log": self.log, "edit": lambda: self._call("edit"), "import": self.desk.import_asked.emit,
            "deal": desk.deal_asked.emit, "history": lambda: desk.history_asked.emit("past"),
            "quick-add": self.desk.quick_add_asked.emit,
            "enjoy": desk.enjoy_asked.emit, "introduce": lambda: desk.introduce_asked.emit(0),
            "undo": self.undoing.undo, "redo": self.undoing.redo, "help": self.show_keys,
            "lock": desk.lock_asked.emit,
        })  # fmt: skip
        self.rail.chosen.connect(lambda key: self._open_menu() if key == _MORE else self.go(key))
        self.rail.called.connect(lambda: self._call("take_focus"))
        self._midnight.timeout.connect(self.look_outside)
        self.context.feed.changed.connect(lambda _changes: self._count())
        desk.contact_asked.connect(self.open_contact)
        desk.log_asked.connect(lambda contact: self.open_contact(contact, log=True))
        desk.view_asked.connect(self.go)
        desk.said.connect(self.undoing.say)
        desk.export_asked.connect(lambda contacts: export(self.context, desk, self._body, contacts))
        desk.day_asked.connect(lambda day: self.go("occasions").open_day(day))  # type: ignore[attr-defined]
        desk.dates_export_asked.connect(lambda: export_dates(self.context, desk, self._body))
        desk.new_contact_asked.connect(lambda: self._open("editor", None))
        desk.write_asked.connect(lambda contact, check_in: write(self.context, self._body, contact, check_in))
        desk.write_about_asked.connect(lambda contact, about: write(self.context, self._body, contact, purpose=about))
        desk.remind_about_asked.connect(lambda contact, about: remind(self.context, self._body, contact, about))
        desk.enjoy_asked.connect(lambda: self._open("enjoy", None))
        desk.introduce_asked.connect(lambda contact: self._open("introduce", contact or None))
        desk.edit_asked.connect(lambda contact: self._open("editor", contact))
        desk.merge_asked.connect(lambda contact: self._open("merge", contact))
        desk.duplicates_asked.connect(lambda: self._open("duplicates", None))
        desk.reminder_asked.connect(lambda contact: self._open("reminder", contact))
        desk.forget_asked.connect(lambda contact: self._open("forget", contact))
        desk.history_asked.connect(lambda part: show_history(self.context, desk, self._body, part))
        desk.import_asked.connect(lambda: self._open("import", None))
        desk.files_asked.connect(lambda files: import_files(self.context, desk, self._body, files))
        desk.backups_asked.connect(lambda: self._open("backups", None))
        desk.deal_asked.connect(lambda: self._open("deal", None))
        desk.quick_add_asked.connect(lambda: quick_add(self.context, self._body))

    def _restore(self, views: Sequence[View]) -> None:
        if not self.restoreGeometry(QByteArray(self._state.data("window"))):
            self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        last = self._state.text("view")
        self.go(last if last in self._makers else views[0].key)
        self._count()

    def _open_menu(self) -> None:
        entry = self.rail.entry(_MORE)
        menu = WholeMenu(entry, self.desk, self.undoing, keys=self.show_keys, about=self.show_about)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = -menu.sizeHint().width() - 4 if mirrored else entry.width() + 4
        menu.popup(entry.mapToGlobal(QPoint(x, entry.height() - menu.sizeHint().height())))

    def _open(self, form: str, contact: int | None) -> None:
        FORMS[form](self.context, self.desk, self._body, contact)

    def _call(self, name: str) -> object:
        """Call a view's own answer to a key, where it has one."""
        answer = getattr(self._stack.currentWidget(), name, None)
        return answer() if answer is not None else None

    def log(self) -> None:
        """The view's own log line, else the one of the contact's page."""
        if not hasattr(self._stack.currentWidget(), "focus_log"):
            self.go("contacts")
        self._call("focus_log")

    def _count(self) -> None:
        """Put Today's number on the rail."""
        if "today" not in self._makers or hasattr(self._stack.currentWidget(), "counted"):
            return  # nobody to show it for, or the view itself tells it
        now = self.context.now
        work = lambda: count_today(self.context.book, now)  # noqa: E731
        self.context.worker.run(work, lambda count: self.rail.set_badge("today", count), lane="badge")

    def show_keys(self) -> None:
        """Show all keys on one sheet."""
        from followup_desktop.window.keys_help import KeysHelp

        _open_sheet(KeysHelp(self))

    def show_about(self) -> None:
        """Show what this program is."""
        from followup_desktop.window.about import About

        _open_sheet(About(self.context.book.path.parent, self))


def _open_sheet(sheet: QDialog) -> None:
    sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    sheet.open()


def _rail_items(views: Sequence[View], more: str) -> tuple[list[RailItem], list[RailItem]]:
    above = [RailItem(view.key, view.name, view.icon) for view in views if not view.below]
    below = [view for view in views if view.below]
    last = [
        RailItem(view.key, view.name, view.icon, f"Ctrl+{place}") for place, view in enumerate(below, len(above) + 1)
    ]
    return above, [RailItem(_MORE, more, "ellipsis", is_view=False), *last]
