"""A damaged book at the start: the newest good backup or what can be saved, each counted before anything is done."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from followup_desktop.desktop import log
from followup_desktop.desktop.crash import CrashReports
from followup_desktop.desktop.instance import Instance
from followup_desktop.desktop.paths import Folders
from followup_desktop.desktop.running import Role
from followup_desktop.desktop.words import send_word
from followup_desktop.desktop.worker import Cancelled, Worker
from followup_desktop.domain.errors import Refused
from followup_desktop.store.errors import BookDamaged, BookError
from followup_desktop.store.keys import Key
from followup_desktop.store.salvage.attempt import Salvage, salvage
from followup_desktop.store.salvage.offer import Good, newest_good, take_backup
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.opening.choice import Choice
from followup_desktop.window.opening.frame import OpeningFrame
from followup_desktop.window.opening.rescue_words import backup_lines, salvage_lines

_WIDEST = 620
_TRAY_MS = 3000
_LITTLE = 0.01
"""Of all rows: so few lost ones are better than a backup that lacks all that was done since."""


class Rescue(OpeningFrame):
    """Two cards that fill while one looks on. It ends with the book in order, or where the person closes it."""

    unexpected = Signal(object)
    """An exception that no one expected."""
    _progressed = Signal(int, int)

    def __init__(self, folders: Folders, key: Key | None, clock: Callable[[], datetime]) -> None:
        super().__init__(
            folders,
            "triangle-alert",
            self.tr("Your book is damaged"),
            self.tr(
                "Its file was changed outside of Followup, most often by a failing disk. Nothing is overwritten:"
                " whichever way you choose, the damaged book is kept aside as it is."
            ),
            _WIDEST,
        )
        self.mended = False
        self.told = ""
        self._folders = folders
        self._key = key
        self._clock = clock
        self._saved: Salvage | None = None
        self._good: Good | None = None
        self._stopped = self._tried = False
        self.saving = Choice(
            "layers",
            self.tr("Save what can be read"),
            self.tr("Reading what can be read…"),
            self.tr("Use what was saved"),
        )
        self.backup = Choice(
            "archive-restore",
            self.tr("Take the newest good backup"),
            self.tr("Looking through your backups…"),
            self.tr("Take this backup"),
        )
        self.error = InlineError()
        for part in (self.saving, self.backup, self.error):
            self.column.addWidget(part)
        self.column.addLayout(self._foot())
        self._worker = Worker(lambda: None)
        self._worker.unexpected.connect(self.unexpected)
        self._progressed.connect(self.saving.progress.show_progress)
        self.saving.chosen.connect(self._use_saved)
        self.backup.chosen.connect(self._use_backup)

    def begin(self) -> None:
        """Look what there is: the backup first, it is quicker."""
        self.show()
        self.activateWindow()
        now = self._clock()
        self._worker.run(lambda: newest_good(self._folders.data, self._key), self._show_backup, self._no_backup)
        self._worker.run(lambda: self._save(now), self._show_saved, self._not_saved)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is under way; the damaged book stays where it is."""
        self._stopped = True
        super().closeEvent(event)

    def finish(self) -> None:
        """End the thread, and forget what was saved and not used."""
        self._stopped = True
        self._worker.stop()
        if self._saved is not None:
            self._saved.throw_away()

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        look, leave = quiet(self.tr("Open the folder"), "folder"), quiet(self.tr("Quit"))
        look.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folders.data))))
        leave.clicked.connect(self.close)
        foot.addWidget(look)
        foot.addStretch(1)
        foot.addWidget(leave)
        return foot

    def _save(self, now: datetime) -> Salvage:
        """On the worker. What was saved is known here even where nobody waits for it any more."""
        self._saved = salvage(self._folders.data, self._key, now, self._on)
        return self._saved

    def _on(self, done: int, total: int) -> None:
        """On the worker: how far the salvage is, and whether it is still wanted."""
        if self._stopped:
            raise Cancelled
        self._progressed.emit(done, total)

    def _show_backup(self, good: Good | None) -> None:
        self._good = good
        self.backup.show_lines(backup_lines(good, self._clock().date()), possible=good is not None)
        self._recommend()

    def _no_backup(self, error: Exception) -> None:
        log.failure("rescue.backup", error)
        self._show_backup(None)

    def _show_saved(self, saved: Salvage) -> None:
        self._tried = True
        log.event("rescue.saved", contacts=saved.contacts, interactions=saved.interactions, history=saved.history)
        self.saving.show_lines(salvage_lines(saved), possible=True)
        self._recommend()

    def _not_saved(self, error: Exception) -> None:
        self._tried = True
        log.failure("rescue.salvage", error)
        if not isinstance(error, Refused | BookError):
            self._worker.unexpected.emit(error)
        words = self.tr("Nothing of it can be read any more.") if isinstance(error, BookDamaged) else f"{error}."
        self.saving.show_lines([words], possible=False)
        self._recommend()

    def _recommend(self) -> None:
        """The way that keeps more is filled, once both are known."""
        saved, good = (self._saved if self._tried else None), self._good
        better = saved is not None and (good is None or _keeps_more(saved, good))
        first, other = (self.saving, self.backup) if better else (self.backup, self.saving)
        first.button.set_kind("filled" if self._tried else "outlined")
        other.button.set_kind("outlined")
        if self._tried and first.button.isVisible():
            first.button.setFocus()

    def _use_saved(self) -> None:
        saved = self._saved
        assert saved is not None
        self._do(lambda: saved.put_in_place(self._clock()))

    def _use_backup(self) -> None:
        good = self._good
        assert good is not None
        self._do(lambda: take_backup(self._folders.data, good, self._key, self._clock()))

    def _do(self, work: Callable[[], Path]) -> None:
        self.error.show_error("")
        for choice in (self.saving, self.backup):
            choice.button.setEnabled(False)
        # It would go on writing into the file that is put aside; the window starts it again.
        send_word(Role.TRAY, self._folders.runtime, "quit", _TRAY_MS)
        self._worker.run(work, self._done, self._failed)

    def _done(self, kept: Path) -> None:
        log.event("rescue.done")
        self.mended = True
        self.told = self.tr("Your book is in order again. The damaged one is kept as {name}.").format(name=kept.name)
        self.ended.emit()

    def _failed(self, error: Exception) -> None:
        for choice in (self.saving, self.backup):
            choice.button.setEnabled(True)
        if not isinstance(error, Refused | BookError):
            self._worker.unexpected.emit(error)
        self.error.show_error(f"{error}.")


def _keeps_more(saved: Salvage, good: Good) -> bool:
    """What was saved is newer than any backup: it is better where next to nothing is lost, or more is there."""
    lost, kept = saved.result.lost.values(), sum(saved.result.kept.values())
    known = [count for count in lost if count is not None]
    if len(known) == len(lost) and sum(known) <= kept * _LITTLE:
        return True
    return saved.contacts >= good.contacts and saved.interactions >= good.interactions


def rescue(folders: Folders, instance: Instance, key: Key | None, clock: Callable[[], datetime]) -> Rescue:
    """Let the person choose; the window that asked says whether the book is in order again."""
    log.event("rescue")
    crashes = CrashReports(folders.logs, "window", clock)
    crashes.install()
    asking = Rescue(folders, key, clock)
    asking.unexpected.connect(crashes.report)
    loop = QEventLoop()
    asking.ended.connect(loop.quit)
    instance.word_received.connect(asking.hear)
    QTimer.singleShot(0, asking, asking.begin)
    loop.exec()
    instance.word_received.disconnect(asking.hear)
    asking.finish()
    crashes.uninstall()
    QTimer.singleShot(0, asking, asking.deleteLater)
    return asking
