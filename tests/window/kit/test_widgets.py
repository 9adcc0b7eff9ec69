"""The other widgets do what they say: fields, chips, search, dates, panel, menus, progress, flow."""

from __future__ import annotations

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from followup_desktop.desktop.theme.motion import set_reduced_motion
from followup_desktop.desktop.theme.tokens import DARK, LIGHT, PORTRAITS
from followup_desktop.window.kit.avatar import Avatar
from followup_desktop.window.kit.banner import Banner
from followup_desktop.window.kit.buttons import filled
from followup_desktop.window.kit.card import Card
from followup_desktop.window.kit.chips import BandChip, Chip, ChoiceChip, RemovableChip
from followup_desktop.window.kit.dates import DateField
from followup_desktop.window.kit.empty import EmptyState
from followup_desktop.window.kit.fields import FieldRow
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menus import menu_button
from followup_desktop.window.kit.numbers import TimeField, number_field
from followup_desktop.window.kit.paint import color_index, paint_avatar
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.kit.progress import ProgressRow
from followup_desktop.window.kit.search import SearchField
from followup_desktop.window.kit.text import elided, label


@pytest.fixture
def shown(qtbot):
    def show(widget, width=400, height=300):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


def test_cards_and_buttons_follow_the_theme(theme, shown):
    card, button = shown(Card(), 200, 100), shown(filled("Write", "pen-line"), 120, 34)
    button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, False)
    assert card.grab().toImage().pixelColor(100, 50) == QColor(LIGHT.card)
    assert button.grab().toImage().pixelColor(60, 4) == QColor(LIGHT.accent)
    theme.set_mode("dark")
    assert card.grab().toImage().pixelColor(100, 50) == QColor(DARK.card)
    assert button.grab().toImage().pixelColor(60, 4) == QColor(DARK.accent)


@pytest.mark.parametrize("make", [lambda: label("Ana"), lambda: elided("Ana", "title"), lambda: Chip("Ready", "ready")])
def test_words_on_screen_grow_with_the_text(theme, shown, make):
    words = shown(make())
    before = words.sizeHint().height()
    theme.set_text_scale(2.0)
    assert words.sizeHint().height() > 1.8 * before


def test_buttons_grow_with_the_text(theme, shown):
    button = shown(filled("Write", "pen-line"), 10, 10)
    before = button.sizeHint()
    theme.set_text_scale(2.0)
    assert button.sizeHint().height() == 2 * before.height()


def test_a_portrait_keeps_its_colour():
    assert [color_index(f"contact-{number}") for number in range(3)] == [
        color_index(f"contact-{number}") for number in range(3)
    ]
    assert {color_index(number) for number in range(200)} == set(range(len(PORTRAITS)))


def test_a_photo_is_cut_to_a_circle():
    photo = QPixmap(60, 30)
    photo.fill(QColor("#FF0000"))
    image = QImage(40, 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_avatar(painter, QRectF(0, 0, 40, 40), "AM", 0, photo)
    painter.end()
    assert image.pixelColor(20, 20) == QColor("#FF0000")
    assert image.pixelColor(1, 1).alpha() == 0


def test_a_portrait_without_a_photo_has_the_contacts_colour(shown):
    portrait = shown(Avatar(40), 40, 40)
    portrait.show_person("AM", "ana")
    assert portrait.grab().toImage().pixelColor(20, 4) == QColor(PORTRAITS[color_index("ana")])


def test_a_band_chip_wears_its_bands_colours(shown):
    chip = shown(BandChip("in touch", "In touch"), 90, 24)
    assert chip.grab().toImage().pixelColor(6, 12) == QColor(LIGHT.in_touch_tint)


def test_a_filter_chip_is_chosen_by_space(qtbot, shown):
    chip = shown(ChoiceChip("Inner"), 80, 24)
    with qtbot.waitSignal(chip.toggled):
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert chip.isChecked()


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_a_removable_chip_asks_by_keyboard(qtbot, shown, key):
    chip = shown(RemovableChip("choir & climbing"), 150, 24)
    with qtbot.waitSignal(chip.removed) as removed:
        qtbot.keyClick(chip, key)
    assert removed.args == ["choir & climbing"]


@pytest.mark.parametrize(("direction", "x", "asks"), [
    (Qt.LayoutDirection.LeftToRight, 142, True), (Qt.LayoutDirection.LeftToRight, 10, False),
    (Qt.LayoutDirection.RightToLeft, 142, False), (Qt.LayoutDirection.RightToLeft, 10, True),
])  # fmt: skip
def test_only_the_x_of_a_chip_removes(qtbot, shown, direction, x, asks):
    chip = shown(RemovableChip("choir"), 150, 24)
    chip.setLayoutDirection(direction)
    heard = []
    chip.removed.connect(heard.append)
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=QPoint(x, 12))
    assert bool(heard) == asks


