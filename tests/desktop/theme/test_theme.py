"""The theme switches everything while the program runs."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QStyle, QStyleOptionComboBox

from followup_desktop.desktop.paths import resource
from followup_desktop.desktop.theme.motion import motion_ms, set_reduced_motion
from followup_desktop.desktop.theme.sheet import style_sheet
from followup_desktop.desktop.theme.theme import Theme
from followup_desktop.desktop.theme.tokens import DARK, LIGHT, tokens_of


def test_switching_repaints_what_is_on_screen(qtbot, theme):
    field = QLineEdit("Ana")
    qtbot.addWidget(field)
    field.resize(200, 60)
    field.show()
    assert field.grab().toImage().pixelColor(100, 10) == QColor(LIGHT.card)
    with qtbot.waitSignal(theme.changed) as changed:
        theme.set_mode("dark")
    assert changed.args == [DARK]
    assert field.grab().toImage().pixelColor(100, 10) == QColor(DARK.card)
    assert tokens_of(field) is DARK


def test_choosing_the_same_look_again_changes_nothing(qtbot, theme):
    with qtbot.assertNotEmitted(theme.changed):
        theme.set_mode("light")
    assert theme.mode == "light"
    assert theme.tokens is LIGHT


def test_an_unknown_mode_is_refused(theme):
    with pytest.raises(KeyError):
        theme.set_mode("sepia")
    assert theme.mode == "light"


@pytest.mark.parametrize(
    ("scheme", "look"),
    [(Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT), (Qt.ColorScheme.Unknown, LIGHT)],
)
def test_it_follows_the_system_while_asked_to(theme, monkeypatch, scheme, look):
    class Hints:
        def colorScheme(self):
            return scheme

        def setColorScheme(self, _scheme):
            pass

    class Application:
        def __init__(self, real):
            self.setPalette, self.setStyleSheet = real.setPalette, real.setStyleSheet

        def styleHints(self):
            return Hints()

    monkeypatch.setattr(theme, "_application", Application(QApplication.instance()))
    theme.set_mode("system")
    assert theme.mode == "system"
    assert theme.tokens is look
    theme.set_mode("dark")
    assert theme.tokens is DARK


def test_the_system_turning_dark_is_noticed(theme, monkeypatch):
    wished = [LIGHT]
    monkeypatch.setattr(theme, "_wished", lambda: wished[0])
    theme.set_mode("system")
    wished[0] = DARK
    QApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert theme.tokens is DARK


def test_larger_text_reaches_widgets_on_screen(qtbot, theme: Theme):
    field = QLineEdit("Ana")
    qtbot.addWidget(field)
    field.show()
    before = field.fontMetrics().height()
    theme.set_text_scale(1.5)
    assert field.fontMetrics().height() > before * 1.3


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_pictures_of_the_style_sheet_are_there_in_the_tokens_colours(look):
    names = set(re.findall(r"url\(theme:([^)]+)\)", style_sheet(look)))
    assert len(names) == 8
    colours = {look.on_accent, look.accent, look.sub}
    for name in names:
        drawn = set(re.findall(r"#[0-9A-F]{6}", resource(f"icons/sheet/{name}").read_text(encoding="utf-8")))
        assert drawn
        assert drawn <= colours, name


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_sets_no_font(look):
    assert "$" not in style_sheet(look)
    assert "font" not in style_sheet(look)


def test_motion_is_short_or_none():
    assert motion_ms() == 150
    assert motion_ms(400) == 150
    assert motion_ms(80) == 80
    set_reduced_motion(True)
    assert motion_ms() == 0


def test_a_choice_drops_down_below_its_field_without_arrows_to_scroll_by(qtbot, theme):
    field = QComboBox()
    qtbot.addWidget(field)
    field.addItems(["On the day", "1 day before"])
    asked = QStyleOptionComboBox()
    field.initStyleOption(asked)
    assert field.style().styleHint(QStyle.StyleHint.SH_ComboBox_Popup, asked, field) == 0
