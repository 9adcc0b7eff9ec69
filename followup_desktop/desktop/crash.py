"""Reports of errors that nobody expected: where in the program it happened, and nothing of what it was about."""

from __future__ import annotations

import contextlib
import os
import platform
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Signal, qVersion

from followup_desktop import __version__
from followup_desktop.desktop import log

KEPT = 20
_PACKAGE = Path(__file__).resolve().parents[1]
_Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


class CrashReports(QObject):
    """Catches what no one else caught, in every thread, and writes a report of it into the folder of the logs.

    `reported` carries the report's path. An error that comes again at the same place is reported once.
    """

    reported = Signal(str)

    def __init__(
        self, folder: Path, process: str, clock: Callable[[], datetime], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folder = folder
        self._process = process
        self._clock = clock
        self._seen: set[str] = set()
        self._before = (sys.excepthook, threading.excepthook)

    def install(self) -> None:
        """Begin to catch. KeyboardInterrupt goes its usual way."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def uninstall(self) -> None:
        """Put back what was there before."""
        sys.excepthook, threading.excepthook = self._before

    def report(self, error: BaseException) -> Path | None:
        """Write a report of the error; its path, or None if one of the same place is written or none can be."""
        where = "".join(_lines(error))
        if where in self._seen:
            return None
        self._seen.add(where)
        log.failure("crash", error)
        # Standard error ends in the session's log: it gets no more than the report.
        if sys.stderr is not None:
            sys.stderr.write(where)
        try:
            path = self._write(where)
        except OSError:
            return None
        self.reported.emit(str(path))
        return path

    def _caught(self, kind: type[BaseException], error: BaseException, place: TracebackType | None) -> None:
        if isinstance(error, KeyboardInterrupt):
            self._before[0](kind, error, place)
        else:
            self.report(error)

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self.report(arguments.exc_value)

    def _write(self, where: str) -> Path:
        moment = self._clock()
        path = self._folder / f"crash-{moment:%Y%m%dT%H%M%S}-{os.getpid()}-{len(self._seen)}.txt"
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{_heading(self._process)}{moment.isoformat(timespec='seconds')}\n\n{where}")
        for old in sorted(self._folder.glob("crash-*.txt"))[:-KEPT]:
            with contextlib.suppress(OSError):
                old.unlink()
        return path


def _heading(process: str) -> str:
    return (
        f"Followup {__version__} ({process}), Python {platform.python_version()}, Qt {qVersion()}\n"
        f"{platform.system()} {platform.release()} {platform.machine()}\n"
    )


def _lines(error: BaseException) -> Iterator[str]:
    """The chain of errors, the first one first: types, numbers and places. Neither texts nor values."""
    for link in reversed(_chain(error)):
        for frame in traceback.extract_tb(link.__traceback__):
            yield f"  {_place(frame.filename)}:{frame.lineno} {frame.name}\n"
        yield f"{type(link).__module__}.{type(link).__qualname__}{_numbers(link)}\n"


def _chain(error: BaseException) -> list[BaseException]:
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) is not None and cause not in chain:
        chain.append(cause)
    return chain


def _place(filename: str) -> str:
    """The file's name from the package or library it is in: the folders above may carry the person's name."""
    path = Path(filename)
    for root in (_PACKAGE.parent, *map(Path, sys.path)):
        if path.is_relative_to(root) and str(root) not in ("", "."):
            return path.relative_to(root).as_posix()
    return path.name


def _numbers(error: BaseException) -> str:
    """The numbers by which the system and SQLite name an error."""
    named = ((name, getattr(error, name, None)) for name in ("errno", "winerror", "result", "extendedresult"))
    return "".join(f" {name}={value}" for name, value in named if isinstance(value, int))
