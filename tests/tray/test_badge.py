"""The number on the tray's icon."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QImage

from followup_desktop.tray.badge import MOST, SIZES, tray_icon


def drawn(count: int, size: int, *, paused: bool = False) -> QImage:
    return tray_icon(count, paused=paused).pixmap(size, size).toImage()


@pytest.mark.parametrize("size", SIZES)
def test_every_number_is_told_apart_at_every_size(theme: object, size: int) -> None:
    pictures = [drawn(count, size) for count in range(MOST + 2)] + [drawn(0, size, paused=True)]
    assert {picture.width() for picture in pictures} == {size}
    assert all(one != other for place, one in enumerate(pictures) for other in pictures[:place])


def test_beyond_nine_it_says_so(theme: object) -> None:
    assert drawn(MOST + 1, 22) == drawn(250, 22)


def test_while_paused_there_is_no_number(theme: object) -> None:
    assert drawn(7, 22, paused=True) == drawn(0, 22, paused=True)


@pytest.mark.parametrize("ground", ["#F2F2F2", "#1E1E1E"])
def test_it_can_be_seen_on_light_and_dark_panels(theme: object, ground: str) -> None:
    picture = drawn(3, 24)
    seen = 0
    for x in range(24):
        for y in range(24):
            pixel = picture.pixelColor(x, y)
            seen += pixel.alpha() > 200 and abs(pixel.lightness() - QColor(ground).lightness()) > 60
    assert seen > 120
