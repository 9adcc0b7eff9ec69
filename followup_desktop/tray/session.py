"""Everything that lives as long as the tray, and what connects it: agent, announcer, icon, toasts, quick log."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from followup_desktop.desktop.crash import CrashReports
from followup_desktop.desktop.paths import Folders, resource
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.screen_lock.watch import ScreenLock
from followup_desktop.desktop.words import Word, parse, post_word
from followup_desktop.desktop.worker import Worker
from followup_desktop.domain.moments import instant
from followup_desktop.domain.reminders import Announcement
from followup_desktop.notify.values import Notice
from followup_desktop.store.book import Book
from followup_desktop.tray.agent import Agent
from followup_desktop.tray.announcer import Announcer, Notifies
from followup_desktop.tray.checkup import Checkup
from followup_desktop.tray.daily_backup import DailyBackup
from followup_desktop.tray.hands import Hands
from followup_desktop.tray.host import PanelWatch
from followup_desktop.tray.icon import TrayIcon
from followup_desktop.tray.look import Sight
from followup_desktop.tray.menu import TrayMenu
from followup_desktop.tray.window_link import WindowLink

if TYPE_CHECKING:
    from followup_desktop.desktop.theme.theme import Theme
    from followup_desktop.tray.pause_day import PauseDay
    from followup_desktop.tray.quick_log import QuickLog
    from followup_desktop.tray.toast import Toasts

_NAME = "Followup"
_SAID = "said"
_SAID_SECONDS = 6


class Session(QObject):
    """The tray of one book. What it does is in agent and look; here it is put together.

    What can be seen of it, beside the icon, is imported when it is first to be seen: a tray idles for months.
    """

    def __init__(self, application: QApplication, folders: Folders, book: Book, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._application = application
        self._folders = folders
        self._book = book
        self._sight: Sight | None = None
        self._hides_names = False
        self._icon: TrayIcon | None = None
        self._quick_log: QuickLog | None = None
        self._pause_day: PauseDay | None = None
        self._theme: Theme | None = None
        self.starts_anew = False
        self._crashes = CrashReports(folders.logs, "tray", clock)
        self._crashes.install()
        self._worker = Worker(book.close)
        self.agent = Agent(book, self._worker, clock, self)
        self.announcer = Announcer(make_notifier, self)
        self._toasts: Toasts | None = None
        self.menu = TrayMenu()
        self._hands = Hands(self.agent, WindowLink(folders, parent=self), self)
        self.checkup = Checkup(book, lambda: self.agent.keeper.locked or self.agent.keeper.away, self)
        self.daily_backup = DailyBackup(book, lambda: self.agent.keeper.locked or self.agent.keeper.away, self)
        self._screen = ScreenLock(self)
        self._panel = PanelWatch(QDBusConnection.sessionBus(), self)
        self._connect()

    def start(self) -> None:
        """Look at the book, and from now on announce."""
        self._panel.start()
        self.agent.start()
        if self.agent.keeper.locked:
            # The window has it, if it is open, or the system's keyring.
            post_word(Role.WINDOW, self._folders.runtime, "key-wanted", self)
            self.agent.keeper.recall()

    def obey(self, text: str) -> None:
        """Do what a word of desktop/words.py says; those that are for the window only are let go."""
        word = parse(text) or Word("")
        if word.verb == "quit":
            self._application.quit()
        elif word.verb == "changed":
            self.agent.keeper.come_back()
            self.agent.look()
        elif word.verb == "quick-add":
            self.open_quick_log()
        elif word.key is not None:
            self.agent.keeper.unlock(word.key)
        elif word.verb == "lock":
            self.agent.keeper.lock()
        elif word.verb == "let-go":
            self.agent.keeper.let_go()

    def close(self) -> None:
        """Leave the panel, finish what is being written, close the book."""
        self.agent.stop()
        self._screen.watch(False)
        if self._icon is not None:
            self._icon.hide()
        if self._toasts is not None:
            self._toasts.clear()
        self.announcer.close()
        self.checkup.stop()
        self.daily_backup.stop()
        self._worker.stop()
        self._crashes.uninstall()

    def open_quick_log(self) -> None:
        """Bring up the small window in which something is logged; of a locked book the window that unlocks it."""
        if self.agent.keeper.locked:
            self._hands.open_window()
            return
        self._dress()
        if self._quick_log is None:
            from followup_desktop.tray.quick_log import QuickLog

            self._quick_log = QuickLog(self._hands.find_people, self._hands.log)
        self._quick_log.bring_up()

    def ask_pause_day(self) -> None:
        """Bring up the small calendar in which the end of a pause is chosen."""
        from followup_desktop.tray.pause_day import PauseDay

        self._dress()
        asking = PauseDay(self.agent.now.date())
        asking.chosen.connect(self._hands.pause)
        self._pause_day = asking
        asking.bring_up()

    def _connect(self) -> None:
        self._worker.unexpected.connect(self._crashes.report)
        agent, announcer, menu, hands = self.agent, self.announcer, self.menu, self._hands
        agent.seen.connect(self._see)
        agent.announced.connect(self._announce)
        agent.wrote.connect(self._tell_window)
        agent.refused.connect(self._say)
        agent.bookless.connect(self._application.quit)
        agent.held.connect(self._say_held)
        agent.keeper.locked_now.connect(self._hide)
        self._screen.locked.connect(agent.keeper.lock)
        self._screen.unlocked.connect(agent.keeper.recall)
        announcer.shown.connect(agent.note_shown)
        announcer.toast_asked.connect(self._show_toast)
        announcer.withdrawn.connect(self._withdraw_toast)
        for source in (announcer, menu):
            source.open_asked.connect(hands.open)
            source.done_asked.connect(hands.complete)
        announcer.snooze_asked.connect(hands.snooze_as_usual)
        menu.snooze_asked.connect(hands.snooze)
        # Told before it is measured.
        menu.aboutToShow.connect(self._dress)
        menu.log_asked.connect(self.open_quick_log)
        menu.pause_asked.connect(hands.pause)
        menu.hold_asked.connect(hands.hold)
        menu.day_asked.connect(self.ask_pause_day)
        menu.resume_asked.connect(hands.resume)
        menu.window_asked.connect(hands.open_window)
        menu.quit_asked.connect(self._application.quit)
        self.checkup.told.connect(self._say)
        self.checkup.unexpected.connect(self._crashes.report)
        self.daily_backup.troubled.connect(self._say)
        self.daily_backup.unexpected.connect(self._crashes.report)
        hands.said.connect(lambda words: self._say(self.tr("It is logged.") if self._hides_names else words))
        self._panel.settled.connect(self._appear)
        self._panel.late.connect(self._start_anew)

    def _appear(self) -> None:
        self._icon = TrayIcon(self.menu, self)
        self._icon.log_asked.connect(self.open_quick_log)
        self._icon.window_asked.connect(self._hands.open_window)
        if self._sight is not None:
            self._icon.show_sight(self._sight)
        self._icon.show()

    def _start_anew(self) -> None:
        """A panel came after the icon was made for another way: only a new process can use it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            self.starts_anew = True
            self._application.quit()

    def _see(self, sight: Sight) -> None:
        self._sight = sight
        self._hides_names = sight.preferences.hide_names
        now = self.agent.now
        if not sight.locked:
            self._screen.watch(self._book.key is not None and sight.preferences.lock_with_screen)
        self.checkup.look(now)
        self.daily_backup.look(now)
        self.menu.show_sight(sight, now)
        if self._icon is not None:
            self._icon.show_sight(sight)
        if self._theme is not None:
            self._theme.set_mode(sight.preferences.theme)
        come = (each for each in sight.today.shown if not each.due_at or instant(each.due_at) <= instant(now))
        due = {check_in.uuid for check_in in come}
        self.announcer.forget_all_but(due)

    def _announce(self, announcement: Announcement) -> None:
        assert self._sight is not None
        locked = self.agent.keeper.locked
        self.announcer.announce(announcement, hide_names=self._hides_names, locked=locked)

    def _hide(self) -> None:
        """The book is locked: nothing that is on the screen may name anybody."""
        self.announcer.withdraw_all()
        if self._toasts is not None:
            self._toasts.clear()
        if self._quick_log is not None:
            self._quick_log.deleteLater()
            self._quick_log = None

    def _say_held(self) -> None:
        self._hands.open_window()
        self._say(self.tr("Followup is locked. Unlock it, and this is done."))

    def _tell_window(self) -> None:
        post_word(Role.WINDOW, self._folders.runtime, "changed", self)

    @property
    def toasts(self) -> Toasts:
        """The program's own toasts."""
        if self._toasts is None:
            from followup_desktop.tray.toast import Toasts

            self._dress()
            self._toasts = Toasts(self)
            self._toasts.pressed.connect(self.announcer.press)
        return self._toasts

    @Slot(object)
    def _show_toast(self, notice: Notice) -> None:
        self.toasts.show_notice(notice)

    def _withdraw_toast(self, notice_id: str) -> None:
        if self._toasts is not None:
            self._toasts.withdraw(notice_id)

    def _say(self, words: str) -> None:
        self.toasts.show_notice(Notice(_SAID, words), _SAID_SECONDS)

    def _dress(self) -> None:
        """Take on the program's look, the first time that anything of it is to be seen."""
        if self._theme is None:
            from followup_desktop.desktop.theme.theme import Theme

            mode = self._sight.preferences.theme if self._sight else "system"
            self._theme = self._application.findChild(Theme) or Theme(self._application, mode)


def make_notifier(announcer: Announcer) -> Notifies:
    """The notifier, imported when something is announced for the first time; the icon is what its notices show."""
    from followup_desktop.notify.notifier import Notifier

    return Notifier(
        _NAME,
        on_outcome=announcer.outcome_came.emit,
        on_pressed=announcer.press_came.emit,
        stand_in=announcer.toast_asked.emit,
        icon=resource("icons/followup.png"),
    )
