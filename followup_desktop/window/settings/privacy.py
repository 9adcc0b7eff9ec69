"""Privacy: names in notifications, the passphrase of the book, when it is locked, the system's keyring."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from followup_desktop.desktop.system_keyring import available
from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.kit.menu_chip import MenuChip
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.settings.passphrase import PassphrasePart
from followup_desktop.window.settings.section import Section, SettingRow

LOCK_KEYS = "Ctrl+Shift+L"
_TICK = 26
MINUTES = (1, 5, 10, 30, 60, 0)
"""The choices of when an unused window is locked; 0 is never."""


class PrivacySection(Section):
    """Who may see what. What only an encrypted book needs is not there before it is one."""

    def title(self) -> str:
        return self.tr("Privacy")

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._looked = False
        self.hide_names = _tick()
        hint = self.tr("Notifications and the tray's menu say how many check-ins there are, and not with whom.")
        self.hide_row = SettingRow(self.tr("Hide names"), self.hide_names, hint)
        self.passphrase = PassphrasePart(context, desk)
        self.add(self.hide_row, self.passphrase)
        self._build_lock()
        self.hide_names.clicked.connect(lambda on: self.choose(self.hide_row, hide_names=on))
        self.passphrase.changed.connect(self.refresh)
        self.after.clicked.connect(lambda: open_menu(self.after, self._fill))
        self.with_screen.clicked.connect(lambda on: self.choose(self.screen_row, lock_with_screen=on))
        self.in_keyring.clicked.connect(lambda on: self.choose(self.keyring_row, key_in_keyring=on))
        self.lock_button.clicked.connect(desk.lock_asked)
        self.refresh()

    def refresh(self) -> None:
        chosen, encrypted = preferences(self.context.book), self.context.book.key is not None
        blockers = [QSignalBlocker(each) for each in (self.hide_names, self.with_screen, self.in_keyring)]
        self.hide_names.setChecked(chosen.hide_names)
        self.with_screen.setChecked(chosen.lock_with_screen)
        self.in_keyring.setChecked(chosen.key_in_keyring)
        for blocker in blockers:
            blocker.unblock()
        self.after.show_choice(self._minutes(chosen.lock_after), "clock")
        self.passphrase.refresh()
        for part in self.when_encrypted:
            part.setVisible(encrypted)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out whether there is a keyring when somebody looks."""
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self.context.worker.run(available, while_alive(self, self._show_keyring), lane="keyring")

    def _build_lock(self) -> None:
        self.after = MenuChip(self.tr("Lock when unused"))
        self.after_row = SettingRow(
            self.tr("Lock when unused"), self.after, self.tr("What you were at is there again after unlocking.")
        )
        self.with_screen = _tick()
        hint = self.tr("And when the machine goes to sleep. The tray forgets the key too: it counts on, without names.")
        self.screen_row = SettingRow(self.tr("Lock with the screen"), self.with_screen, hint)
        self.in_keyring = _tick()
        hint = self.tr(
            "Nothing is asked at the start while you are logged in. A locked book is not in the keyring, and the"
            " passphrase always opens it too."
        )
        self.keyring_row = SettingRow(self.tr("Keep the key in the system's keyring"), self.in_keyring, hint)
        self.lock_button = outlined(self.tr("Lock now"), "lock")
        keys = QKeySequence(LOCK_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        hint = self.tr("{keys}, anywhere.").format(keys=keys)
        self.lock_row = SettingRow(self.tr("Lock Followup"), self.lock_button, hint)
        before = self.card.column.count()
        self.add(self.after_row, self.screen_row, self.keyring_row, self.lock_row)
        items = (self.card.column.itemAt(place) for place in range(before, self.card.column.count()))
        self.when_encrypted = [widget for item in items if item is not None and (widget := item.widget())]

    def _show_keyring(self, there: bool) -> None:
        self.in_keyring.setEnabled(there)
        if not there:
            none = self.tr("This system has no keyring that Followup knows, or it is not open.")
            self.keyring_row.show_text(self.tr("Keep the key in the system's keyring"), none)

    def _fill(self, menu: Menu) -> None:
        now = preferences(self.context.book).lock_after
        for minutes in MINUTES:
            choose = partial(self.choose, self.after_row, lock_after=minutes)
            menu.add(self._minutes(minutes), choose, checked=minutes == now)

    def _minutes(self, minutes: int) -> str:
        words = {0: self.tr("never"), 1: self.tr("after 1 minute"), 60: self.tr("after 1 hour")}
        return words.get(minutes, self.tr("after {n} minutes").format(n=minutes))


def _tick() -> QCheckBox:
    """A box without words of its own: they stand beside it."""
    tick = QCheckBox()
    tick.setFixedWidth(scaled(_TICK))
    return tick
