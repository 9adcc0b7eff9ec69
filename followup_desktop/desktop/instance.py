"""The one window and the one tray of a data folder: who came first has the lock, and only its owner listens."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal

from followup_desktop.desktop.running import Role, is_held, lock_path
from followup_desktop.desktop.words import WordServer


class Instance(QObject):
    """This process's claim to be the window or the tray of a data folder. Lives as long as the claim."""

    word_received = Signal(str)

    def __init__(self, role: Role, folder: Path, parent: QObject | None = None) -> None:
        """`folder` is the runtime folder, which must be there."""
        super().__init__(parent)
        self._role = role
        self._folder = folder
        self._path = lock_path(role, folder)
        self._lock = _lock_file(self._path)
        self._server = WordServer(self)
        self._server.heard.connect(self.word_received)

    def claim(self) -> bool:
        """Whether this process is the first; if so it now listens for words. Raises OSError if it cannot listen."""
        if not self._lock.tryLock(0) and not self._take_from_dead():
            return False
        # QLockFile makes it as the umask has it; its folder is closed to others anyway.
        self._path.chmod(0o600)
        if not self._server.listen(self._role, self._folder):
            self._lock.unlock()
            raise OSError(f"the socket of the {self._role} cannot be made")
        return True

    def release(self) -> None:
        """Let the next one be the first."""
        self._server.close()
        self._lock.unlock()

    def _take_from_dead(self) -> bool:
        """Take over a lock whose owner died and whose process id a program of the same name has now.

        QLockFile believes that id. The guard is the one under which QLockFile itself removes stale locks, and a
        lock that names an owner was locked before: so no fresh lock is taken for a dead one.
        """
        guard = _lock_file(self._path.with_name(self._path.name + ".rmlock"))
        if not guard.tryLock(0):
            return False
        try:
            if _names_owner(self._path) and not is_held(self._path):
                self._lock.removeStaleLockFile()
        finally:
            guard.unlock()
        return self._lock.tryLock(0)


def _lock_file(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    # No lock is too old: a tray runs for months. One whose owner is dead is taken over all the same.
    lock.setStaleLockTime(0)
    return lock


def _names_owner(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
