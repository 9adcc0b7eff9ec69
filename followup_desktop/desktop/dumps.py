"""Dumps: what the system writes down of a process that crashes. Nothing of its memory, which holds names and a key."""

from __future__ import annotations

import contextlib
import os
import sys

_COREDUMP_FILTER = "/proc/self/coredump_filter"
_NO_HEAP = 0x01
"""WER_FAULT_REPORTING_FLAG_NOHEAP."""


def keep_out_of_dumps() -> None:
    """Let no dump of this process, nor of those that it starts, hold its memory; a system that has no way is let be."""
    if sys.platform == "win32":
        import ctypes

        with contextlib.suppress(OSError, AttributeError):
            ctypes.WinDLL("kernel32").WerSetFlags(_NO_HEAP)
        return
    import resource

    _soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
    resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    # A dump that goes to a program is not held to that limit on Linux; it holds what this says: nothing of the memory.
    with contextlib.suppress(OSError):
        descriptor = os.open(_COREDUMP_FILTER, os.O_WRONLY)
        try:
            os.write(descriptor, b"0\n")
        finally:
            os.close(descriptor)
