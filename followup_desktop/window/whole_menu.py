"""The menu of the whole window: what concerns the book and not one person."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.menus import Menu
from followup_desktop.window.undoing import Undoing


class WholeMenu(Menu):
    """New contact, who enjoys what, introductions, import, export, undo and redo in words, lock, all keys, about."""

    def __init__(
        self, anchor: QWidget, desk: Desk, undoing: Undoing, *, keys: Callable[[], object], about: Callable[[], object]
    ) -> None:  # fmt: skip
        super().__init__(anchor)
        undo, redo = undoing.next_labels()
        undo_words = self.tr("Undo: {what}").format(what=undo) if undo else self.tr("Nothing to undo")
        redo_words = self.tr("Redo: {what}").format(what=redo) if redo else self.tr("Nothing to redo")
        self.add(self.tr("Quick add…"), desk.quick_add_asked.emit, "pen-line", shortcut="Ctrl+Shift+N")
        self.add(self.tr("New contact"), desk.new_contact_asked.emit, "user-plus", shortcut="Ctrl+N")
        self.addSeparator()
        self.add(self.tr("Who would enjoy this?"), desk.enjoy_asked.emit, "lightbulb", shortcut="Ctrl+Shift+E")
        introductions = lambda: desk.introduce_asked.emit(0)  # noqa: E731
        self.add(self.tr("Introductions"), introductions, "handshake", shortcut="Ctrl+Shift+I")
        self.addSeparator()
        self.add(self.tr("Duplicates…"), desk.duplicates_asked.emit, "merge")
        self.add(self.tr("Import…"), desk.import_asked.emit, "download", shortcut="Ctrl+I")
        self.add(self.tr("Deal out…"), desk.deal_asked.emit, "layers", shortcut="Ctrl+D")
        self.add(self.tr("Export all contacts…"), lambda: desk.export_asked.emit(None), "upload")
        self.add(self.tr("Backups…"), desk.backups_asked.emit, "hard-drive")
        self.addSeparator()
        self.add(undo_words, undoing.undo, "undo-2", shortcut="Ctrl+Z", enabled=bool(undo))
        self.add(redo_words, undoing.redo, "redo-2", shortcut="Ctrl+Shift+Z", enabled=bool(redo))
        self.add(self.tr("History…"), lambda: desk.history_asked.emit("past"), "history", shortcut="Ctrl+Shift+H")
        self.add(self.tr("Trash…"), lambda: desk.history_asked.emit("trash"), "trash-2")
        self.addSeparator()
        self.add(self.tr("Lock"), desk.lock_asked.emit, "lock", shortcut="Ctrl+Shift+L")
        self.add(self.tr("All keys"), keys, "keyboard", shortcut="?")
        self.add(self.tr("About Followup"), about, "info")
