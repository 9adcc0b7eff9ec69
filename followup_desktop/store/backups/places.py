"""Where backups are: beside the book, or in a folder of the person's choice."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backup import BACKUPS
from followup_desktop.store.backups import catalogue
from followup_desktop.store.book import Book
from followup_desktop.store.files import make_private_folder
from followup_desktop.store.reads.settings import preferences


@dataclass(frozen=True, slots=True)
class Place:
    """The folder that backups go to, and why it is not the chosen one, in words; empty where all is well."""

    folder: Path
    trouble: str = ""


def usual_place(folder: Path) -> Path:
    """The folder of backups beside the book in a folder, made where it is missing. Raises Refused."""
    make_private_folder(folder / BACKUPS)
    return folder / BACKUPS


def place_of(book: Book) -> Place:
    """Where the backups of a book go now: the chosen folder, or the usual one while that is not to be had."""
    usual = usual_place(book.path.parent)
    chosen = preferences(book).backup_folder
    if not chosen:
        return Place(usual)
    trouble = trouble_with(Path(chosen))
    return Place(usual, in_the_meantime(trouble)) if trouble else Place(Path(chosen))


def in_the_meantime(trouble: str) -> str:
    """What is wrong with the chosen folder, and where backups are kept as long as it is."""
    return _("{trouble} Backups are kept beside the book meanwhile.").format(trouble=trouble)


def trouble_with(chosen: Path) -> str:
    """Why a folder cannot take backups, in words; empty where it can. It is never made: its disk may be missing."""
    if not chosen.is_absolute() or not chosen.is_dir():
        return _("The folder {folder} is not there: is its disk connected?").format(folder=chosen)
    if not os.access(chosen, os.W_OK | os.X_OK):
        return _("The folder {folder} cannot be written.").format(folder=chosen)
    return ""


def check_place(book: Book, chosen: Path) -> None:
    """Raise Refused where a folder cannot be chosen for backups: not there, not to be written, or the book's own."""
    if trouble := trouble_with(chosen):
        raise Refused(trouble, field="backup_folder")
    if chosen.samefile(book.path.parent):
        raise Refused(_("This is the folder of the book itself: choose another one"), field="backup_folder")


def all_places(folder: Path) -> list[Path]:
    """Every folder in which backups of the book in a folder have been kept, and that is there now; the usual first.

    Known without opening the book: it may be damaged.
    """
    usual = folder / BACKUPS
    others = [Path(name) for name in catalogue.read(usual).places]
    return [place for place in (usual, *others) if place.is_dir()]


def remember(folder: Path, place: Path) -> None:
    """Note beside the book that backups of it are in another folder. Raises Refused."""
    usual = usual_place(folder)
    if place == usual or str(place) in catalogue.read(usual).places:
        return
    with catalogue.changing(usual) as kept:
        kept.places.append(str(place))
