"""Scenes of the history: changes with one that can be undone and one that cannot, the trash, and forgetting."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.interactions import Channel, InteractionDraft
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import add_tag, delete_contacts, edit_contact, merge_contacts
from followup_desktop.store.writes.interactions import log_interaction
from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage


def past(text: str = "", place: int = 0) -> Act:
    """Look through what was done, after a few things were."""

    def act(stage: Stage) -> QWidget | None:
        from followup_desktop.window.history.form import HistoryForm

        _do_things(stage)
        stage.window.go("contacts")
        stage.window.desk.history_asked.emit("past")
        stage.settle()
        form = stage.window.findChild(HistoryForm)
        if text:
            form.past.search.setText(text)
            form.past.search.searched.emit(text)
            stage.settle()
        if place:
            form.past.table.go_to(place)
        stage.settle()
        return None

    return act


def trash(*, empty: bool = False) -> Act:
    """Look into the trash."""

    def act(stage: Stage) -> QWidget | None:
        if not empty:
            _do_things(stage)
        stage.window.go("contacts")
        stage.window.desk.history_asked.emit("trash")
        stage.settle()
        return None

    return act


def forgetting(name: str) -> Act:
    """Ask whether somebody shall be forgotten, with a backup that holds them."""

    def act(stage: Stage) -> QWidget | None:
        from followup_desktop.store.backup import back_up, backup_path

        back_up(stage.book, backup_path(stage.book.path.parent, stage.window.context.now))
        stage.window.open_contact(stage.contact(name))
        stage.window.desk.forget_asked.emit(stage.contact(name))
        stage.settle()
        return None

    return act


def forgotten(name: str) -> Act:
    """Forget somebody, and keep the backup as it is."""

    def act(stage: Stage) -> QWidget | None:
        from followup_desktop.window.forgetting.form import Forgetting

        forgetting(name)(stage)
        stage.window.findChild(Forgetting).go_on()
        stage.settle()
        return None

    return act


def _promoted(book: Book, ana: int) -> ContactFields:
    return dataclasses.replace(contact(book, ana).fields, role="Head nurse")


def _do_things(stage: Stage) -> None:
    today = stage.window.context.today
    ana, bilal = stage.contact("Ana Moreira"), stage.contact("Bilal Haddad")
    graca, freya = stage.contact("Graça Moreira"), stage.contact("Freya Lindqvist")
    notes = "He found the flat in Braga; the bakery takes him on in spring."
    call = InteractionDraft((bilal,), today, Channel.CALL, notes=notes)
    for write in (
        lambda book, now: add_tag(book, [ana, bilal], "braga", now, "window"),
        lambda book, now: log_interaction(book, call, now, "tray"),
        lambda book, now: edit_contact(book, ana, _promoted(book, ana), now, origin="cli"),
        lambda book, now: delete_contacts(book, [freya], now, "window"),
        lambda book, now: merge_contacts(book, ana, graca, now, "window"),
    ):
        stage.window.context.write(write)
    stage.settle()


HISTORY = (
    Scene("history", past(), (USUAL, NARROW, NARROWEST)),
    Scene("history-built-upon", past(place=3)),
    Scene("history-nothing-found", past("xyzzy")),
)
TRASH = (
    Scene("trash", trash(), (USUAL, NARROWEST)),
    Scene("trash-empty", trash(empty=True), empty=True),
)
FORGET = (
    Scene("forget", forgetting("Ana Moreira"), (USUAL, NARROWEST)),
    Scene("forgotten", forgotten("Ana Moreira")),
)
