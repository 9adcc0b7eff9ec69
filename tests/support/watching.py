"""Watching processes: what their command lines and environments say, and which sockets they make."""

from __future__ import annotations

import os
import re
import threading
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

_BETWEEN = 0.02
_SOCKET = re.compile(r"\bsocket\((AF_INET6?|AF_PACKET)\b")
_ANY_SOCKET = re.compile(r"\bsocket\(AF_")


class ProcessWatch:
    """Looks at every process of this machine again and again, and notes in which of them a word stands."""

    def __init__(self, words: Sequence[str], passed_over: Iterable[str] = ()) -> None:
        """Programs that are `passed_over` are the test's own hands."""
        self._words = [word.encode() for word in words]
        self._passed_over = {name.encode() for name in passed_over}
        self._ended = threading.Event()
        self.found: set[str] = set()
        self.seen: set[int] = set()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        self._ended.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._ended.is_set():
            for entry in os.scandir("/proc"):
                if entry.name.isdigit() and int(entry.name) != os.getpid():
                    self._look(Path(entry.path))
            time.sleep(_BETWEEN)

    def _look(self, process: Path) -> None:
        try:
            arguments = (process / "cmdline").read_bytes()
            told = arguments + (process / "environ").read_bytes()
        except OSError:
            return
        if os.path.basename(arguments.split(b"\0", 1)[0]) in self._passed_over:  # noqa: PTH119
            return
        if b"followup_desktop" in arguments or b"followup-desktop" in arguments:
            self.seen.add(int(process.name))
        for word in self._words:
            if word in told:
                self.found.add(f"{word.decode()} in {arguments[:80]!r}")


def under_strace(log: Path) -> list[str]:
    """What to put before a command so that all sockets that it and its children make are logged.

    The process keeps its number, for it is the one that watches that becomes another.
    """
    return ["strace", "-D", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-o", str(log)]


def network_sockets(log: Path) -> list[str]:
    """The lines of a log in which something was made that could reach a network."""
    lines = log.read_text(errors="replace").splitlines()
    assert any(_ANY_SOCKET.search(line) for line in lines), "nothing was logged"
    return [line for line in lines if _SOCKET.search(line)]