def test_a_field_tells_what_is_wrong_to_eyes_and_to_screen_readers(shown):
    row = shown(FieldRow("E-mail", QLineEdit(), "One is enough"))
    row.set_error("An address has a part after the @")
    assert row.error() == "An address has a part after the @"
    assert row._error.isVisible()
    assert not row._hint.isVisible()
    assert row.editor.accessibleName() == "E-mail"
    assert row.editor.accessibleDescription() == "An address has a part after the @"
    assert row.grab().toImage().pixelColor(100, row.editor.y()) == QColor(LIGHT.drifting)
    row.set_error("")
    assert not row._error.isVisible()
    assert row.editor.accessibleDescription() == "One is enough"


def test_searching_asks_once_for_a_burst_of_keys(qtbot, shown):
    field = shown(SearchField("Search", "Ctrl F"))
    heard = []
    field.searched.connect(heard.append)
    qtbot.keyClicks(field, " ana")
    qtbot.waitUntil(lambda: heard == ["ana"])
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert heard == ["ana", ""]
    assert field.text() == ""


@pytest.mark.parametrize(("key", "name"), [(Qt.Key.Key_Down, "left_down"), (Qt.Key.Key_Return, "entered")])
def test_leaving_the_search_for_the_results_asks_at_once(qtbot, shown, key, name):
    field = shown(SearchField("Search"))
    qtbot.keyClicks(field, "ana")
    with qtbot.waitSignals([field.searched, getattr(field, name)]):
        qtbot.keyClick(field, key)


def test_escape_in_an_empty_search_belongs_to_the_window(qtbot, shown):
    escaped = []

    class Window(QWidget):
        def keyPressEvent(self, event):
            escaped.append(event.key())

    window = Window()
    QVBoxLayout(window).addWidget(field := SearchField("Search"))
    shown(window)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert escaped == [Qt.Key.Key_Escape]


def test_a_day_is_chosen_in_the_calendar(qtbot, shown):
    field = shown(DateField())
    field.setText("2026-02-27")
    popup = field.open_calendar()
    assert popup.calendar.selectedDate() == QDate(2026, 2, 27)
    with qtbot.waitSignal(field.picked) as picked:
        popup.calendar.activated.emit(QDate(2026, 2, 28))
    assert picked.args == [date(2026, 2, 28)]
    assert field.text() == "2026-02-28"


def test_the_calendar_opens_from_the_keyboard_and_reads_what_the_form_reads(qtbot, shown, qapp):
    field = shown(
        DateField(read=lambda text: date(2024, 2, 29) if text == "leap" else None, write=lambda day: f"{day:%d/%m}")
    )
    field.setText("leap")
    qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = QApplication.activePopupWidget()
    assert popup.calendar.selectedDate() == QDate(2024, 2, 29)
    popup.calendar.clicked.emit(QDate(2024, 3, 1))
    assert field.text() == "01/03"


def test_numbers_and_times(shown):
    number = shown(number_field(0, 20, 3, " a day"))
    assert (number.value(), number.text()) == (3, "3 a day")
    assert number.lineEdit().textMargins().left() == 10
    assert shown(TimeField(time(9, 30))).value() == time(9, 30)


@pytest.fixture
def panel(shown):
    window = QWidget()
    QVBoxLayout(window).addWidget(QLineEdit())
    shown(window, 900, 500)
    made = SlidePanel(window)
    content = QWidget()
    QVBoxLayout(content).addWidget(QLineEdit())
    made.set_content(content)
    window.findChild(QLineEdit).setFocus()
    return made


