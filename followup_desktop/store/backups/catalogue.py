"""What is known of the backups of a folder, in one small file beside them: no names, only counts and digests.

It is a help and never needed: a backup that it does not know, or knows with another size, is only not verified yet.
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path
from typing import Any

from followup_desktop.domain.errors import Refused
from followup_desktop.store.files import in_the_way, put_in_place, temporary_beside
from followup_desktop.store.rows import new_uuid, uuid_text

NAME = "backups.json"


@dataclass(frozen=True, slots=True)
class Record:
    """What is known of one file. `digest` is that of its bytes; empty while it was only counted.

    `newest` is the uuid of the newest change set in it, `undoes` that of the restore before which it was made, and
    `book` says whose backup it is. Moments are ISO text, `checked_at` the last one at which it was sound.
    """

    size: int
    made_at: str
    checked_at: str = ""
    digest: str = ""
    damaged: bool = False
    contacts: int = 0
    interactions: int = 0
    newest: str = ""
    schema: int = 0
    salt: str = ""
    book: str = ""
    undoes: str = ""


@dataclass(slots=True)
class Catalogue:
    """The records of a folder by file name. `book` names the book whose own folder this is, `places` its others."""

    book: str = ""
    places: list[str] = field(default_factory=list)
    records: dict[str, Record] = field(default_factory=dict)


def read(place: Path) -> Catalogue:
    """The catalogue of a folder; an empty one where there is none or it cannot be understood."""
    try:
        found = json.loads((place / NAME).read_text(encoding="utf-8"))
        return Catalogue(
            str(found["book"]),
            [str(other) for other in found["places"]],
            {name: Record(**values) for name, values in found["files"].items()},
        )
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return Catalogue()


@contextmanager
def changing(place: Path) -> Iterator[Catalogue]:
    """The catalogue of a folder, to be changed and written again; records of files that are gone are dropped.

    Where two processes change it at once one of them may win: the other's backup is then not verified yet.
    Raises Refused where it cannot be written.
    """
    catalogue = read(place)
    yield catalogue
    with in_the_way(place):
        there = {file.name for file in place.iterdir()}
    files = {name: dataclasses.asdict(record) for name, record in catalogue.records.items() if name in there}
    document: dict[str, Any] = {"book": catalogue.book, "places": catalogue.places, "files": files}
    with temporary_beside(place / NAME) as temporary:
        with in_the_way(place / NAME):
            temporary.write_text(json.dumps(document, indent=1), encoding="utf-8")
        put_in_place(temporary, place / NAME)


def record_of(place: Path, name: str) -> Record | None:
    """What is known of a file; None where that is nothing, or the file is another one since."""
    return known(read(place), place / name)


def known(catalogue: Catalogue, file: Path) -> Record | None:
    """What a catalogue knows of a file. Its time is not asked: some disks keep it to two seconds, and to no zone."""
    record = catalogue.records.get(file.name)
    with suppress(OSError):
        if record is not None and record.size == file.stat().st_size:
            return record
    return None


def forget(file: Path) -> None:
    """Know nothing of a file any more: it is another one now. Where that cannot be written its size says so."""
    with suppress(Refused), changing(file.parent) as catalogue:
        catalogue.records.pop(file.name, None)


def own_id(usual: Path) -> str:
    """The name by which backups in other folders say whose they are; made where there is none yet. Raises Refused."""
    if known_id := read(usual).book:
        return known_id
    with changing(usual) as catalogue:
        catalogue.book = uuid_text(new_uuid())
    return catalogue.book


def bytes_digest(file: Path) -> str:
    """A digest of a file's bytes. Only of one that nobody has open, never of a book. Raises Refused."""
    digest = blake2b(digest_size=32)
    with in_the_way(file), file.open("rb") as content:
        while part := content.read(1 << 20):
            digest.update(part)
    return digest.hexdigest()
