"""Text of people is shown as it is written, everywhere in the kit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import icon_button, outlined
from followup_desktop.window.kit.chips import Chip, ChoiceChip
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.fields import FieldRow
from followup_desktop.window.kit.headings import PageHeading, SectionHeading
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.text import elided, label, plain_tooltip
from followup_desktop.window.kit.toast import Toast

HOSTILE = '<b>Ana</b> <img src="file:///etc/passwd"> & Co'


def shown_by(widget: QWidget) -> str:
    """What a screen reader reads of a widget."""
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


@pytest.mark.parametrize("make", [label, elided])
def test_labels_show_markup(qtbot, make):
    made = make(HOSTILE)
    qtbot.addWidget(made)
    assert made.textFormat() is Qt.TextFormat.PlainText
    assert made.text() == HOSTILE
    wider = made.sizeHint().width()
    made.setText("Ana & Co")
    assert wider > 2 * made.sizeHint().width()


def test_every_label_inside_the_kits_widgets_is_plain(qtbot):
    parent = QWidget()
    qtbot.addWidget(parent)
    toast = Toast(parent)
    toast.show_message(HOSTILE, HOSTILE)
    made = [
        toast,
        Banner("info", HOSTILE),
        EmptyState("sun", HOSTILE, HOSTILE, HOSTILE),
        FieldRow(HOSTILE, QLineEdit(), HOSTILE),
        SectionHeading(HOSTILE),
        PageHeading(HOSTILE, HOSTILE),
        ProgressRow(HOSTILE),
    ]
    for widget in made:
        qtbot.addWidget(widget)
        labels = widget.findChildren(QLabel)
        assert labels
        assert {inner.textFormat() for inner in labels} == {Qt.TextFormat.PlainText}


@pytest.mark.parametrize("make", [outlined, ChoiceChip])
def test_an_ampersand_in_a_button_is_no_shortcut(qtbot, make):
    made = make("Ana & Bob")
    qtbot.addWidget(made)
    assert made.words == "Ana & Bob"
    assert made.shortcut().isEmpty()
    assert shown_by(made) == "Ana & Bob"


def test_a_chip_is_read_as_it_is_written(qtbot):
    chip = Chip(HOSTILE)
    qtbot.addWidget(chip)
    assert shown_by(chip) == HOSTILE


def test_names_in_menus_are_literal(qtbot):
    menu = Menu()
    qtbot.addWidget(menu)
    pressed = []
    action = menu.add("Ana & Bob", lambda: pressed.append(True), shortcut="Ctrl+E")
    assert action.text() == "Ana && Bob\tCtrl+E"
    action.trigger()
    assert pressed == [True]
    assert menu.add("Ana\tCtrl+Q\nBob", lambda: None).text() == "Ana Ctrl+Q Bob"
    assert menu.add_menu("Ana & Bob").title() == "Ana && Bob"


def test_a_tooltip_shows_markup():
    assert plain_tooltip(HOSTILE).startswith("<span>&lt;b&gt;Ana")
    assert plain_tooltip("Ana & Bob\nCarl") == "Ana & Bob\nCarl"
    assert "<br>" in plain_tooltip("<b>a\nc")
    assert plain_tooltip("AT&lt;T") == "<span>AT&amp;lt;T</span>"
    assert len(plain_tooltip("a" * 1_000_000)) < 3000


def test_an_icon_button_has_a_name(qtbot):
    made = icon_button("clock", "Snooze", "S")
    qtbot.addWidget(made)
    assert shown_by(made) == "Snooze"
    assert made.toolTip() == "Snooze (S)"


def test_a_long_name_is_cut_and_offered_whole(qtbot):
    made = elided("Maximiliana-Theodora von und zu Hohenlohe-Waldenburg-Schillingsfürst")
    qtbot.addWidget(made)
    made.resize(120, 20)
    made.show()
    assert made.minimumSizeHint().width() < 80
    assert made.toolTip() == made.text()
    made.resize(made.sizeHint())
    assert made.toolTip() == ""


def test_text_leans_to_the_leading_edge(qtbot, qapp):
    made = label("Seven weeks", wrap=True)
    qtbot.addWidget(made)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert made.alignment() & Qt.AlignmentFlag.AlignAbsolute
    assert made.alignment() & Qt.AlignmentFlag.AlignRight
    made.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    assert made.alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask == Qt.AlignmentFlag.AlignLeft


def test_centred_text_stays_centred(qtbot):
    made = label("Nothing here")
    qtbot.addWidget(made)
    made.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert made.alignment() == Qt.AlignmentFlag.AlignHCenter