@pytest.mark.parametrize("reduced", [False, True])
def test_the_panel_slides_in_and_gives_the_focus_back(qtbot, panel, reduced):
    set_reduced_motion(reduced)
    before = QApplication.focusWidget()
    with qtbot.waitSignal(panel.opened):
        panel.slide_in()
    assert panel.geometry().right() == panel.parentWidget().width() - 1
    assert panel.isAncestorOf(QApplication.focusWidget())
    with qtbot.waitSignal(panel.closed):
        panel.slide_out()
    assert not panel.isVisible()
    assert QApplication.focusWidget() is before


def test_escape_asks_the_owner_to_close(qtbot, panel):
    set_reduced_motion(True)
    panel.slide_in()
    with qtbot.waitSignal(panel.close_asked):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert panel.is_open


def test_the_panel_covers_a_narrow_window_and_mirrors(panel):
    set_reduced_motion(True)
    panel.parentWidget().setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    panel.slide_in()
    assert panel.geometry().left() == 0
    assert panel.width() < 500
    panel.parentWidget().resize(600, 500)
    assert panel.width() >= 600


def test_progress_can_be_stopped_once(qtbot, shown):
    row = shown(ProgressRow("Reading"))
    row.show_progress(3, 10, "Importing")
    with qtbot.waitSignal(row.cancelled):
        qtbot.mouseClick(row._cancel, Qt.MouseButton.LeftButton)
    assert not row._cancel.isEnabled()
    assert row.text() == "Stopping…"
    assert (row._bar.value(), row._bar.maximum()) == (3, 10)


def test_a_banner_can_be_put_away(qtbot, shown):
    banner = shown(Banner("bell", "A good moment to call"))
    pressed = []
    banner.add_button("Done", "check").clicked.connect(lambda: pressed.append(True))
    for button in banner.findChildren(QPushButton):
        with qtbot.waitSignal(button.clicked):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pressed == [True]
    assert not banner.isVisible()


def test_an_empty_state_offers_one_thing(qtbot, shown):
    state = shown(EmptyState("coffee", "All done", "Five notes sent.", "A few more"))
    with qtbot.waitSignal(state.acted):
        qtbot.mouseClick(state.findChild(QPushButton), Qt.MouseButton.LeftButton)
    state.show_state("search", "Nobody found", "", "")
    assert not state.findChild(QPushButton).isVisible()


def test_a_menu_is_filled_each_time_it_opens(qtbot, shown):
    filled_times, chosen = [], []

    def fill(menu):
        filled_times.append(True)
        menu.add("Pause", lambda: chosen.append("pause"), "pause")

    button = shown(menu_button("ellipsis", "More", fill), 34, 34)
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        menu = QApplication.activePopupWidget()
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
    assert (len(filled_times), chosen) == (2, ["pause", "pause"])


@pytest.mark.parametrize("direction", list(Qt.LayoutDirection)[:2])
def test_chips_flow_into_lines_from_the_leading_edge(shown, direction):
    holder = QWidget()
    flow = FlowLayout(holder)
    for number in range(12):
        flow.addWidget(ChoiceChip(f"Circle {number}"))
    holder.setLayoutDirection(direction)
    shown(holder, 200, flow.heightForWidth(200))
    chips = [flow.itemAt(place).geometry() for place in range(flow.count())]
    assert len({chip.y() for chip in chips}) > 3
    assert all(holder.rect().contains(chip) for chip in chips)
    assert not any(one.intersects(two) for place, one in enumerate(chips) for two in chips[:place])
    first = chips[0]
    assert (first.left() if direction is Qt.LayoutDirection.LeftToRight else holder.width() - 1 - first.right()) == 0


def test_a_flow_can_be_emptied(qtbot, shown):
    holder = QWidget()
    flow = FlowLayout(holder)
    flow.addWidget(ChoiceChip("Inner"))
    flow.clear()
    assert flow.count() == 0
    assert flow.heightForWidth(100) == 0
    assert QPointF(flow.sizeHint().width(), flow.sizeHint().height()) == QPointF(0, 0)
