"""The scenes of occasions: a day with its people, the list of what comes next."""

from __future__ import annotations

from datetime import date

from tests.tour.scene import NARROW, NARROWEST, USUAL, Act, Scene
from tests.tour.stage import Stage


def occasions(choice: str, on: str = "") -> Act:
    """Show the month or the list of occasions, on a day."""

    def act(stage: Stage) -> None:
        shown = stage.window.go("occasions")
        stage.settle()
        if on:
            shown.open_day(date.fromisoformat(on))
        shown.choice.choose(choice)
        shown.choice.chosen.emit(choice)

    return act


OCCASIONS = (
    Scene("occasions-day", occasions("month", "2026-12-25"), (USUAL, NARROWEST)),
    Scene("occasions-list", occasions("list"), (USUAL, NARROW, NARROWEST)),
)
