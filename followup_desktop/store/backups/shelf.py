"""The list of all backups of a book, wherever they are: each file with what is known of it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from followup_desktop.domain.backups import SUFFIX, Why, moment_of, why_of
from followup_desktop.store.backup import BACKUPS
from followup_desktop.store.backups import catalogue
from followup_desktop.store.backups.catalogue import Record
from followup_desktop.store.backups.places import all_places
from followup_desktop.store.keys import salt_of


class State(StrEnum):
    """What is known of a backup: it was sound when it was last read, it was not read yet, or it is damaged."""

    VERIFIED = "verified"
    UNSEEN = "unseen"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Stored:
    """A backup on the shelf. `made_at` is a local moment without its zone, as its name has it; `size` are bytes.

    `own` is false of what may be another book's, in a folder that several share: it is shown, and never thinned.
    Counts are None where nobody looked yet.
    """

    file: Path
    made_at: datetime
    why: Why
    size: int
    state: State
    contacts: int | None = None
    interactions: int | None = None
    checked_at: datetime | None = None
    encrypted: bool = False
    own: bool = True
    newest: str = ""
    undoes: str = ""


def stored_backups(folder: Path) -> list[Stored]:
    """All backups of the book in a folder, the newest first. The book is not asked: it may be damaged or locked."""
    found = [stored for place in all_places(folder) for stored in stored_in(place, folder)]
    return sorted(found, key=lambda stored: (stored.made_at, stored.file.name), reverse=True)


def stored_in(place: Path, folder: Path) -> list[Stored]:
    """What is in one folder of backups of the book in `folder`, in no order."""
    kept, usual, found = catalogue.read(place), folder / BACKUPS, []
    whose = "" if place == usual else catalogue.read(usual).book
    for file in place.glob(f"*{SUFFIX}"):
        # Another process may be thinning them.
        with suppress(FileNotFoundError):
            if not file.name.startswith(".") and file.is_file():
                record = catalogue.known(kept, file)
                own = place == usual or (record is not None and record.book == whose != "")
                found.append(_stored(file, record, own=own))
    return found


def _stored(file: Path, record: Record | None, *, own: bool) -> Stored:
    seen, why, encrypted = file.stat(), why_of(file.name), salt_of(file) is not None
    written = datetime.fromtimestamp(seen.st_mtime).astimezone().replace(tzinfo=None, microsecond=0)
    made_at = moment_of(file.name) or (_moment(record.made_at) if record else None) or written
    if record is None:
        return Stored(file, made_at, why, seen.st_size, State.UNSEEN, encrypted=encrypted, own=own)
    return Stored(
        file, made_at, why, seen.st_size, _state(record), record.contacts, record.interactions,
        _moment(record.checked_at), encrypted, own, record.newest, record.undoes,
    )  # fmt: skip


def _state(record: Record) -> State:
    if record.damaged:
        return State.DAMAGED
    return State.VERIFIED if record.digest else State.UNSEEN


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text).replace(tzinfo=None) if text else None
    except ValueError:
        return None
