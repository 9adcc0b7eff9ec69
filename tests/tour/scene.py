"""What a scene of the tour is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from tests.tour.stage import Stage

USUAL, NARROW, NARROWEST = 1360, 900, 640
HEIGHT = 860

Act = Callable[[Stage], QWidget | None]
"""Brings the stage to where the picture is taken; gives the widget to draw, or None for the whole window."""


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its name, how one gets there, the widths of the window, and whether the book is the empty one."""

    name: str
    act: Act
    widths: tuple[int, ...] = (USUAL,)
    empty: bool = False
