"""Scenes of the duplicates: a pair that is surely one person, one that is likely, the end, an empty book."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from followup_desktop.domain.contacts import Address, ContactFields, Name, Reach, ReachKind
from followup_desktop.store.reads.contacts import contact
from followup_desktop.store.writes.contacts import add_contact
from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage


def duplicates(skipped: int = 0, *, doubled: bool = True) -> Act:
    """Look for duplicates, with two people who came in twice, and go on so many pairs."""

    def act(stage: Stage) -> QWidget | None:
        from followup_desktop.window.duplicates.form import Duplicates

        if doubled:
            _double(stage)
        stage.window.go("contacts")
        stage.window.desk.duplicates_asked.emit()
        form = stage.window.findChild(Duplicates)
        stage.wait_for(lambda: not form.finding.under_way)
        stage.settle()
        for _ in range(skipped):
            form.skip()
        return None

    return act


def _double(stage: Stage) -> None:
    ana = contact(stage.book, stage.contact("Ana Moreira")).fields
    graca = contact(stage.book, stage.contact("Graça Moreira")).fields
    email = next(reach for reach in ana.reaches if reach.kind is ReachKind.EMAIL)
    second = ContactFields(
        name=Name(given="Ana", family="M."),
        organisation="Hospital de São João",
        reaches=(email, Reach(ReachKind.PHONE, "+351 22 551 21 00", "work")),
        addresses=(Address("home", "Rua das Flores 12", city="Porto", country="Portugal"),),
        notes="Mentioned a spring tour up the Minho.",
    )
    third = ContactFields(name=graca.name, reaches=(Reach(ReachKind.EMAIL, "graca@choir.example", "choir"),))
    for fields in (second, third):
        stage.window.context.write(lambda book, now, fields=fields: add_contact(book, fields, now))
    stage.settle()


DUPLICATES = (
    Scene("duplicates", duplicates(), (USUAL, NARROW, NARROWEST)),
    Scene("duplicates-likely", duplicates(1)),
    Scene("duplicates-end", duplicates(2)),
    Scene("duplicates-none", duplicates(doubled=False), empty=True),
)
