"""Keeping backups: made where something changed, noted, and thinned by the rule of domain/backups.py."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from followup_desktop.domain.backups import THINNED, Dated, Why, file_name, to_forget
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store import migrations
from followup_desktop.store.backup import Backup, back_up, free_path
from followup_desktop.store.backups import catalogue
from followup_desktop.store.backups.catalogue import Record, bytes_digest, own_id
from followup_desktop.store.backups.checking import check
from followup_desktop.store.backups.places import in_the_meantime, place_of, remember, usual_place
from followup_desktop.store.backups.shelf import State, Stored, stored_in
from followup_desktop.store.book import Book
from followup_desktop.store.errors import BookError, BookFull
from followup_desktop.store.rows import uuid_text

_AT_ONCE_UP_TO = 64 * 1024 * 1024
"""Bytes of a book that is verified before something is done to it; a larger one is afterwards, in the background."""
LEFT_BEHIND = ".followup-*.part*", ".restore-*"
LEFT_FOR = timedelta(days=1)
"""What was not finished for so long never will be: its process was killed."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup that was made, and what was wrong with the chosen folder; empty where nothing was."""

    backup: Backup
    trouble: str = ""


def keep(book: Book, now: datetime, why: Why = Why.AUTOMATIC, *, thorough: bool = True) -> Kept | None:
    """Back the book up where it belongs and thin the backups there; None where the newest one still is as the book is.

    Where the chosen folder is missing, full or not to be written the backup is kept beside the book, and the answer
    says so. Raises Refused, BookDamaged, BookFull where there is no backup then.
    """
    newest = newest_change(book)
    if not newest and not book.row("SELECT 1 FROM contacts LIMIT 1"):
        return None
    place = place_of(book)
    if _is_held(book, place.folder, newest, now, thorough=thorough):
        return None
    try:
        return Kept(_keep_in(book, place.folder, now, why, thorough=thorough), place.trouble)
    except (Refused, BookError) as error:
        usual = usual_place(book.path.parent)
        if usual == place.folder:
            raise
        full = _("The disk of the folder {folder} is full.").format(folder=place.folder)
        trouble = in_the_meantime(full if isinstance(error, BookFull) else f"{error}.")
        if _is_held(book, usual, newest, now, thorough=thorough):
            return None
        return Kept(_keep_in(book, usual, now, why, thorough=thorough), trouble)


def keep_named(book: Book, now: datetime, words: str) -> Kept:
    """Back the book up under a name that a person gives; such a backup is never forgotten by itself.

    Raises Refused where the name is empty or taken, or it cannot be written.
    """
    name = file_name(words)
    if not name:
        raise Refused(_("Give the backup a name"), field="name")
    place = place_of(book)
    return Kept(_noted(book, place.folder / name, now), place.trouble)


def keep_as(book: Book, target: Path, now: datetime, *, undoes: str = "") -> Backup:
    """Back the book up into a certain file of its own folder of backups, and note it. Raises as `back_up` does.

    `undoes` is the uuid of the restore that is to be undone by it. A large book is verified later, in the background.
    """
    return _noted(book, target, now, undoes=undoes, thorough=is_small(book))


def held(book: Book) -> Backup | None:
    """The backup that holds what the book holds, in the folder where backups go now, if there is one."""
    found = _holding(book, place_of(book).folder, newest_change(book))
    return Backup(found[0], found[1].contacts, found[1].interactions) if found else None


def thin(place: Path, folder: Path, needed: Collection[str] = ()) -> list[Path]:
    """Forget what is not kept any longer of the backups in a place of the book in `folder`, and give their files.

    Never those that a person named, another book's, the last verified one, or one by which a restore named in
    `needed` could still be undone.
    """
    mine = [stored for stored in stored_in(place, folder) if _may_go(stored, needed)]
    gone = to_forget([Dated(one.file.name, one.made_at, one.state is State.VERIFIED) for one in mine])
    for name in sorted(gone):
        (place / name).unlink(missing_ok=True)
    return [place / name for name in sorted(gone)]


def sweep(place: Path, now: datetime) -> None:
    """Take away what a process left half-done that was killed a day or more ago."""
    for pattern in LEFT_BEHIND:
        for left in place.glob(pattern):
            with suppress(OSError):
                if datetime.fromtimestamp(left.stat().st_mtime, now.tzinfo) < now - LEFT_FOR:
                    shutil.rmtree(left) if left.is_dir() else left.unlink()


def newest_change(book: Book) -> str:
    """The uuid of the newest change set; empty in a book without history. Two books with the same hold the same."""
    found = book.value("SELECT uuid FROM change_sets ORDER BY id DESC LIMIT 1")
    return uuid_text(found) if found else ""


def restores_of(book: Book) -> set[str]:
    """The restores that stand in the book's history, by the uuid of their change set."""
    return {uuid_text(uuid) for (uuid,) in book.rows("SELECT uuid FROM change_sets WHERE kind = 'restore'")}


def is_small(book: Book) -> bool:
    """Whether a book is verified so fast that nobody notices; a larger one is better verified in the background."""
    return book.path.stat().st_size <= _AT_ONCE_UP_TO


def _keep_in(book: Book, place: Path, now: datetime, why: Why, *, thorough: bool) -> Backup:
    sweep(place, now)
    remember(book.path.parent, place)
    made = _noted(book, free_path(place, now, why), now, thorough=thorough)
    restores = restores_of(book)
    for each in {usual_place(book.path.parent), place}:
        thin(each, book.path.parent, restores)
    return made


def _noted(book: Book, target: Path, now: datetime, *, undoes: str = "", thorough: bool = True) -> Backup:
    """Back up, and write down what is known of it."""
    own, newest = own_id(usual_place(book.path.parent)), newest_change(book)
    made = back_up(book, target, thorough=thorough)
    record = Record(
        size=target.stat().st_size, made_at=now.isoformat(), contacts=made.contacts, interactions=made.interactions,
        newest=newest, schema=migrations.VERSION, salt=_salt(book), book=own, undoes=undoes,
    )  # fmt: skip
    if thorough:
        record = dataclasses.replace(record, digest=bytes_digest(target), checked_at=now.isoformat())
    with catalogue.changing(target.parent) as kept:
        kept.records[target.name] = record
    return made


def _is_held(book: Book, place: Path, newest: str, now: datetime, *, thorough: bool) -> bool:
    """Whether a sound backup in a folder holds what the book holds; one that was only counted is now verified."""
    found = _holding(book, place, newest)
    if found is None:
        return False
    file, record = found
    return bool(record.digest) or not thorough or check(file, now, book.key) is State.VERIFIED


def _holding(book: Book, place: Path, newest: str) -> tuple[Path, Record] | None:
    kept = catalogue.read(place)
    for name, record in kept.records.items():
        same = (record.newest, record.schema, record.salt) == (newest, migrations.VERSION, _salt(book))
        if same and not record.damaged and catalogue.known(kept, place / name) is not None:
            return place / name, record
    return None


def _may_go(stored: Stored, needed: Collection[str]) -> bool:
    return stored.own and stored.why in THINNED and stored.undoes not in needed


def _salt(book: Book) -> str:
    return book.key.salt.hex() if book.key else ""
