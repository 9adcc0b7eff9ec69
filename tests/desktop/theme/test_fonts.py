"""The bundled typeface is the one that is used, in the weights that are asked for."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QFontMetricsF, QRawFont
from PySide6.QtWidgets import QApplication

from followup_desktop.desktop.theme.fonts import FAMILY, ROLES, scaled, system_scale, text_font


def test_text_is_set_in_inter():
    assert QFontInfo(QApplication.font()).family() == FAMILY


@pytest.mark.parametrize(
    ("role", "style"), [("body", "Regular"), ("chip", "Medium"), ("strong", "Semi Bold"), ("title", "Bold")]
)
def test_each_weight_is_a_cut_of_its_own(role, style):
    assert QRawFont.fromFont(text_font(role)).styleName().replace(" ", "") == style.replace(" ", "")


def test_sizes_follow_the_text_size(theme):
    before = {role: QFontMetricsF(text_font(role)).height() for role in ROLES}
    row = scaled(58)
    theme.set_text_scale(2.0)
    for role in ROLES:
        assert QFontMetricsF(text_font(role)).height() == pytest.approx(2 * before[role], rel=0.1), role
    assert row == 58
    assert scaled(58) == 116


def test_sizes_keep_their_order():
    sizes = [text_font(role).pointSizeF() for role in ("title", "heading", "body", "secondary", "section", "badge")]
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize(
    ("platform", "points", "scale"),
    [
        ("linux", 10, 1.0), ("linux", 11, 1.0), ("linux", 15, 1.5), ("linux", 40, 2.0), ("linux", 6, 0.8),
        ("win32", 9, 1.0), ("win32", 13.5, 1.5), ("darwin", 13, 1.0), ("linux", -1, 1.0),
    ],
)  # fmt: skip
def test_the_systems_text_size_is_followed(monkeypatch, platform, points, scale):
    font = QFont()
    if points > 0:
        font.setPointSizeF(points)
    else:
        font.setPixelSize(13)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(QFontDatabase, "systemFont", lambda _which: font)
    assert system_scale() == pytest.approx(scale)
