"""Messages that are not sent yet: one file a contact beside the book, encrypted as it is, kept over restarts."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from followup_desktop.domain.channels import Channel
from followup_desktop.store.beside import UNSENT
from followup_desktop.store.book import Book
from followup_desktop.store.sealed import read_beside, write_beside


@dataclass(frozen=True, slots=True)
class Unsent:
    """A message as it was left. `to` is the address chosen ('' for the usual one), `check_in` what it was written for.

    `handed_over` says that it was given to another program, and nobody has said yet whether it was sent.
    """

    channel: Channel
    text: str
    saved_at: datetime
    subject: str = ""
    to: str = ""
    check_in: str = ""
    handed_over: bool = False


class UnsentMessages:
    """The unsent messages of one book, by a contact's uuid. A folder that cannot be written costs the draft only."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._folder = book.path.parent / UNSENT

    def load(self, contact: str) -> Unsent | None:
        """The message to a contact; None where there is none, or its file makes no sense."""
        try:
            return _read(json.loads(read_beside(self._book, self._file(contact))))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None

    def keep(self, contact: str, unsent: Unsent) -> None:
        """Write a message, whole or not at all."""
        content = {
            "channel": str(unsent.channel),
            "text": unsent.text,
            "saved_at": unsent.saved_at.isoformat(),
            "subject": unsent.subject,
            "to": unsent.to,
            "check_in": unsent.check_in,
            "handed_over": unsent.handed_over,
        }
        write_beside(self._book, self._file(contact), json.dumps(content))

    def drop(self, contact: str) -> None:
        """Forget the message to a contact."""
        with contextlib.suppress(OSError):
            self._file(contact).unlink(missing_ok=True)

    def _file(self, contact: str) -> Path:
        return self._folder / f"{contact}.json"


def _read(stored: dict[str, Any]) -> Unsent:
    """Raises ValueError, KeyError or TypeError where a value is missing or of another sort."""
    texts = {name: stored[name] for name in ("text", "subject", "to", "check_in")}
    saved_at = datetime.fromisoformat(stored["saved_at"])
    if not all(isinstance(text, str) for text in texts.values()) or saved_at.tzinfo is None:
        raise ValueError("not a message")
    return Unsent(Channel(stored["channel"]), saved_at=saved_at, handed_over=stored["handed_over"] is True, **texts)
