"""The passphrase of the book in the settings: whether there is one, the form for it, and what older backups hold."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop.domain.errors import Refused
from followup_desktop.store.encryption import Rekeyed, change_passphrase, decrypt_book, encrypt_book, rekey_backups
from followup_desktop.store.errors import BookError, WrongKey
from followup_desktop.store.keys import Key
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import outlined, quiet
from followup_desktop.window.rekey import Rekey
from followup_desktop.window.settings.passphrase_form import Kind, PassphraseForm
from followup_desktop.window.settings.section import SettingRow


class PassphrasePart(QWidget):
    """Sets, changes and removes the passphrase. What older backups are open to is said, and mended where one wants."""

    changed = Signal()
    """The book has a passphrase now, another one, or none any more."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._desk = desk
        self._older: tuple[Path, ...] = ()
        self._former: Key | None = None
        self.set_button = outlined(self.tr("Set a passphrase…"), "lock")
        self.change_button = outlined(self.tr("Change…"))
        self.remove_button = quiet(self.tr("Remove…"))
        buttons = QWidget()
        row = QHBoxLayout(buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in (self.set_button, self.change_button, self.remove_button):
            row.addWidget(button)
        self.row = SettingRow(self.tr("Passphrase"), buttons)
        self.form = PassphraseForm()
        self.older = Banner("archive", "", role="ready", tint="ready_tint", closable=True)
        self.older_now = self.older.add_button("")
        self.older.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.row, self.form, self.older):
            column.addWidget(part)
        for button, kind in (
            (self.set_button, Kind.SET), (self.change_button, Kind.CHANGE), (self.remove_button, Kind.REMOVE),
        ):  # fmt: skip
            button.clicked.connect(lambda _checked=False, kind=kind: self.ask(kind))
        self.form.submitted.connect(self._rekey)
        self.older_now.clicked.connect(self._encrypt_older)

    def refresh(self) -> None:
        """Show whether the book has a passphrase."""
        encrypted = self.context.book.key is not None
        self.set_button.setVisible(not encrypted)
        self.change_button.setVisible(encrypted)
        self.remove_button.setVisible(encrypted)
        plain = self.tr("Your book is not encrypted: whoever gets its file, or a backup, can read it.")
        safe = self.tr("Your book and its new backups are encrypted; their passphrase is asked for at the start.")
        self.row.show_text(self.tr("Passphrase"), safe if encrypted else plain)

    def ask(self, kind: Kind) -> None:
        """Open the form."""
        self.row.set_error("")
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
        self.changed.emit()
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
            self.row.set_error(f"{error}.")
        else:
            self.row.set_error(self.tr("Something went wrong; your book is as it was."))
            self.context.worker.unexpected.emit(error)
