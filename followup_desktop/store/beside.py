"""What lies beside the book of single people: unsent messages, drafts of the editor, where the window was."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from followup_desktop.store.book import Book
from followup_desktop.store.files import put_in_place, temporary_beside
from followup_desktop.store.rows import uuid_bytes

UNSENT = "unsent"
"""The folder of messages that are not sent yet: one file a contact, named by their UUID."""
DRAFTS = "drafts"
"""The folder of what was changed in the editor and not saved: one file a contact, named by their UUID."""
WINDOW_STATE = "window.json"
_CONTACT = "contact"
_PRESENT = "SELECT 1 FROM contacts WHERE uuid = ?"
_DELETED = """
SELECT DISTINCT json_extract(before, '$.uuid') FROM row_changes WHERE table_name = 'contacts' AND after IS NULL
"""


def sweep_beside(book: Book) -> int:
    """Take away what lies beside a book of nobody who is in it or in its trash, and give how much that was.

    A window that had somebody open while they were forgotten elsewhere may have written it afterwards.
    """
    left = [(file, uuid) for place in (UNSENT, DRAFTS) for file, uuid in _files(book.path.parent / place)]
    known = {bytes.fromhex(str(one)) for (one,) in book.rows(_DELETED)} if left else set()
    gone = [file for file, uuid in left if uuid not in known and not book.row(_PRESENT, (uuid,))]
    for file in gone:
        file.unlink(missing_ok=True)
    return len(gone)


def _files(folder: Path) -> Iterator[tuple[Path, bytes]]:
    """The files of a folder that are named by somebody's UUID, with it."""
    for file in folder.glob("*.json"):
        with contextlib.suppress(ValueError):
            yield file, uuid_bytes(file.stem)


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
