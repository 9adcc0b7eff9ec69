"""Child processes that a test owns: started, waited for, and ended whatever happened."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

PATIENCE = 30.0
"""Seconds after which a test gives up waiting; nothing is measured by it."""


@contextmanager
def running(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """End the process and everything in its group after the block, also if it is stopped."""
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[str]) -> None:
    """Terminate the process, kill it if it does not obey, and close its pipes."""
    with suppress(ProcessLookupError):
        process.send_signal(signal.SIGCONT)
        process.terminate()
    try:
        process.wait(5)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait(5)
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe is not None:
            with suppress(BrokenPipeError):
                pipe.close()


def wait_until(true: Callable[[], bool], what: str) -> None:
    """Look until it is true; fail, naming what was waited for, when patience ends."""
    limit = time.monotonic() + PATIENCE
    while not true():
        if time.monotonic() > limit:
            raise AssertionError(f"waited {PATIENCE:.0f} s in vain for {what}")
        time.sleep(0.02)


def environment(**changes: str | None) -> dict[str, str]:
    """This process's environment with changes; None removes a name."""
    changed = {**os.environ, **{name: value for name, value in changes.items() if value is not None}}
    return {name: value for name, value in changed.items() if changes.get(name, value) is not None}
