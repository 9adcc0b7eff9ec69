"""Privacy: names in notifications, the passphrase of the book, when it is locked, the system's keyring."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from followup_desktop.desktop.system_keyring import available
from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.domain.errors import Refused
from followup_desktop.store.encryption import Rekeyed, change_passphrase, decrypt_book, encrypt_book, rekey_backups
from followup_desktop.store.errors import BookError, WrongKey
from followup_desktop.store.keys import Key
from followup_desktop.store.reads.settings import preferences
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import outlined, quiet
from followup_desktop.window.kit.segmented import SegmentedChoice
from followup_desktop.window.locking.rekeying import Rekey
from followup_desktop.window.settings.passphrase_form import Kind, PassphraseForm
from followup_desktop.window.settings.section import Section, SettingRow

_TICK = 26
MINUTES = (1, 5, 10, 30, 60, 0)
"""The choices of 'lock after'; 0 is never."""


class PrivacySection(Section):
    """Who may see what. What only an encrypted book needs is not there before it is one."""

    def title(self) -> str:
        return self.tr("Privacy")

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._older: tuple[Path, ...] = ()
        self._former: Key | None = None
        self._looked = False
        self._build_passphrase()
        self._build_lock()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        chosen, encrypted = preferences(self.context.book), self.context.book.key is not None
        blockers = [QSignalBlocker(each) for each in (self.hide_names, self.with_screen, self.in_keyring)]
        self.hide_names.setChecked(chosen.hide_names)
        self.with_screen.setChecked(chosen.lock_with_screen)
        self.in_keyring.setChecked(chosen.key_in_keyring)
        for blocker in blockers:
            blocker.unblock()
        self.after.choose(str(min(MINUTES, key=lambda minutes: (abs(minutes - chosen.lock_after), minutes))))
        self.set_button.setVisible(not encrypted)
        for part in (self.change_button, self.remove_button, *self.when_encrypted):
            part.setVisible(encrypted)
        plain = self.tr("Your book is not encrypted: whoever gets its file, or a backup, can read it.")
        safe = self.tr("Your book and its new backups are encrypted; their passphrase is asked for at the start.")
        self.passphrase_row.show_text(self.tr("Passphrase"), safe if encrypted else plain)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out whether there is a keyring when somebody looks."""
        super().showEvent(event)
        if not self._looked:
            self._looked = True
            self.context.worker.run(available, while_alive(self, self._show_keyring), lane="keyring")

    def _show_keyring(self, there: bool) -> None:
        self.in_keyring.setEnabled(there)
        if not there:
            none = self.tr("This system has no keyring that Followup knows, or it is not open.")
            self.keyring_row.show_text(self.tr("Keep the key in the system's keyring"), none)

    def _build_passphrase(self) -> None:
        self.hide_names = _tick()
        hint = self.tr("Notifications and the tray's menu say how many check-ins there are, and not with whom.")
        self.hide_row = SettingRow(self.tr("Hide names"), self.hide_names, hint)
        self.set_button = outlined(self.tr("Set a passphrase…"), "lock")
        self.change_button = outlined(self.tr("Change…"))
        self.remove_button = quiet(self.tr("Remove…"))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.set_button, self.change_button, self.remove_button):
            row.addWidget(button)
        self.passphrase_row = SettingRow(self.tr("Passphrase"), buttons)
        self.form = PassphraseForm()
        self.older = Banner("archive", "", role="ready", tint="ready_tint", closable=True)
        self.older_now = self.older.add_button(self.tr("Encrypt them too"))
        self.older.hide()
        self.add(self.hide_row, self.passphrase_row)
        self.card.column.addWidget(self.form)
        self.card.column.addWidget(self.older)

    def _build_lock(self) -> None:
        words = {1: self.tr("1 min"), 60: self.tr("1 hour"), 0: self.tr("Never")}
        choices = [(str(n), words.get(n, self.tr("{n} min").format(n=n)), "") for n in MINUTES]
        self.after = SegmentedChoice(choices, self.tr("Lock when unused for"))
        self.after_row = SettingRow(
            self.tr("Lock when unused for"), self.after, self.tr("What you were at is there again after unlocking.")
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
        self.lock_row = SettingRow(self.tr("Lock Followup"), self.lock_button, self.tr("Ctrl+Shift+L, anywhere."))
        before = self.card.column.count()
        self.add(self.after_row, self.screen_row, self.keyring_row, self.lock_row)
        items = (self.card.column.itemAt(place) for place in range(before, self.card.column.count()))
        self.when_encrypted = [widget for item in items if item is not None and (widget := item.widget())]

    def _connect(self) -> None:
        self.hide_names.clicked.connect(lambda on: self.choose(self.hide_row, hide_names=on))
        self.after.chosen.connect(lambda minutes: self.choose(self.after_row, lock_after=int(minutes)))
        self.with_screen.clicked.connect(lambda on: self.choose(self.screen_row, lock_with_screen=on))
        self.in_keyring.clicked.connect(lambda on: self.choose(self.keyring_row, key_in_keyring=on))
        self.lock_button.clicked.connect(self._desk.lock_asked)
        for button, kind in (
            (self.set_button, Kind.SET), (self.change_button, Kind.CHANGE), (self.remove_button, Kind.REMOVE),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, kind=kind: self.ask(kind))
        self.form.submitted.connect(self._rekey)
        self.older_now.clicked.connect(self._encrypt_older)

    def ask(self, kind: Kind) -> None:
        """Open the form."""
        self.passphrase_row.set_error("")
        self.form.open_for(kind)

    def _rekey(self, old: str, new: str) -> None:
        self._former = self.context.book.key
        words = self.tr("Encrypting your book") if new else self.tr("Decrypting your book")
        match self.form.kind:
            case Kind.SET:
                wish = Rekey(lambda book, step: encrypt_book(book, new, progress=step), words, self._done, self._failed)
            case Kind.CHANGE:
                wish = Rekey(
                    lambda book, step: change_passphrase(book, old, new, progress=step), words, self._done, self._failed
                )
            case Kind.REMOVE:
                wish = Rekey(lambda book, step: decrypt_book(book, old, progress=step), words, self._done, self._failed)
        self._desk.rekey_asked.emit(wish)

    def _done(self, made: Rekeyed) -> None:
        self.refresh()
        said = {
            Kind.SET: self.tr("Your book is encrypted."),
            Kind.CHANGE: self.tr("Your book has its new passphrase."),
            Kind.REMOVE: self.tr("Your book has no passphrase any more."),
        }
        self._desk.said.emit(said[self.form.kind])
        self._older = made.older
        self.older.setVisible(bool(made.older))
        if made.older:
            self.older.show_text(self._older_words(len(made.older)))
            self.older_now.set_words(
                self.tr("Encrypt them too") if self._former is None else self.tr("Give them the new one")
            )
            self.older_now.setVisible(made.key is not None)

    def _older_words(self, count: int) -> str:
        one = count == 1
        if self.context.book.key is None:
            words = self.tr("1 backup keeps its passphrase.") if one else self.tr("{n} backups keep their passphrase.")
        elif self._former is None:
            words = (
                self.tr("1 older backup is not encrypted: whoever gets it can read what it holds.")
                if one
                else self.tr("{n} older backups are not encrypted: whoever gets them can read what they hold.")
            )
        else:
            words = (
                self.tr("1 older backup still opens with the passphrase before.")
                if one
                else self.tr("{n} older backups still open with the passphrase before.")
            )
        return words.format(n=count)

    def _encrypt_older(self) -> None:
        files, old, new = self._older, self._former, self.context.book.key
        self.older_now.setEnabled(False)
        self.context.worker.run(lambda: rekey_backups(files, old, new), self._older_done, self._failed)

    def _older_done(self, left: tuple[Path, ...]) -> None:
        self.older_now.setEnabled(True)
        self._older = left
        if left:
            names = ", ".join(file.name for file in left)
            self.older.show_text(
                self.tr("These could not be rewritten and are as they were: {names}").format(names=names)
            )
        else:
            self.older.hide()
            self._desk.said.emit(self.tr("The older backups have the book's passphrase too."))

    def _failed(self, error: Exception) -> None:
        self.older_now.setEnabled(True)
        if isinstance(error, WrongKey):
            self.form.show_wrong_old(self.tr("This is not the passphrase that your book has now."))
        elif isinstance(error, Refused | BookError):
            self.passphrase_row.set_error(f"{error}.")
        else:
            self.passphrase_row.set_error(self.tr("Something went wrong; your book is as it was."))
            self.context.worker.unexpected.emit(error)


def _tick() -> QCheckBox:
    """A box without words of its own: they stand beside it."""
    tick = QCheckBox()
    tick.setFixedWidth(scaled(_TICK))
    return tick
