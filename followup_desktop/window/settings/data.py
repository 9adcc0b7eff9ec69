"""The person's data: where they are, backups, what to bring in, what to take out."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QWidget

from followup_desktop.domain.backups import Why
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.backups.keeping import Kept, keep
from followup_desktop.store.backups.places import place_of
from followup_desktop.store.backups.shelf import Stored, stored_backups
from followup_desktop.store.errors import BookError
from followup_desktop.window.alive import while_alive
from followup_desktop.window.backups import wording
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.buttons import outlined
from followup_desktop.window.settings.section import Section, SettingRow

_LANE = "newest backup"


@dataclass(frozen=True, slots=True)
class _Newest:
    """The newest backup, if there is one, and what is wrong with the chosen folder."""

    backup: Stored | None
    trouble: str


class DataSection(Section):
    """Folder, backups, import and export."""

    def title(self) -> str:
        return self.tr("Your data")

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._desk = desk
        self._folder = context.book.path.parent
        self.backup_button = outlined(self.tr("Back up now"), "hard-drive")
        self.backups_button = outlined(self.tr("All backups…"), "archive-restore")
        open_button = outlined(self.tr("Open"), "folder")
        open_button.setAccessibleName(self.tr("Open the folder of the book"))
        export_button = outlined(self.tr("Export…"), "upload")
        import_button = outlined(self.tr("Import…"), "download")
        self.backup_row = SettingRow(self.tr("Backup"), self.backup_button, " ")
        hint = self.tr("Look inside each, put one back, keep them in another folder.")
        self.add(
            SettingRow(self.tr("The book is in this folder"), open_button, str(self._folder)),
            self.backup_row,
            SettingRow(self.tr("Put a backup back"), self.backups_button, hint),
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
        self.backups_button.clicked.connect(desk.backups_asked)

    def showEvent(self, event: QShowEvent) -> None:
        """Say which backup is the newest now: the tray makes them too."""
        super().showEvent(event)
        self.refresh()

    def refresh(self) -> None:
        """Say which backup is the newest, and what is wrong with the folder that was chosen for them."""
        book, folder = self.context.book, self._folder

        def work() -> _Newest:
            sound = (one for one in stored_backups(folder) if one.why is not Why.DAMAGED)
            return _Newest(next(sound, None), place_of(book).trouble)

        self.context.worker.run(work, while_alive(self, self._show), while_alive(self, self._say), lane=_LANE)

    def back_up(self) -> None:
        """Back the book up now, where it belongs."""
        book, now = self.context.book, self.context.now
        self.backup_button.setEnabled(False)
        self.backup_row.set_error("")
        self.context.worker.run(
            lambda: keep(book, now), while_alive(self, self._backed_up), while_alive(self, self._failed)
        )

    def concerns(self, changes: Changes) -> bool:
        return (changes.preferences or changes.everything) and self.isVisible()

    def _show(self, newest: _Newest) -> None:
        made = newest.backup
        text = self.tr("Made when you close the window and once a day.")
        if made is not None:
            words = (wording.when(made.made_at, self.context.today), wording.contacts(made.contacts or 0))
            text = self.tr("The newest: {when}, {contacts}.").format(when=words[0], contacts=words[1]) + " " + text
        self.backup_row.show_text(self.tr("Backup"), text)
        self.backup_row.set_error(newest.trouble)

    def _backed_up(self, kept: Kept | None) -> None:
        self.backup_button.setEnabled(True)
        if kept is None:
            self._desk.said.emit(self.tr("The newest backup holds everything already"))
        else:
            words = (wording.contacts(kept.backup.contacts), wording.interactions(kept.backup.interactions))
            text = self.tr("Backed up: {contacts} and {interactions}, verified")
            self._desk.said.emit(kept.trouble or text.format(contacts=words[0], interactions=words[1]))
        self.refresh()

    def _failed(self, error: Exception) -> None:
        self.backup_button.setEnabled(True)
        self._say(error)

    def _say(self, error: Exception) -> None:
        if isinstance(error, Refused | BookError):
            self.backup_row.set_error(str(error))
        else:
            self.context.worker.unexpected.emit(error)
