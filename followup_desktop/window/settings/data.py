"""The person's data: where they are, backups, what to put back, what to take out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.backup import BACKUPS, Backup, back_up, backup_path, verify
from followup_desktop.store.errors import BookError
from followup_desktop.store.restore import Restored, restore
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.settings.section import ORIGIN, Section, SettingRow


class DataSection(Section):
    """Folder, backup, restore with a look inside first, import and export."""

    def title(self) -> str:
        return self.tr("Your data")

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._folder = context.book.path.parent
        self._file: Path | None = None
        self.backup_button = outlined(self.tr("Back up now"), "hard-drive")
        self.restore_button = outlined(self.tr("Choose a backup…"), "archive-restore")
        open_button = outlined(self.tr("Open"), "folder")
        open_button.setAccessibleName(self.tr("Open the folder of the book"))
        export_button = outlined(self.tr("Export…"), "upload")
        import_button = outlined(self.tr("Import…"), "download")
        self.backup_row = SettingRow(self.tr("Backup"), self.backup_button, self.tr("A copy of everything, verified."))
        hint = self.tr("You see what is in it first; the book as it is now is backed up before.")
        self.restore_row = SettingRow(self.tr("Put a backup back"), self.restore_button, hint)
        self.look = Banner("archive-restore", "", closable=False, tint="accent_tint")
        self.restore_now = self.look.add_button(self.tr("Put this back"))
        self.leave = self.look.add_button(self.tr("Not now"), kind="quiet")
        self.look.hide()
        self.add(
            SettingRow(self.tr("The book is in this folder"), open_button, str(self._folder)),
            self.backup_row,
            self.restore_row,
        )
        self.card.column.addWidget(self.look)
        self.add(
            SettingRow(
                self.tr("Bring people in"),
                import_button,
                self.tr("From address books, tables, calendars, mail and chats."),
            ),
            SettingRow(
                self.tr("Take everybody out"), export_button, self.tr("As vCards, a table, pages, or everything.")
            ),
        )
        open_button.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))))
        import_button.clicked.connect(desk.import_asked)
        export_button.clicked.connect(lambda: desk.export_asked.emit(None))
        self.backup_button.clicked.connect(self.back_up)
        self.restore_button.clicked.connect(self._ask_file)
        self.restore_now.clicked.connect(self.restore)
        self.leave.clicked.connect(self.look.hide)

    def concerns(self, changes: Changes) -> bool:
        return False

    def back_up(self) -> None:
        """Back the book up into its own folder of backups."""
        book, folder, now = self.context.book, self._folder, self.context.now
        self.backup_button.setEnabled(False)
        self.backup_row.set_error("")
        self.context.worker.run(lambda: back_up(book, backup_path(folder, now)), self._backed_up, self._backup_failed)

    def look_inside(self, file: Path) -> None:
        """Verify a backup and say what it holds, before anything is put back."""
        self.look.hide()
        self.restore_row.set_error("")
        self.context.worker.run(lambda: verify(file), self._offer, self._restore_failed)

    def restore(self) -> None:
        """Put the backup back that was looked into."""
        file, folder, now = self._file, self._folder, self.context.now
        if file is None:
            return
        self.look.hide()
        self.restore_button.setEnabled(False)
        self.context.worker.run(lambda: restore(folder, file, now, ORIGIN), self._restored, self._restore_failed)

    def _ask_file(self) -> None:
        start = self._folder / BACKUPS
        dialog = QFileDialog(self, self.tr("Choose a backup"), str(start), self.tr("Backups (*.db)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.look_inside(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _backed_up(self, backup: Backup) -> None:
        self.backup_button.setEnabled(True)
        text = self.tr("{name} holds {contacts} and {interactions}.")
        self.backup_row.show_text(self.tr("Backup"), text.format(name=backup.file.name, **self._counts(backup)))

    def _offer(self, backup: Backup) -> None:
        self._file = backup.file
        text = self.tr("{name} holds {contacts} and {interactions}. They take the book's place.")
        self.look.show_text(text.format(name=backup.file.name, **self._counts(backup)))

    def _restored(self, restored: Restored) -> None:
        self.restore_button.setEnabled(True)
        self.context.feed.publish(restored.changes)
        words = self.tr("Put back {name}. The book as it was is kept as {kept}")
        self._desk.said.emit(words.format(name=restored.backup.file.name, kept=restored.kept.name))

    def _backup_failed(self, error: Exception) -> None:
        self.backup_button.setEnabled(True)
        self._say(self.backup_row, error)

    def _restore_failed(self, error: Exception) -> None:
        self.restore_button.setEnabled(True)
        self._say(self.restore_row, error)

    def _say(self, row: SettingRow, error: Exception) -> None:
        if isinstance(error, Refused | BookError):
            row.set_error(str(error))
        else:
            self.context.worker.unexpected.emit(error)

    def _counts(self, backup: Backup) -> dict[str, str]:
        people, talks = f"{backup.contacts:,}", f"{backup.interactions:,}"
        one_person, one_talk = self.tr("1 contact"), self.tr("1 interaction")
        return {
            "contacts": one_person if backup.contacts == 1 else self.tr("{n} contacts").format(n=people),
            "interactions": one_talk if backup.interactions == 1 else self.tr("{n} interactions").format(n=talks),
        }
