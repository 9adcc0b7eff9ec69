"""The style sheet for Qt's own widgets. Shapes and colours only: fonts are set on widgets, see fonts.py.

Pictures come from resources/icons/sheet through the search path 'theme:', one of each for light and for dark.
"""

from __future__ import annotations

import dataclasses
from string import Template

from followup_desktop.desktop.theme.tokens import Tokens


def style_sheet(tokens: Tokens) -> str:
    """The whole style sheet in one look."""
    values = {field.name: getattr(tokens, field.name) for field in dataclasses.fields(tokens)}
    values["look"] = "dark" if tokens.dark else "light"
    return "\n".join(
        Template(part).substitute(values) for part in (_TEXT, _BUTTONS, _FIELDS, _CHOICES, _POPUPS, _LISTS, _BARS)
    )


_TEXT = """
QMainWindow, QDialog, QMessageBox { background: $bg; }
QLabel { background: transparent; }
QLabel[role="secondary"], QLabel[role="subtle"] { color: $sub; }
QLabel[role="faint"], QLabel[role="section"] { color: $faint; }
QLabel[role="accent"] { color: $accent; }
QLabel[role="error"] { color: $drifting; }
QToolTip { background: $text; color: $bg; border: 1px solid $text; padding: 4px 7px; }
QScrollArea, QScrollArea > QWidget > QWidget[plain="true"], QStackedWidget { background: transparent; border: 0; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QGroupBox { border: 1px solid $line; border-radius: 9px; margin-top: 9px; padding: 12px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: $sub; }
"""

_BUTTONS = """
QPushButton { background: $card; color: $text; border: 1px solid $line; border-radius: 9px; padding: 8px 13px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 7px 12px; }
QPushButton:disabled { color: $faint; background: $bg; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton:default:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton::menu-indicator { image: none; width: 0; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 9px; padding: 5px; color: $sub; }
QToolButton:hover { background: $hover; }
QToolButton:pressed, QToolButton:checked { background: $line; }
QToolButton:focus { border-color: $accent; }
QToolButton::menu-indicator { image: none; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {
    background: $card; color: $text; border: 1px solid $line; border-radius: 9px; padding: 6px 10px; min-height: 20px;
    selection-background-color: $accent_tint; selection-color: $text;
}
QLineEdit:hover, QPlainTextEdit:hover, QTextEdit:hover, QAbstractSpinBox:hover, QComboBox:hover {
    border-color: $strong_line;
}
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus, QComboBox:on {
    border: 2px solid $accent; padding: 5px 9px;
}
QLineEdit[invalid="true"], QPlainTextEdit[invalid="true"], QAbstractSpinBox[invalid="true"], QComboBox[invalid="true"] {
    border-color: $drifting;
}
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {
    background: $bg; color: $faint;
}
QLineEdit:read-only { background: $bg; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"] { background: transparent; border: 0; padding: 0; }
QLineEdit > QToolButton { padding: 0; border: 0; background: transparent; }
QComboBox::drop-down, QDateEdit::drop-down {
    border: 0; width: 28px; subcontrol-origin: padding; subcontrol-position: center right;
}
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(theme:chevron-down-$look.svg); width: 16px; height: 16px; }
QComboBox QLineEdit { border: 0; padding: 0; background: transparent; min-height: 0; }
QAbstractSpinBox QLineEdit { border: 0; padding: 0; background: transparent; min-height: 0; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; padding: 4px; outline: 0; }
QComboBox { padding-left: 12px; combobox-popup: 0; }
QComboBox:focus, QComboBox:on { padding-left: 11px; }
QAbstractSpinBox { padding: 5px 24px 5px 0; }
QAbstractSpinBox:focus { padding: 4px 23px 4px 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 22px; background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; margin: 3px 3px 0 0; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; margin: 0 3px 3px 0; }
QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover { background: $hover; border-radius: 4px; }
QAbstractSpinBox::up-arrow { image: url(theme:chevron-up-$look.svg); width: 12px; height: 12px; }
QAbstractSpinBox::down-arrow { image: url(theme:chevron-down-$look.svg); width: 12px; height: 12px; }
"""

