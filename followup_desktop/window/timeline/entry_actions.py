"""What a person does with an entry of a timeline: its menu, deleting, and the loops that were born in it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication

from followup_desktop.domain.interactions import Interaction, OpenLoop
from followup_desktop.domain.loops import shortened
from followup_desktop.store.writes.interactions import close_loop, delete_interaction, delete_loop, reopen_loop
from followup_desktop.window.context import Context
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.timeline.model import TimelineModel
from followup_desktop.window.timeline.table import TimelineTable

ORIGIN = "window"


class EntryActions(QObject):
    """Acts on the entries of one table."""

    contact_opened = Signal(int)
    """The row number of a contact who took part."""

    def __init__(self, context: Context, model: TimelineModel, table: TimelineTable, contact: int | None) -> None:
        super().__init__(table)
        self._context, self._model, self._table = context, model, table
        self.contact = contact
        table.menu_asked.connect(self.open_menu)
        table.delete_asked.connect(self.delete)
        table.loop_pressed.connect(self.open_loop_menu)
        table.title_pressed.connect(self._open_first)

    def delete(self, row: int) -> None:
        """Delete an entry; the toast offers it back."""
        number = self._model.id_at(row)
        self._context.write(lambda book, now: delete_interaction(book, number, now, ORIGIN))

    def copy(self, row: int) -> None:
        """Put the entry's words on the clipboard."""
        words = self._model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)
        QGuiApplication.clipboard().setText(words or "")

    def open_menu(self, row: int, at: QPoint) -> Menu | None:
        """Open the menu of an entry."""
        interaction = self._model.interaction_at(row)
        layout = self._table.entries.layout_at(row, self._table.viewport().width())
        if interaction is None or layout is None:
            return None
        menu = _menu(self._table)
        menu.add(self.tr("Edit"), lambda: self._table.edit_asked.emit(row), "pencil", shortcut="Return")
        menu.add(self.tr("Copy"), lambda: self.copy(row), "copy", shortcut="Ctrl+C")
        if not layout.more.isNull():
            whole = self._table.entries.is_whole(interaction.id)
            words = self.tr("Show less") if whole else self.tr("Show all of it")
            menu.add(words, lambda: self._table.fold(row, whole=not whole), "file-text")
        self._add_people(menu, interaction)
        for loop in (*interaction.came_back, *interaction.loops):
            self._add_loop(menu, loop)
        menu.addSeparator()
        menu.add(self.tr("Delete"), lambda: self.delete(row), "trash-2", shortcut="Del")
        menu.popup(at)
        return menu

    def open_loop_menu(self, loop: OpenLoop, at: QPoint) -> Menu:
        """Open the menu of something to come back to."""
        menu = _menu(self._table)
        self._add_loop(menu, loop)
        number = loop.id
        forget = partial(self._context.write, lambda book, now: delete_loop(book, number, now, ORIGIN))
        menu.add(self.tr("Delete"), forget, "trash-2")
        menu.popup(at)
        return menu

    def _add_people(self, menu: Menu, interaction: Interaction) -> None:
        others = [pair for pair in interaction.contacts if pair[0] != self.contact]
        if others:
            menu.addSeparator()
        for contact, name in others[:8]:
            words = self.tr("Open {name}").format(name=shortened(name))
            menu.add(words, partial(self.contact_opened.emit, contact), "user")

    def _add_loop(self, menu: Menu, loop: OpenLoop) -> None:
        number = loop.id
        if loop.closed_on is None:
            words = self.tr("Came back to “{text}”").format(text=shortened(loop.text))
            menu.add(
                words,
                lambda: self._context.write(lambda book, now: close_loop(book, number, now, origin=ORIGIN)),
                "check",
            )
        else:
            words = self.tr("Open “{text}” again").format(text=shortened(loop.text))
            menu.add(
                words, lambda: self._context.write(lambda book, now: reopen_loop(book, number, now, ORIGIN)), "undo-2"
            )

    def _open_first(self, row: int) -> None:
        interaction = self._model.interaction_at(row)
        if interaction is not None and self.contact is None:
            self.contact_opened.emit(interaction.contacts[0][0])


def _menu(table: TimelineTable) -> Menu:
    menu = Menu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu
