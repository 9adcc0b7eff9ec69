"""The tour's look at what the program says of itself."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from tests.tour.scene import Scene
from tests.tour.stage import Stage


def _about(stage: Stage) -> QWidget | None:
    from followup_desktop.window.about import About

    stage.window.show_about()
    return stage.window.findChild(About)


def _licences(stage: Stage) -> QWidget | None:
    from followup_desktop.window.about import About
    from followup_desktop.window.licences import Licences

    stage.window.show_about()
    about = stage.window.findChild(About)
    about.show_licences()
    return about.findChild(Licences)


ABOUT = (Scene("about", _about), Scene("licences", _licences))
