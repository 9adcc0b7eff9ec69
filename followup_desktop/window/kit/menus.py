"""Menus with the theme's corners and icons, and buttons that open them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from followup_desktop.desktop.theme.icons import icon
from followup_desktop.window.kit.buttons import Button, icon_button
from followup_desktop.window.kit.text import literal


class Menu(QMenu):
    """A menu made anew each time it opens, so that its words and colours are today's. Names in it are literal."""

    def __init__(self, parent: QWidget | None = None, title: str = "") -> None:
        super().__init__(literal(title), parent)
        self.setWindowFlags(
            self.windowFlags() | Qt.WindowType.FramelessWindowHint | Qt.WindowType.NoDropShadowWindowHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setToolTipsVisible(True)

    def add(
        self, text: str, slot: Callable[[], object], icon_name: str = "", *, shortcut: str = "",
        checked: bool | None = None, enabled: bool = True,
    ) -> QAction:  # fmt: skip
        """Add an entry. The shortcut is only shown: who owns the view makes it work. `checked` makes it a tick."""
        action = QAction(literal(text), self)
        if icon_name:
            action.setIcon(icon(icon_name, "sub", 16, self.palette()))
        if shortcut:
            shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
            action.setText(f"{literal(text)}\t{shown}")
        if checked is not None:
            action.setCheckable(True)
            action.setChecked(checked)
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked: slot())
        self.addAction(action)
        return action

    def add_menu(self, text: str, icon_name: str = "") -> Menu:
        """Add an entry that opens another menu."""
        inner = Menu(self, text)
        if icon_name:
            inner.setIcon(icon(icon_name, "sub", 16, self.palette()))
        self.addMenu(inner)
        return inner

    def open_at(self, anchor: QWidget) -> None:
        """Open below a widget, aligned with its trailing edge; deleted when it closes."""
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        mirrored = anchor.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = 0 if mirrored else anchor.width() - self.sizeHint().width()
        self.popup(anchor.mapToGlobal(QPoint(x, anchor.height() + 3)))


def menu_button(icon_name: str, name: str, fill: Callable[[Menu], None], parent: QWidget | None = None) -> Button:
    """An icon button that opens a menu, filled by the caller each time: `lambda menu: menu.add(...)`."""
    made = icon_button(icon_name, name, parent=parent)
    made.clicked.connect(lambda: _open(made, fill))
    return made


def open_menu(anchor: QWidget, fill: Callable[[Menu], None]) -> Menu:
    """Open a menu below any widget, such as 'Snooze'."""
    return _open(anchor, fill)


def _open(anchor: QWidget, fill: Callable[[Menu], None]) -> Menu:
    menu = Menu(anchor)
    fill(menu)
    menu.open_at(anchor)
    return menu
