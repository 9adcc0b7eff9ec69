"""The tour through the backups."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from typing import TYPE_CHECKING

from followup_desktop.domain.backups import Why
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.backup import back_up
from followup_desktop.store.backups.keeping import keep, keep_named
from followup_desktop.store.keys import derive, new_salt
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.writes.contacts import delete_contacts
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import set_preferences
from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage

if TYPE_CHECKING:
    from followup_desktop.window.backups.form import Backups

_HOURS_AGO = (
    (1030, Why.AUTOMATIC),
    (700, Why.AUTOMATIC),
    (385, Why.BEFORE_IMPORT),
    (49, Why.AUTOMATIC),
    (21, Why.AUTOMATIC),
)
_MISSING = "/media/blue disk/Followup"


def backups(row: int, *, rotten: bool = False, missing: bool = False) -> Act:
    """Back up over some weeks with something done in between, and look inside one."""

    def act(stage: Stage) -> None:
        _fill(stage)
        if missing:
            chosen = dataclasses.replace(preferences(stage.book), backup_folder=_MISSING)
            set_preferences(stage.book, chosen, stage.window.context.now)
        form = _open(stage)
        if rotten:
            file = form.shelf.model().backups[row].file
            content = bytearray(file.read_bytes())
            content[len(content) // 2] ^= 64
            file.write_bytes(content)
        form.shelf.choose(row)
        stage.wait_for(lambda: form.inside is not None or bool(form.page.error.text()))
        stage.settle()
        form.shelf.setFocus()

    return act


def elsewhere(stage: Stage) -> None:
    """Open an encrypted one that lies somewhere else."""
    _fill(stage)
    form, folder = _open(stage), stage.book.path.parent
    old = open_book(folder / "old", derive("four good words", new_salt()))
    form.look_elsewhere(back_up(old, folder / "from the old laptop.db").file)
    old.close()
    stage.wait_for(lambda: not form.page.passphrase.isHidden())


def none_yet(stage: Stage) -> None:
    """Open them in a book in which nothing is."""
    _open(stage)


def _open(stage: Stage) -> Backups:
    from followup_desktop.window.backups.form import Backups

    stage.window.go("contacts")
    stage.window.desk.backups_asked.emit()
    stage.settle()
    form = stage.window.findChild(Backups)
    assert form is not None
    return form


def _fill(stage: Stage) -> None:
    book, now, ana = stage.book, stage.window.context.now, stage.contact("Ana Moreira")
    for hours, why in _HOURS_AGO:
        at = now - timedelta(hours=hours)
        log_interaction(book, InteractionDraft((ana,), at.date(), Channel.CALL, notes="Still looking for a rope."), at)
        keep(book, at, why)
    keep_named(book, now - timedelta(hours=20), "Before the new job")
    henrik = stage.contact("Henrik Aas")
    draft = InteractionDraft((henrik,), now.date(), Channel.EMAIL, notes="Sent him the signed copy.")
    log_interaction(book, draft, now - timedelta(hours=2))
    delete_contacts(book, [stage.contact("Freya Lindqvist")], now - timedelta(hours=1))
    stage.window.context.feed.look()


BACKUPS = (
    Scene("backups", backups(2), (USUAL, NARROW, NARROWEST)),
    Scene("backups-damaged", backups(3, rotten=True)),
    Scene("backups-missing-disk", backups(0, missing=True)),
    Scene("backups-encrypted", elsewhere),
    Scene("backups-none", none_yet, empty=True),
)
