from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.window.views import VIEWS
from tests.support.look import session_theme, theme
from tests.tour.__main__ import draw
from tests.tour.scenes import HEIGHT, SCENES, Scene, page_of

__all__ = ["session_theme", "theme"]


def _scene(name: str) -> Scene:
    (found,) = [scene for scene in SCENES if scene.name == name]
    return found


def test_every_view_is_shown_with_people_and_without() -> None:
    names = [scene.name for scene in SCENES]
    assert len(names) == len(set(names))
    for view in VIEWS:
        assert view.key in names
        assert f"{view.key}-empty-book" in names


@pytest.mark.parametrize("name", ["today", "contacts-search-nothing"])
def test_a_scene_is_drawn_in_every_width_and_both_looks(qtbot: QtBot, theme: Theme, tmp_path: Path, name: str) -> None:
    scene = _scene(name)
    files = list(draw(tmp_path, theme, [scene]))
    assert len(files) == 2 * len(scene.widths)
    pictures = {file.name: QImage(str(file)) for file in files}
    assert {picture.height() for picture in pictures.values()} == {HEIGHT}
    assert {picture.width() for picture in pictures.values()} == set(scene.widths)
    light, dark = (pictures[f"{name}-{mode}.png"].pixelColor(1340, 840).lightness() for mode in ("light", "dark"))
    assert dark < 60 < 200 < light


def test_a_name_that_is_not_in_the_book_is_an_error_not_an_empty_picture(
    qtbot: QtBot, theme: Theme, tmp_path: Path
) -> None:
    with pytest.raises(ValueError, match="not enough values"):
        list(draw(tmp_path, theme, [Scene("nobody", page_of("Nobody Atall"))]))
