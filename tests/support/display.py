"""A virtual screen of a test's own."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from tests.support.processes import running


@contextmanager
def virtual_display(size: str = "1280x900x24") -> Iterator[str]:
    """Start Xvfb on a free display, which it chooses itself; its name for DISPLAY."""
    read, write = os.pipe()
    # Without -noreset the server starts anew whenever its last client leaves, and turns away who comes just then.
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL, text=True)
    os.close(write)
    with running(server), os.fdopen(read) as number:
        yield f":{number.readline().strip()}"
