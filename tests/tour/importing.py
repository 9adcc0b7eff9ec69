"""The tour through the import of every format."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from followup_desktop.domain.imports import Outcome
from followup_desktop.window.forms import import_files
from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage

if TYPE_CHECKING:
    from followup_desktop.window.importing.page import ImportPage

_PEOPLE = """First Name,Last Name,E-mail,Phone,Company,Title,Notes
Ana,Moreira,ana.moreira@mail.example,+999 555 0199,Children's clinic,Head nurse,Asked about the climbing map
Henrik,Aas,henrik@aas.example,,Aas & Strand,Partner,
Tomasz,Zieliński,tomasz@mail.example,+999 555 0310,,Luthier,Met at the spring fair
Inês,Carvalho,ines@mail.example,,Harbour library,Librarian,
Sophia,Iriarte,,+999 555 0142,,,
"""
_GUESTS = """Gast,Erreichbar,Woher,Seit
Ilse Brandt,ilse@mail.example,choir,2019
Jonas Eklund,jonas@mail.example,sailing,2021
Noor Aziz,+999 555 0321,evening class,2024
"""
_CYRILLIC = "Name,E-mail\nМиша Орлов,misha@mail.example\nОльга Белая,olga@mail.example\n"
_MAIL = """From {address} Mon Nov  2 10:00:00 2026
From: {name} <{address}>
To: Marta <marta@mail.example>
Date: {day} Nov 2026 10:00:00 +0000
Message-ID: <{day}.{address}>
Subject: {subject}

.

"""
_MAILS = (
    ("Ana Moreira", "ana.moreira@mail.example", 2, "The map"),
    ("Henrik Aas", "henrik.aas@mail.example", 5, "Clause 14"),
    ("Wilma Roos", "wilma@mail.example", 9, "Choir on Thursday"),
    ("Harbour library", "loans@library.example", 12, "Your loans"),
)


def _mailbox() -> str:
    return "".join(_MAIL.format(name=name, address=at, day=day, subject=about) for name, at, day, about in _MAILS)


def importing(
    files: Mapping[str, bytes], group: str = "all", person: str = "", theirs: str = "", *, done: bool = False
) -> Act:
    """Read files, go to a group and a person, let a field take the file's value; `done` imports."""

    def act(stage: Stage) -> None:
        from followup_desktop.window.importing.page import ImportPage

        window = stage.window
        with tempfile.TemporaryDirectory(prefix="fu-") as name:
            paths = [Path(name) / file for file in files]
            for path in paths:
                path.write_bytes(files[path.name])
            import_files(window.context, window.desk, window.centralWidget(), paths)
            page = window.findChild(ImportPage)
            stage.wait_for(lambda: page.pane.isVisible() or page.mapper.isVisible())
        _choose(stage, page, group, person, theirs)
        if done:
            page.foot.import_asked.emit()
            stage.wait_for(page.result.isVisible)
        stage.settle()

    return act


def _choose(stage: Stage, page: ImportPage, group: str, person: str, theirs: str) -> None:
    stage.settle()
    page.pane.filter_by(group)
    model = page.pane.people.model()
    for row in range(model.rowCount()):
        if person and model.index(row, 0).data() == person:
            page.pane.people.setCurrentIndex(model.index(row, 0))
    if theirs:
        page.pane.choose_field(theirs, True)
        stage.settle()
    if group == "mentioned":
        page.pane.people.setCurrentIndex(model.index(0, 0))
        page.pane.choose(Outcome.NEW)


_CSV = {"phone book.csv": _PEOPLE.encode()}
IMPORTING = (
    Scene("import-table", importing(_CSV)),
    Scene("import-fields", importing(_CSV, "merged", "Ana Moreira", "role"), (USUAL, NARROW)),
    Scene("import-perhaps", importing(_CSV, "asked")),
    Scene("import-mapper", importing({"guests.csv": _GUESTS.encode()}), (USUAL, NARROWEST)),
    Scene("import-letters", importing({"old phone.csv": _CYRILLIC.encode("cp1251")})),
    Scene("import-mentioned", importing({"mail.mbox": _mailbox().encode()}, "mentioned")),
    Scene("import-timeline", importing({"mail.mbox": _mailbox().encode()}, "timeline")),
    Scene("import-done", importing(_CSV, done=True)),
)
