"""Looking for duplicates in a process of its own: on a thread it would hold up every frame of the window.

The child reads the book and writes lines of JSON: how far it is, then all that it found. The key of an encrypted book
is the one line that it is given on its standard input, where nobody else can look.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from followup_desktop.desktop.launch import own_command
from followup_desktop.desktop.worker import Cancelled
from followup_desktop.domain.duplicates.comparing import Certainty, Reason
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.errors import BookError
from followup_desktop.store.keys import Key
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.duplicates import Duplicate, duplicates

OPTION = "--find-duplicates"
"""With this argument and the book's folder the program is the child."""
_NICER = 5
_TELL_EVERY = 0.1


class Search:
    """A child that looks through the book of a folder; `key` is that of an encrypted one."""

    def __init__(self, folder: Path, key: Key | None = None) -> None:
        own = own_command()
        self._stopped = False
        self._process = subprocess.Popen(
            (*own.arguments, OPTION, str(folder.absolute())), cwd=own.folder, stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )  # fmt: skip
        assert self._process.stdin is not None
        with contextlib.suppress(BrokenPipeError), self._process.stdin as line:
            line.write(f"{key.to_text() if key else ''}\n".encode())

    def stop(self) -> None:
        """Look no further; from any thread."""
        self._stopped = True
        self._process.kill()

    def answer(self, progress: Callable[[int, int], None]) -> list[Duplicate]:
        """Wait for what it finds. Raises Cancelled where it was stopped, Refused where it did not get through."""
        assert self._process.stdout is not None
        try:
            with self._process.stdout as lines:
                for line in lines:
                    said: dict[str, Any] = json.loads(line)
                    if "at" in said:
                        progress(*said["at"])
                    elif "found" in said:
                        return [_duplicate(each) for each in said["found"]]
                    else:
                        raise Refused(str(said["refused"]))
        except ValueError:
            pass
        finally:
            self._process.kill()
            self._process.wait()
        if self._stopped:
            raise Cancelled
        raise Refused(_("Looking for duplicates came to no end; nothing was changed"))


def main(folder: Path) -> int:
    """The child: look through the book, write what is found, and end."""
    if hasattr(os, "nice"):
        os.nice(_NICER)
    try:
        book = open_book(folder, _key(sys.stdin.readline()))
        found = duplicates(book, progress=_Teller().tell)
        book.close()
        _say({"found": [(each.keep, each.other, each.certainty, each.reasons) for each in found]})
    except (Refused, BookError) as refusal:
        _say({"refused": str(refusal)})
    except BrokenPipeError:
        # Nobody listens any more, and Python need not find that out again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _key(line: str) -> Key | None:
    return Key.of_text(line.strip()) if line.strip() else None


class _Teller:
    def __init__(self) -> None:
        self._told = 0.0

    def tell(self, done: int, total: int) -> None:
        if time.monotonic() - self._told > _TELL_EVERY:
            self._told = time.monotonic()
            _say({"at": (done, total)})


def _say(what: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def _duplicate(said: list[Any]) -> Duplicate:
    keep, other, certainty, reasons = said
    return Duplicate(keep, other, Certainty(certainty), tuple(Reason(reason) for reason in reasons))
