"""Python's cycles are collected on the interface's thread alone, as long as there is another one.

Python collects on whichever thread happens to ask for memory. There it takes apart timers, models and other objects of
Qt that live on the interface's thread, which ends the program now and then, in the midst of its event loop.
"""

from __future__ import annotations

import gc
import threading

_lock = threading.Lock()
_others: set[threading.Thread] = set()


def take_over(other: threading.Thread) -> None:
    """Another thread begins: from now on cycles are only collected by `collect`."""
    with _lock:
        _others.add(other)
        gc.disable()


def give_back(other: threading.Thread) -> None:
    """It has ended: with the last one Python collects by itself again. A second time changes nothing."""
    with _lock:
        _others.discard(other)
        if not _others:
            gc.enable()


def collect() -> None:
    """Collect what Python would by now have collected by itself. To be called on the interface's thread."""
    due = [generation for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
           if count > most > 0]  # fmt: skip
    if due:
        gc.collect(due[-1])
