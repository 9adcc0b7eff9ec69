"""Drafts: what was changed in the editor and not saved yet, one file a contact beside the book, encrypted as it is."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from followup_desktop.store.beside import DRAFTS
from followup_desktop.store.book import Book
from followup_desktop.store.sealed import read_beside, write_beside
from followup_desktop.window.editor.form import Form, completed, is_form

NEW = "new"
"""The key of the draft of a contact that is not in the book yet; all others are a contact's uuid."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was changed: the form, the form of the contact as it was then, its revision, and the moment."""

    form: Form
    base: Form
    revision: int
    saved_at: datetime


class Drafts:
    """The drafts of one book. A folder that cannot be written costs the draft, nothing more."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._folder = book.path.parent / DRAFTS

    def load(self, key: str) -> Draft | None:
        """The draft of a contact; None where there is none, or its file makes no sense."""
        try:
            stored = json.loads(read_beside(self._book, self._file(key)))
            form, base = completed(stored["form"]), completed(stored["base"])
            draft = Draft(form, base, int(stored["revision"]), datetime.fromisoformat(stored["saved_at"]))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return draft if is_form(draft.form) and is_form(draft.base) and draft.saved_at.tzinfo else None

    def keep(self, key: str, draft: Draft) -> None:
        """Write the draft of a contact, whole or not at all."""
        content = {
            "form": draft.form,
            "base": draft.base,
            "revision": draft.revision,
            "saved_at": draft.saved_at.isoformat(),
        }
        write_beside(self._book, self._file(key), json.dumps(content))

    def drop(self, key: str) -> None:
        """Throw the draft of a contact away."""
        with contextlib.suppress(OSError):
            self._file(key).unlink(missing_ok=True)

    def _file(self, key: str) -> Path:
        return self._folder / f"{key}.json"
