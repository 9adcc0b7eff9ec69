"""Ways to reach a contact as chips: a click offers to open or to copy."""

from __future__ import annotations

import re
from functools import partial
from urllib.parse import quote

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from followup_desktop.desktop.launch import can_open, open_address
from followup_desktop.domain.contacts import Reach, ReachKind
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.chips import ChoiceChip
from followup_desktop.window.kit.flow import FlowLayout
from followup_desktop.window.kit.menus import Menu, open_menu
from followup_desktop.window.kit.text import plain_tooltip

_ICONS = {
    ReachKind.EMAIL: "mail",
    ReachKind.PHONE: "phone",
    ReachKind.CHAT: "message-square",
    ReachKind.SOCIAL: "at-sign",
    ReachKind.WEBSITE: "globe",
}
_SHOWN = 4
_LONGEST = 40
_LEFT_TO_RIGHT, _END = "\u2066", "\u2069"


def address_of(reach: Reach) -> str:
    """The mailto:, tel: or https: address that opens a way to reach somebody; empty where there is none."""
    value = reach.value.strip()
    if reach.kind is ReachKind.EMAIL:
        address = f"mailto:{quote(value, safe='@+-._')}"
    elif reach.kind is ReachKind.PHONE:
        number = re.sub(r"[^\d+*#,;]", "", value)
        address = f"tel:{quote(number, safe='+*,;')}" if number else ""
    else:
        address = value if value.lower().startswith(("https://", "mailto:", "tel:", "sms:")) else ""
        if reach.kind is ReachKind.WEBSITE and "://" not in value and value:
            address = f"https://{value}"
    return address if can_open(address) else ""


class ReachChips(QWidget):
    """The ways to reach a contact, the preferred ones first; what is beyond four is behind one more chip."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._flow = FlowLayout(self)

    def show_reaches(self, reaches: tuple[Reach, ...]) -> None:
        """Show other ways; nothing at all where there are none."""
        self._flow.clear()
        ordered = sorted(reaches, key=lambda reach: not reach.preferred)
        for reach in ordered[:_SHOWN]:
            self._flow.addWidget(self._chip(reach))
        rest = ordered[_SHOWN:]
        if rest:
            more = ChoiceChip(self.tr("{n} more").format(n=len(rest)), checkable=False)
            more.clicked.connect(lambda: open_menu(more, lambda menu: self._fill_all(menu, rest)))
            self._flow.addWidget(more)
        self.setVisible(bool(reaches))
        self.updateGeometry()

    def _chip(self, reach: Reach) -> ChoiceChip:
        chip = ChoiceChip(_shown(reach.value), _ICONS[reach.kind], checkable=False)
        chip.setToolTip(plain_tooltip(reach.label))
        chip.setAccessibleDescription(reach.label)
        chip.clicked.connect(lambda: open_menu(chip, lambda menu: self._fill(menu, reach)))
        return chip

    def _fill_all(self, menu: Menu, reaches: list[Reach]) -> None:
        for reach in reaches:
            self._fill(menu.add_menu(_shown(reach.value), _ICONS[reach.kind]), reach)

    def _fill(self, menu: Menu, reach: Reach) -> None:
        address = address_of(reach)
        if address:
            words = {
                ReachKind.EMAIL: self.tr("Write an e-mail"),
                ReachKind.PHONE: self.tr("Call"),
            }.get(reach.kind, self.tr("Open"))
            menu.add(words, partial(self._open, address), "external-link")
        menu.add(self.tr("Copy"), partial(self._copy, reach.value), "copy")

    def _open(self, address: str) -> None:
        if not open_address(address):
            self._desk.said.emit(self.tr("No program answered for this address"))

    def _copy(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self._desk.said.emit(self.tr("Copied"))


def _shown(text: str) -> str:
    """The text on one line, kept from being turned around where the layout runs from right to left."""
    flat = " ".join(text.split())
    return f"{_LEFT_TO_RIGHT}{flat if len(flat) <= _LONGEST else f'{flat[: _LONGEST - 1]}…'}{_END}"
