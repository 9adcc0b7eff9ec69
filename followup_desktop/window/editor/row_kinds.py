"""The kinds of rows of the editor but dates, which have a file of their own."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QRectF, QSize, QStringListModel, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCompleter, QGridLayout, QSizePolicy, QWidget

from followup_desktop.desktop.theme.fonts import scaled
from followup_desktop.desktop.theme.icons import TEXT_SIZE, paint_icon
from followup_desktop.desktop.theme.tokens import Tokens
from followup_desktop.domain.contacts import REMAINDER, ReachKind
from followup_desktop.window.context import Context
from followup_desktop.window.editor.fields import LineField, TextField
from followup_desktop.window.editor.people import PersonField
from followup_desktop.window.editor.rows import Row
from followup_desktop.window.kit.clickable import Clickable
from followup_desktop.window.kit.menus import Menu, menu_button
from followup_desktop.window.kit.paint import RADIUS_FIELD, paint_box, paint_ring
from followup_desktop.window.kit.text import elided, plain_tooltip

_ICONS = {
    ReachKind.EMAIL: "mail",
    ReachKind.PHONE: "phone",
    ReachKind.CHAT: "message-square",
    ReachKind.SOCIAL: "at-sign",
    ReachKind.WEBSITE: "globe",
}


class Star(Clickable):
    """Marks the preferred one of several: a star on the accent's tint."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setCheckable(True)
        self.setAccessibleName(self.tr("Preferred"))
        self.setToolTip(self.tr("Preferred"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(scaled(34), scaled(34))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def draw(self, painter: QPainter, rect: QRectF, look: Tokens) -> None:
        chosen = self.isChecked()
        if chosen or self.hovered():
            paint_box(painter, rect, RADIUS_FIELD, look.color("accent_tint" if chosen else "hover"), None)
        if self.ring_shown:
            paint_ring(painter, rect, RADIUS_FIELD, look)
        place = QRectF(0, 0, TEXT_SIZE, TEXT_SIZE)
        place.moveCenter(rect.center())
        paint_icon(painter, place, "star", "accent" if chosen else "sub", look)


class ReachRow(Row):
    """A way to reach somebody: its kind as an icon, the address, a label, a star for the preferred one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = ReachKind.EMAIL
        self._icon = menu_button("mail", self.tr("Kind"), self._fill_kinds)
        self._value = LineField()
        self._label = LineField(self.tr("Label"), self.tr("label"))
        self._label.setFixedWidth(92)
        self._label.setCompleter(_completer([self.tr("home"), self.tr("work"), self.tr("cell")], self._label))
        self._star = Star()
        for widget in (self._icon, self._value, self._label, self._star):
            self.line.addWidget(widget, 1 if widget is self._value else 0)
        self.add_handles()
        for field in (self._value, self._label):
            field.edited.connect(self.edited)
        self._star.toggled.connect(self.edited)

    def show_value(self, value: dict[str, Any]) -> None:
        self._show_kind(ReachKind(value["kind"]))
        self._value.show_value(value["value"])
        self._label.show_value(value["label"])
        self._star.setChecked(value["preferred"])

    def value(self) -> dict[str, Any]:
        return {
            "kind": str(self._kind),
            "value": self._value.value(),
            "label": self._label.value(),
            "preferred": self._star.isChecked(),
        }

    def is_blank(self) -> bool:
        return not self._value.text() and not self._label.text()

    def first_field(self) -> QWidget:
        return self._value

    def _fill_kinds(self, menu: Menu) -> None:
        for kind, name in self._kind_names().items():
            menu.add(name, partial(self._choose_kind, kind), _ICONS[kind])

    def _kind_names(self) -> dict[ReachKind, str]:
        return {
            ReachKind.EMAIL: self.tr("E-mail"),
            ReachKind.PHONE: self.tr("Phone"),
            ReachKind.CHAT: self.tr("Chat"),
            ReachKind.SOCIAL: self.tr("Social"),
            ReachKind.WEBSITE: self.tr("Website"),
        }

    def _choose_kind(self, kind: ReachKind) -> None:
        self._show_kind(kind)
        self.edited.emit()

    def _show_kind(self, kind: ReachKind) -> None:
        name = self._kind_names()[kind]
        self._kind = kind
        self._icon.set_icon(_ICONS[kind])
        self._icon.setToolTip(plain_tooltip(name))
        self._icon.setAccessibleName(self.tr("Kind: {kind}").format(kind=name))
        self._value.setAccessibleName(name)
        self._value.setPlaceholderText(name)


class AddressRow(Row):
    """A postal address on four lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields: dict[str, LineField | TextField] = {
            "label": LineField(placeholder=self.tr("Label: home, work")),
            "street": TextField(self.tr("Street and number"), self.tr("Street and number")),
            "extended": LineField(placeholder=self.tr("Apartment, floor")),
            "po_box": LineField(placeholder=self.tr("P.O. box")),
            "postal_code": LineField(placeholder=self.tr("Postal code")),
            "city": LineField(placeholder=self.tr("City")),
            "region": LineField(placeholder=self.tr("Region")),
            "country": LineField(placeholder=self.tr("Country")),
        }
        grid = QGridLayout()
        grid.setSpacing(5)
        grid.addWidget(self._fields["label"], 0, 0, 1, 2)
        grid.addWidget(self._fields["street"], 1, 0, 1, 2)
        for place, part in enumerate(("extended", "po_box", "postal_code", "city", "region", "country")):
            grid.addWidget(self._fields[part], 2 + place // 2, place % 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.line.addLayout(grid, 1)
        self.add_handles()
        for field in self._fields.values():
            field.edited.connect(self.edited)

    def show_value(self, value: dict[str, Any]) -> None:
        for part, field in self._fields.items():
            field.show_value(value[part])

    def value(self) -> dict[str, Any]:
        return {part: field.value() for part, field in self._fields.items()}

    def is_blank(self) -> bool:
        return not any(self.value().values())

    def first_field(self) -> QWidget:
        return self._fields["street"]


class RelationRow(Row):
    """Somebody in this person's life, who may be in the book."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = LineField(self.tr("What they are"), self.tr("sister, boss…"))
        self._label.setFixedWidth(124)
        words = [self.tr("partner"), self.tr("child"), self.tr("mother"), self.tr("father"), self.tr("sister"),
                 self.tr("brother"), self.tr("friend"), self.tr("colleague")]  # fmt: skip
        self._label.setCompleter(_completer(words, self._label))
        self._name = PersonField(context, self.tr("Name"))
        self.line.addWidget(self._label)
        self.line.addWidget(self._name, 1)
        self._label.edited.connect(self.edited)
        self._name.edited.connect(self.edited)
        self.add_handles()

    def show_value(self, value: dict[str, Any]) -> None:
        self._label.show_value(value["label"])
        self._name.show_person(value["name"], value["contact"])

    def value(self) -> dict[str, Any]:
        return {"label": self._label.value(), "name": self._name.value(), "contact": self._name.contact}

    def is_blank(self) -> bool:
        return not self._label.text() and not self._name.text()

    def first_field(self) -> QWidget:
        return self._name


class RawRow(Row):
    """A vCard property that the program does not understand: it can be read and removed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raw: dict[str, Any] = {}
        self._words = elided("", "secondary")
        self.line.addWidget(self._words, 1)
        self.add_handles(movable=False)

    def show_value(self, value: dict[str, Any]) -> None:
        self._raw = dict(value)
        self.setHidden(value["name"] == REMAINDER)
        group = f"{value['group']}." if value["group"] else ""
        self._words.setText(f"{group}{value['name']}{value['params']}: {value['value'][:500]}")
        self._words.setToolTip(plain_tooltip(value["value"][:500]))

    def value(self) -> dict[str, Any]:
        return dict(self._raw)

    def is_blank(self) -> bool:
        return False

    def first_field(self) -> QWidget:
        return self


def _completer(words: list[str], parent: QWidget) -> QCompleter:
    made = QCompleter(QStringListModel(words, parent), parent)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made
