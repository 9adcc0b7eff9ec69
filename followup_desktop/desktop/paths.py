"""Where things are: what ships with the program, the person's data, and what only lives while it runs. No Qt."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from followup_desktop.domain.errors import Refused

if TYPE_CHECKING:
    from platformdirs.api import PlatformDirsABC

DATA_VARIABLE = "FOLLOWUP_DATA"

_PACKAGE = Path(__file__).resolve().parents[1]
_NAME = "followup" if sys.platform == "linux" else "Followup"
_LONGEST_FOLDER = 80
"""Bytes. A socket's whole path may take 103 on macOS, and Qt makes it in a folder of its own first."""


def resource(name: str) -> Path:
    """The path of a shipped file: in the installed package, else in the checkout. Raises FileNotFoundError."""
    for root in (_PACKAGE / "resources", _PACKAGE.parent / "resources"):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(name)


@dataclass(frozen=True, slots=True)
class Folders:
    """The folders of one book. `runtime` holds locks and sockets; each data folder has one of its own."""

    data: Path
    runtime: Path

    @property
    def book(self) -> Path:
        """The book itself. Never open it but through the store."""
        return self.data / "book.db"

    @property
    def backups(self) -> Path:
        """The folder of the backups."""
        return self.data / "backups"

    @property
    def logs(self) -> Path:
        """The folder of logs and crash reports."""
        return self.data / "logs"

    def create(self) -> None:
        """Make what is missing, open to nobody else. Raises Refused where that cannot be done."""
        try:
            for folder in (self.data, self.backups, self.logs, self.runtime.parent, self.runtime):
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise Refused(f"The folder {error.filename} cannot be made: {error.strerror}") from error
        for folder in (self.runtime.parent, self.runtime):
            _require_own(folder)


def find_folders(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> Folders:
    """The folders for `--data`, else for FOLLOWUP_DATA, else in the system's place for data. Makes nothing."""
    folder = data_folder(data, environment)
    return Folders(folder, _runtime(folder))


def data_folder(data: Path | None = None, environment: Mapping[str, str] = os.environ) -> Path:
    """The data folder alone: what the command line needs, found without asking the system for anything else."""
    chosen = data or Path(environment.get(DATA_VARIABLE) or default_data())
    return Path(os.path.realpath(chosen.expanduser()))


def default_data() -> Path:
    """The system's place for this program's data."""
    return _system_folders().user_data_path


def _runtime(data: Path) -> Path:
    """The place of the locks and sockets of one data folder, the same for every process of this person."""
    import hashlib

    key = hashlib.sha256(os.fsencode(os.path.normcase(data))).hexdigest()[:12]
    try:
        with warnings.catch_warnings():
            # Without XDG_RUNTIME_DIR, as under cron, its stand-in serves as well: nothing to tell the person.
            warnings.simplefilter("ignore", UserWarning)
            folder = _system_folders().user_runtime_path / key
    except PermissionError:
        return _short_runtime() / key
    fits = sys.platform == "win32" or len(os.fsencode(folder)) <= _LONGEST_FOLDER
    return folder if fits else _short_runtime() / key


def _system_folders() -> PlatformDirsABC:
    # Imported late: a command that is told its folder starts sooner.
    from platformdirs import PlatformDirs

    return PlatformDirs(_NAME, appauthor=False)


def _short_runtime() -> Path:
    assert sys.platform != "win32"
    # Anybody may make this folder first; create() looks whose it is before anything is put there.
    return Path("/tmp", f"followup-{os.getuid()}")  # noqa: S108


def _require_own(folder: Path) -> None:
    """Raises Refused for a folder that is somebody else's; closes it to others if it is one's own."""
    if sys.platform == "win32":
        return
    facts = folder.lstat()
    if folder.is_symlink() or facts.st_uid != os.getuid():
        raise Refused(f"The folder {folder} belongs to somebody else; set XDG_RUNTIME_DIR to one of your own")
    folder.chmod(0o700)
