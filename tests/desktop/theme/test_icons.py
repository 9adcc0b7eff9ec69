"""Icons are drawn in the token's colour, crisp, and all of them are valid."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QIcon
from PySide6.QtSvg import QSvgRenderer

from followup_desktop.desktop.paths import resource
from followup_desktop.desktop.theme.icons import app_icon, icon, pixmap
from followup_desktop.desktop.theme.tokens import DARK, LIGHT

FOLDER = resource("icons/lucide")
NAMES = sorted(path.stem for path in FOLDER.glob("*.svg"))


def strongest(image):
    """The most opaque pixel's colour."""
    pixels = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return max(pixels, key=lambda color: color.alpha())


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["sub", "accent", "drifting"])
def test_an_icon_has_its_tokens_colour(look, role):
    image = pixmap("plus", role, 24, 2.0, look).toImage()
    assert (image.width(), image.devicePixelRatio()) == (48, 2.0)
    drawn, wished = strongest(image), QColor(getattr(look, role))
    for channel in ("red", "green", "blue"):
        assert abs(getattr(drawn, channel)() - getattr(wished, channel)()) <= 2


def test_it_follows_the_theme(theme):
    light = pixmap("check", "text", 16).toImage()
    theme.set_mode("dark")
    assert strongest(pixmap("check", "text", 16).toImage()).lightness() > 200 > strongest(light).lightness()


def test_a_disabled_icon_is_dimmed():
    made = icon("check", "text", 16, LIGHT)
    normal = strongest(made.pixmap(16, 16, QIcon.Mode.Normal).toImage())
    assert strongest(made.pixmap(16, 16, QIcon.Mode.Disabled).toImage()).lightness() > normal.lightness() + 40


def test_an_unknown_icon_is_an_error():
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_valid_and_its_colour_can_be_replaced(name):
    text = (FOLDER / f"{name}.svg").read_text(encoding="utf-8")
    assert QSvgRenderer(text.encode()).isValid()
    assert "currentColor" in text
    assert 'stroke-width="1.75"' in text
    assert not re.search(r"#[0-9a-fA-F]{3,8}|href|<script|<image", text)


def test_the_licences_are_shipped():
    assert "ISC License" in (FOLDER / "LICENSE").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE" in resource("fonts/OFL.txt").read_text(encoding="utf-8")


def test_the_programs_own_icons():
    assert not app_icon().pixmap(64, 64).isNull()
    for look in ("light", "dark", "mono"):
        assert QSvgRenderer(str(resource(f"icons/followup-tray-{look}.svg"))).isValid()