_CHOICES = """
QCheckBox, QRadioButton {
    spacing: 9px; background: transparent; padding: 2px; border: 2px solid transparent; border-radius: 6px;
}
QCheckBox:disabled, QRadioButton:disabled { color: $faint; }
QCheckBox:focus, QRadioButton:focus { border-color: $accent; }
QCheckBox::indicator, QRadioButton::indicator {
    width: 16px; height: 16px; border: 1px solid $strong_line; background: $card;
}
QCheckBox::indicator { border-radius: 5px; }
QRadioButton::indicator { border-radius: 9px; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url(theme:check-$look.svg); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url(theme:minus-$look.svg); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url(theme:dot-$look.svg); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { border-color: $line; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: $line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: $accent; }
QSlider::handle:horizontal { width: 16px; height: 16px; margin: -6px 0; border-radius: 8px; background: $accent; }
"""

_POPUPS = """
QMenu { background: $card; color: $text; border: 1px solid $line; border-radius: 9px; padding: 5px; }
QMenu::item { background: transparent; padding: 7px 22px 7px 10px; border-radius: 6px; min-width: 120px; }
QMenu::item:selected { background: $accent_tint; }
QMenu::item:disabled { color: $faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QMenu::indicator { width: 14px; height: 14px; padding-left: 8px; }
QMenu::indicator:checked { image: url(theme:checked-$look.svg); }
QMenuBar { background: $bg; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QFrame[popup="true"] { background: $card; border: 1px solid $line; }
QCalendarWidget QAbstractItemView:disabled { color: $faint; }
QCalendarWidget QTableView::item { padding: 0; }
QCalendarWidget QTableView::item:selected { background: $accent; color: $on_accent; }
QCalendarWidget { background: $card; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $card; }
QCalendarWidget QToolButton { color: $text; padding: 5px 8px; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url(theme:chevron-left-$look.svg); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url(theme:chevron-right-$look.svg); }
QCalendarWidget QAbstractItemView {
    background: $card; border: 0; border-radius: 0; outline: 0;
    selection-background-color: $accent; selection-color: $on_accent;
}
QCalendarWidget QSpinBox { min-height: 0; padding: 2px 20px 2px 6px; }
"""

_LISTS = """
QAbstractItemView { background: $card; color: $text; border: 1px solid $line; border-radius: 9px; outline: 0; }
QAbstractItemView[bare="true"] { background: transparent; border: 0; border-radius: 0; }
QTableView { gridline-color: $line; selection-background-color: $selected; selection-color: $text; }
QListView::item, QTreeView::item { padding: 6px 8px; min-height: 18px; border-radius: 6px; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected, QTreeView::item:selected { background: $accent_tint; color: $text; }
QTableView::item { padding: 4px 8px; }
QTableView::item:selected { background: $selected; color: $text; }
QHeaderView { background: transparent; border: 0; }
QHeaderView::section {
    background: transparent; color: $sub; border: 0; border-bottom: 1px solid $line; padding: 7px 8px;
}
QTableCornerButton::section { background: $card; border: 0; }
QTabWidget::pane { border: 0; border-top: 1px solid $line; }
QTabBar::tab {
    background: transparent; color: $sub; border: 0; border-bottom: 2px solid transparent; padding: 8px 12px;
}
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
"""

_BARS = """
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $line; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover, QScrollBar::handle:pressed { background: $strong_line; }
QScrollBar::handle:vertical { min-height: 36px; }
QScrollBar::handle:horizontal { min-width: 36px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: 0; background: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
QAbstractScrollArea::corner { background: transparent; }
QProgressBar { background: $line; border: 0; border-radius: 3px; min-height: 6px; max-height: 6px; }
QProgressBar::chunk { background: $accent; border-radius: 3px; }
QStatusBar { background: $bg; color: $sub; }
"""
