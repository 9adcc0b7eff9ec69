"""The kit's parts of the log line and of Today: text that grows, chips that open menus, cards with a focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.window.kit.focus_card import FocusCard
from followup_desktop.window.kit.growing_text import GrowingText
from followup_desktop.window.kit.menu_chip import MenuChip


def test_text_grows_with_its_lines_up_to_nine(qtbot: QtBot) -> None:
    text = GrowingText("Say it", bare=True)
    qtbot.addWidget(text)
    text.resize(300, 40)
    text.show()
    line = text.fontMetrics().lineSpacing()
    assert text.sizeHint().height() == line + 2
    text.setPlainText("one\ntwo\nthree")
    assert text.sizeHint().height() == 3 * line + 2
    assert text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    text.setPlainText("\n" * 30)
    assert text.sizeHint().height() == 9 * line + 2
    assert text.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    text.setPlainText("")
    assert text.sizeHint().height() == line + 2


def test_text_that_wraps_grows_too(qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    text.resize(120, 40)
    text.show()
    one = text.sizeHint().height()
    text.setPlainText("a few words more than fit into one line")
    assert text.sizeHint().height() > one


def test_enter_submits_one_line_and_begins_another_in_several(qtbot: QtBot) -> None:
    text = GrowingText()
    qtbot.addWidget(text)
    told: list[str] = []
    text.submitted.connect(lambda: told.append("submitted"))
    text.escaped.connect(lambda: told.append("escaped"))
    qtbot.keyClick(text, Qt.Key.Key_Return)
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(text, Qt.Key.Key_Return)
    assert told == ["submitted"]
    assert text.toPlainText() == "\n\n"
    qtbot.keyClick(text, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert told == ["submitted", "submitted", "escaped"]


def test_a_menu_chip_says_its_name_and_choice_and_opens_by_down(qtbot: QtBot) -> None:
    chip = MenuChip("Channel")
    qtbot.addWidget(chip)
    chip.show_choice("call", "phone")
    assert chip.accessibleName() == "Channel: call"
    narrow = chip.sizeHint().width()
    chip.show_choice("letter or card", "mail-open", "accent")
    assert chip.sizeHint().width() > narrow
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Down)


def test_a_cards_ring_shows_for_the_keyboard_only(qtbot: QtBot) -> None:
    host = QWidget()
    column = QVBoxLayout(host)
    card = FocusCard()
    card.setFixedSize(200, 60)
    column.addWidget(card)
    qtbot.addWidget(host)
    host.show()
    host.activateWindow()
    pictures = {}
    for reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
        card.clearFocus()
        pictures["none"] = card.grab().toImage()
        card.setFocus(reason)
        qtbot.waitUntil(card.hasFocus)
        pictures[reason] = card.grab().toImage()
    assert pictures[Qt.FocusReason.MouseFocusReason] == pictures["none"]
    assert pictures[Qt.FocusReason.TabFocusReason] != pictures["none"]
    card.focusInEvent(QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.ActiveWindowFocusReason))
    assert card.grab().toImage() == pictures[Qt.FocusReason.TabFocusReason]
