"""Everything in the kit can be drawn in both looks."""

from __future__ import annotations

from PySide6.QtGui import QColor, QImage

from followup_desktop.desktop.theme.tokens import DARK, LIGHT
from tests.window.kit.gallery import SCENES, draw


def test_every_widget_is_drawn_in_light_and_dark(qapp, theme, tmp_path):
    made = draw(tmp_path, qapp, theme)
    assert len(made) == 2 * len(SCENES)
    for path in made:
        look = DARK if path.stem.endswith("dark") else LIGHT
        image = QImage(str(path))
        colours = {
            image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)
        }
        assert QColor(look.card).name() in colours, path.name
        assert len(colours) > 10, path.name
