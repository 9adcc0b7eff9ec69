"""A process with everything loaded that forks others, which are killed: so that a thousand deaths take minutes.

A line of JSON in says what is to be done, on which folder, by which chance, and after how many seconds it is killed; a
line out says what the process had said, and whether it came to its end, after how many seconds.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
import time
from pathlib import Path
from random import Random

from tests.reliability.doings import DOINGS

_LONGEST = 60.0


def main() -> None:
    """Answer until nobody asks any more."""
    for line in sys.stdin:
        asked = json.loads(line)
        read, write = os.pipe()
        child = os.fork()
        if not child:
            os.close(read)
            _live(write, asked)
        os.close(write)
        answer = json.dumps(_watch(child, read, asked["seconds"]))
        os.write(1, answer.encode() + b"\n")


def _live(write: int, asked: dict) -> None:
    """Be the process: what it says goes to the nursery, what it prints and complains of nowhere."""
    os.dup2(write, 1)
    sys.stdout = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    code = 1
    try:
        DOINGS[asked["what"]](Path(asked["folder"]), Random(asked["seed"]))
        code = 0
    finally:
        os._exit(code)


def _watch(child: int, read: int, seconds: float | None) -> dict[str, object]:
    """Kill the process when its time has come, unless it ends before."""
    begun, said = time.monotonic(), b""
    until = begun + (_LONGEST if seconds is None else seconds)
    while (left := until - time.monotonic()) > 0 and select.select([read], [], [], left)[0]:
        if not (more := os.read(read, 1 << 16)):
            break
        said += more
    os.kill(child, signal.SIGKILL)
    lived = time.monotonic() - begun
    while more := os.read(read, 1 << 16):
        said += more
    os.close(read)
    _pid, status = os.waitpid(child, 0)
    lines = said.decode(errors="replace").splitlines()
    ended = not os.WIFSIGNALED(status)
    return {"said": lines, "ended": ended, "failed": status not in (0, signal.SIGKILL), "lived": lived}


if __name__ == "__main__":
    main()
