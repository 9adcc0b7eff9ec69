"""Forgetting old backups because a person asks for it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.backups.shelf import State, stored_backups
from followup_desktop.store.files import in_the_way


def forget_backups(folder: Path, files: Collection[Path]) -> None:
    """Delete backups of the book in a folder. Raises Refused as `check_forgetting` does, or where one cannot be."""
    check_forgetting(folder, files)
    for file in files:
        with in_the_way(file):
            file.unlink(missing_ok=True)


def check_forgetting(folder: Path, files: Collection[Path]) -> None:
    """Raise Refused where no verified backup would be left without these files."""
    sound = {one.file for one in stored_backups(folder) if one.state is State.VERIFIED and one.own}
    if sound and sound <= set(files):
        raise Refused(_("This is the last verified backup: back the book up anew before you forget it"))
