"""What lies beside the book of single people: unsent messages, drafts of the editor, where the window was."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable
from pathlib import Path

from followup_desktop.store.files import put_in_place, temporary_beside

UNSENT = "unsent"
"""The folder of messages that are not sent yet: one file a contact, named by their UUID."""
DRAFTS = "drafts"
"""The folder of what was changed in the editor and not saved: one file a contact, named by their UUID."""
WINDOW_STATE = "window.json"
_CONTACT = "contact"


def forget_beside(folder: Path, uuids: Iterable[str]) -> None:
    """Take away what lies in a book's folder of the people with these UUIDs. Raises Refused where that cannot be."""
    gone = set(uuids)
    for uuid in gone:
        for place in (UNSENT, DRAFTS):
            (folder / place / f"{uuid}.json").unlink(missing_ok=True)
    state = folder / WINDOW_STATE
    with contextlib.suppress(OSError, ValueError):
        kept = json.loads(state.read_text(encoding="utf-8"))
        if isinstance(kept, dict) and kept.get(_CONTACT) in gone:
            kept[_CONTACT] = ""
            with temporary_beside(state) as temporary:
                temporary.write_text(json.dumps(kept), encoding="utf-8")
                put_in_place(temporary, state)
