"""The log: what happened and when, in names and numbers only, so that it can be shown to anybody. No Qt."""

from __future__ import annotations

import contextlib
import logging
import os
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO
from uuid import UUID

_NAME = re.compile(r"[a-z][a-z0-9_.-]{0,59}")
_BYTES = 256 * 1024
_OLDER = 3
_log = logging.getLogger("followup")
_log.propagate = False
_log.addHandler(logging.NullHandler())


class _PrivateFile(RotatingFileHandler):
    """A rotating file that only its owner can read."""

    def _open(self) -> IO[str]:  # type: ignore[override]
        descriptor = os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        return os.fdopen(descriptor, "a", encoding=self.encoding)

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk is no reason to stop: the line is lost."""


def open_log(folder: Path, process: str) -> None:
    """Log to `process`.log ('window', 'tray') in the folder. Each process has its own: two cannot rotate one file.

    At most 1 MiB in four files. A folder that cannot be written leaves the program without a log.
    """
    close_log()
    try:
        file = _PrivateFile(folder / f"{process}.log", maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
    except OSError:
        return
    file.setFormatter(logging.Formatter("%(asctime)s.%(msecs)03d %(message)s", "%Y-%m-%dT%H:%M:%S"))
    _log.addHandler(file)
    _log.setLevel(logging.INFO)


def close_log() -> None:
    """Close the file."""
    for handler in [handler for handler in _log.handlers if isinstance(handler, _PrivateFile)]:
        _log.removeHandler(handler)
        with contextlib.suppress(OSError):
            handler.close()


def event(name: str, /, **numbers: float | UUID | None) -> None:
    """Write down that something happened: `event("announced", check_in=12, names_hidden=True)`.

    The name is fixed in the source (`a-z`, digits, `._-`). What is no number, truth value or UUID is written as
    '?': no text can get into the log, not even by mistake.
    """
    _log.info(" ".join([_fixed(name), *(f"{key}={_number(value)}" for key, value in numbers.items())]))


def failure(name: str, error: BaseException) -> None:
    """Write down that something failed: the error's type and number, never its text, which may quote the book."""
    number = getattr(error, "errno", None)
    suffix = f" number={_number(number)}" if number is not None else ""
    _log.info("%s error=%s%s", _fixed(name), type(error).__name__, suffix)


def _fixed(name: str) -> str:
    return name if _NAME.fullmatch(name) else "?"


def _number(value: object) -> str:
    return str(value) if isinstance(value, (int, float, UUID)) or value is None else "?"
