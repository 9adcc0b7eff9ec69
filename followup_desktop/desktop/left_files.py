"""Files on their way to a window that is open already: their paths are left in the runtime folder, a word tells where.

So no path goes over the socket, and none into a log.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from pathlib import Path
from uuid import UUID, uuid4

from followup_desktop.desktop.words import parse

_VERB = "import"


def leave_files(runtime: Path, files: Sequence[Path]) -> str:
    """Leave absolute paths for the window, and give the word of desktop/words.py that fetches them.

    The runtime folder must be there. Raises OSError where nothing can be written in it.
    """
    uuid = uuid4()
    descriptor = os.open(_place(runtime, uuid), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as left:
        left.write(b"\0".join(os.fsencode(file) for file in files))
    return f"{_VERB} {uuid}"


def fetch_files(runtime: Path, uuid: UUID) -> list[Path]:
    """The paths that were left, which are taken away with it; none where there is nothing (any more)."""
    place = _place(runtime, uuid)
    try:
        content = place.read_bytes()
    except OSError:
        return []
    place.unlink(missing_ok=True)
    return [Path(os.fsdecode(name)) for name in content.split(b"\0") if name]


def forget_files(runtime: Path, text: str) -> None:
    """Take away what a word would fetch that nobody heard; other words have nothing to be taken away."""
    word = parse(text)
    if word is not None and word.verb == _VERB and word.uuid is not None:
        with contextlib.suppress(OSError):
            _place(runtime, word.uuid).unlink(missing_ok=True)


def _place(runtime: Path, uuid: UUID) -> Path:
    return runtime / f"{_VERB}-{uuid}"
