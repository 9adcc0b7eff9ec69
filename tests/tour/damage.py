"""Scenes of a damaged book: the two ways out, what the weekly check found, an older book that is brought up to date."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.paths import Folders
from followup_desktop.store.digests import Block
from followup_desktop.store.full_check import Findings
from followup_desktop.store.salvage.attempt import Salvage
from followup_desktop.store.salvage.offer import Good
from followup_desktop.store.salvage.rebuilding import TABLES, Rebuilt
from tests.tour.scene import HEIGHT, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage

_WHERE = Path("/")
_LOST = dict.fromkeys(TABLES, 0) | {"contacts": 1, "interactions": 4}


def rescue(*, known: bool, lost: bool = False, backup: bool = True, width: int = USUAL) -> Act:
    """The choice at the start, before anything is known, or with what was found."""

    def act(stage: Stage) -> QWidget:
        from followup_desktop.window.opening.rescue import Rescue

        folder = stage.book.path.parent
        asking = Rescue(Folders(folder, folder), None, lambda: stage.window.context.now)
        asking.setParent(stage.window)
        asking.setGeometry(0, 0, width, HEIGHT)
        if known:
            made = datetime.fromisoformat("2026-11-20T18:40")
            asking._show_backup(Good(_WHERE, made, 58, 214) if backup else None)
            asking._saved = _saved(lost=lost)
            asking._show_saved(asking._saved)
            asking._saved = None
        asking.show()
        asking.finish()
        return asking

    return act


def found(stage: Stage) -> QWidget:
    """What the weekly check found."""
    from followup_desktop.window.soundness.findings import FindingsNotice

    notice = FindingsNotice(stage.window.context, Findings(blocks=(Block("interactions", 0),)), stage.window)
    notice.show()
    return notice


def damaged(stage: Stage) -> QWidget:
    """The notice in the open window."""
    from followup_desktop.window.soundness.notices import damage_notice

    notice = damage_notice(Path("/srv/ana/followup"), stage.window)
    notice.show()
    return notice


def bringing_up(stage: Stage) -> QWidget:
    """While an older book is brought up to date."""
    from followup_desktop.window.opening.bringing_up import BringingUp

    folder = stage.book.path.parent
    waiting = BringingUp(Folders(folder, folder), None)
    waiting.setParent(stage.window)
    waiting.setGeometry(stage.window.rect())
    waiting.progress.show_progress(2, 5)
    waiting.show()
    waiting.finish()
    return waiting


def _saved(*, lost: bool) -> Salvage:
    result = Rebuilt(
        kept=dict.fromkeys(TABLES, 100),
        brought_back={"contacts": 2} if lost else {},
        lost=_LOST if lost else dict.fromkeys(TABLES, 0),
        nameless=1 if lost else 0,
    )
    return Salvage(_WHERE, _WHERE, None, result, 60, 219, history=not lost)


DAMAGE = (
    Scene("rescue-looking", rescue(known=False)),
    Scene("rescue", rescue(known=True)),
    Scene("rescue-narrow", rescue(known=True, lost=True, width=NARROWEST)),
    Scene("rescue-with-losses", rescue(known=True, lost=True)),
    Scene("rescue-without-backup", rescue(known=True, lost=True, backup=False)),
    Scene("check-found", found),
    Scene("check-damaged", damaged),
    Scene("bringing-up", bringing_up),
)
