"""The form: the list of all backups, a look inside the one that is selected, and what can be done with it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.store.backups.keeping import Kept
from followup_desktop.store.backups.looking import Inside
from followup_desktop.store.errors import BookError, BookLocked
from followup_desktop.store.keys import Key
from followup_desktop.window.alive import while_alive
from followup_desktop.window.backups import wording
from followup_desktop.window.backups.forgetting import Forgetting
from followup_desktop.window.backups.frame import Frame
from followup_desktop.window.backups.inside import about
from followup_desktop.window.backups.working import Overview, Working
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk

_LOOK_MS = 150


class Backups(Frame):
    """The panel's content. Whoever walks through the list looks only into the backup at which they stop."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._desk = context, desk
        self.working = Working(context)
        self._inside: Inside | None = None
        self._elsewhere: Path | None = None
        self._key: Key | None = None
        self.forgetting = Forgetting(self.working, self.foot, desk, self)
        self._soon = QTimer(self, singleShot=True, interval=_LOOK_MS)
        self._connect()
        self.refresh()

    @property
    def inside(self) -> Inside | None:
        """What was found in the backup that is shown, once it was read."""
        return self._inside

    def refresh(self) -> None:
        """List the backups anew."""
        self.working.list_all(while_alive(self, self._show_overview))

    def look(self, file: Path | None = None, key: Key | None = None) -> None:
        """Look inside the selected backup, or inside a file that lies elsewhere."""
        wanted = file or self._file()
        self._inside = None
        if wanted is None:
            return
        self.page.show_reading()
        self._fit_foot()
        done, failed = (while_alive(self, partial(show, wanted)) for show in (self._show_inside, self._show_failure))
        self._key = key
        self.working.look(wanted, key, done, failed)

    def look_elsewhere(self, file: Path) -> None:
        """Look inside a backup that is not in the list."""
        self.shelf.clearSelection()
        self._elsewhere = file
        self.page.show_backup(file.name, self.tr("A file from elsewhere"), str(file))
        self.look(file)

    def put_back(self) -> None:
        """Let what the shown backup holds take the book's place."""
        if self._inside is None or not self.foot.put_back.isEnabled():
            return
        self.foot.put_back.setEnabled(False)
        self.foot.error.show_error("")
        done, failed = while_alive(self, lambda _changes: self.refresh()), while_alive(self, self._refuse)
        self.working.put_back(self._inside.file, self._key, done, failed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter puts back."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.put_back()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        foot, refused = self.foot, self.place.trouble.show_error
        self.shelf.moved.connect(self._moved)
        self.shelf.forget_asked.connect(foot.forget_asked)
        self._soon.timeout.connect(self.look)
        self.new.asked.connect(self._back_up)
        self.place.chosen.connect(lambda place: self.working.choose_place(place, lambda why: refused(str(why))))
        self.page.passphrase.entered.connect(self._unlock)
        foot.elsewhere_asked.connect(self._ask_file)
        foot.forget_asked.connect(lambda: self.forgetting.forget([stored.file for stored in self.shelf.selected]))
        foot.put_back_asked.connect(self.put_back)
        self.forgetting.changed.connect(self.refresh)
        self.forgetting.failed.connect(self._refuse)
        self._context.feed.changed.connect(self._follow)

    def _follow(self, changes: Changes) -> None:
        """The book is another one, or backups are kept elsewhere: both change what is to be said here."""
        if changes.preferences or changes.everything:
            self.refresh()
        if self._inside is not None:
            self._soon.start()

    def _show_overview(self, overview: Overview) -> None:
        """Show the list. Where only something new is known of the same backups, what is shown of one stays."""
        self.place.show_place(overview.place, usual=not overview.chosen)
        if self.shelf.renew(overview.backups):
            selected, today = self.shelf.selected, self._context.today
            if len(selected) == 1:
                self.page.show_about(about(selected[0], today))
            return
        count = len(overview.backups)
        self.empty.setVisible(not count and self._elsewhere is None)
        self.page.setVisible(bool(count) or self._elsewhere is not None)
        self.shelf.show_backups(overview.backups, self._context.today)
        self._fit_foot()

    def _moved(self) -> None:
        """Others are selected: say at once what is known, read the one in a moment."""
        selected, today = self.shelf.selected, self._context.today
        self.foot.error.show_error("")
        self.foot.question.hide()
        if len(selected) == 1:
            (stored,) = selected
            self._elsewhere, self._inside = None, None
            self.page.show_backup(wording.title(stored, today), about(stored, today), str(stored.file))
            self._soon.start()
        elif selected:
            self._inside = None
            text = self.tr("{n} backups").format(n=len(selected))
            self.page.show_backup(text, wording.size(sum(one.size for one in selected)), "")
            self._soon.stop()
        self._fit_foot()

    def _show_inside(self, file: Path, inside: Inside) -> None:
        if file == self._file():
            self._inside = inside
            self.page.show_inside(inside, self._context.today)
            self._fit_foot()
            self.refresh()

    def _show_failure(self, file: Path, error: Exception) -> None:
        if not isinstance(error, Refused | BookError):
            self._context.worker.unexpected.emit(error)
        elif file == self._file():
            self.page.show_error(str(error), locked=isinstance(error, BookLocked))
            self._fit_foot()
            self.refresh()

    def _file(self) -> Path | None:
        selected = self.shelf.selected
        return self._elsewhere or (selected[0].file if len(selected) == 1 else None)

    def _fit_foot(self) -> None:
        self.foot.put_back.setEnabled(self._inside is not None)
        self.foot.forget.setEnabled(bool(self.shelf.selected))

    def _unlock(self, passphrase: str) -> None:
        file = self._file()
        if file is not None:
            done, failed = (while_alive(self, partial(call, file)) for call in (self.look, self._show_failure))
            self.working.open_with(file, passphrase, done, failed)

    def _back_up(self, name: str) -> None:
        self.new.button.setEnabled(False)
        self.foot.error.show_error("")
        self.working.back_up(name, while_alive(self, self._backed_up), while_alive(self, self._refuse))

    def _backed_up(self, made: Kept | None) -> None:
        self.new.button.setEnabled(True)
        self.new.field.clear()
        if made is None:
            self._desk.said.emit(self.tr("The newest backup holds everything already"))
        elif made.trouble:
            self._desk.said.emit(made.trouble)
        self.refresh()

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("Choose a backup"), "", self.tr("Backups (*.db)"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.look_elsewhere(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _refuse(self, error: Exception) -> None:
        """Say at the foot what was not done, and why."""
        self.new.button.setEnabled(True)
        self._fit_foot()
        if isinstance(error, Refused | BookError):
            self.foot.error.show_error(str(error))
        else:
            self._context.worker.unexpected.emit(error)
