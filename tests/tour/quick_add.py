"""Scenes of the quick add: a line as it is understood, and a name that several people have."""

from __future__ import annotations

from followup_desktop.window.forms import quick_add
from followup_desktop.window.quick_add import QuickAdd
from tests.tour.scene import NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage


def typed(line: str) -> Act:
    """Open the line over Today and type into it."""

    def act(stage: Stage) -> None:
        stage.window.go("today")
        stage.settle()
        quick_add(stage.window.context, stage.window.centralWidget())
        sheet = stage.window.findChild(QuickAdd)
        sheet.line.setText(line)
        sheet.line.textEdited.emit(line)
        stage.wait_for(lambda: bool(sheet.chips.chips))

    return act


_LINE = "coffee with Freya and Henrik yesterday, she starts her new job Monday - ask how it went next Friday"
QUICK_ADD: tuple[Scene, ...] = (
    Scene("quick-add", typed(_LINE), (USUAL, NARROWEST)),
    Scene("quick-add-doubt", typed("call with Anna and Moreira last Tuesday - thank her for the map")),
)
