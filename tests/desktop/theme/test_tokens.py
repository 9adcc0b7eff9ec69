"""Every word can be read: WCAG's 4.5 : 1 for text, 3 : 1 for what only has to be seen."""

from __future__ import annotations

import dataclasses
import re

import pytest
from PySide6.QtGui import QPalette

from followup_desktop.desktop.theme.palette import mixed, palette
from followup_desktop.desktop.theme.tokens import (
    BANDS,
    DARK,
    LIGHT,
    PORTRAITS,
    band_role,
    contrast,
    tint_role,
    tokens_of,
)
from followup_desktop.domain.cadence import Band

LOOKS = pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
READ = [
    *((ink, ground) for ink in ("text", "sub", "faint", "accent") for ground in ("bg", "card")),
    *((ink, ground) for ink in ("text", "sub") for ground in ("rail", "hover", "selected", "accent_tint")),
    *((band, f"{band}_tint") for band in BANDS),
    *((band, "card") for band in BANDS),
    ("accent", "accent_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("bg", "text"),
]


@LOOKS
@pytest.mark.parametrize(("ink", "ground"), READ)
def test_text_is_readable(look, ink, ground):
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize("ground", ["bg", "card"])
def test_outlines_of_choices_and_the_focus_ring_are_seen(look, ground):
    assert contrast(look.strong_line, getattr(look, ground)) >= 3
    assert contrast(look.accent, getattr(look, ground)) >= 3


@pytest.mark.parametrize("ground", PORTRAITS)
def test_initials_are_seen(ground):
    assert contrast("#FFFFFF", ground) >= 3


def test_contrast_is_the_standards():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.478, abs=0.001)
    assert contrast("#123456", "#123456") == 1


@LOOKS
def test_every_token_is_an_opaque_colour(look):
    for field in dataclasses.fields(look):
        if field.name != "dark":
            assert re.fullmatch(r"#[0-9A-F]{6}", getattr(look, field.name)), field.name


@LOOKS
def test_a_palette_tells_which_look_it_is(look):
    assert tokens_of(palette(look)) is look


@LOOKS
def test_the_palette_leaves_no_role_to_the_system(look):
    made = palette(look)
    roles = [
        role for role in QPalette.ColorRole if role not in (QPalette.ColorRole.NoRole, QPalette.ColorRole.NColorRoles)
    ]
    for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
        assert [role for role in roles if not made.isBrushSet(group, role)] == []


def test_bands_have_a_token_each():
    assert [band_role(band) for band in Band] == ["sub", "early", "in_touch", "ready", "drifting", "lapsed"]
    assert tint_role("ready") == "ready_tint"
    assert tint_role("sub") == "hover"


def test_mixing():
    assert mixed("#FFFFFF", "#000000", 0.5).name() == "#808080"
    assert mixed("#FFFFFF", "#000000", 0).name() == "#000000"
