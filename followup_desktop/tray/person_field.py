"""The field in which a contact is named: a few letters, and those who fit are listed below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QLineEdit

from followup_desktop.tray.look import Person

Search = Callable[[str, Callable[[list[Person]], None]], None]
"""Finds the people whom a text leads to and hands them on, on the interface's thread."""

_PERSON = Qt.ItemDataRole.UserRole


class PersonField(QLineEdit):
    """Who was chosen from the list, or what was typed."""

    chosen = Signal(object)
    """The Person that was picked."""

    def __init__(self, search: Search) -> None:
        super().__init__()
        self.setObjectName("tray.log.person")
        self.setPlaceholderText(self.tr("With whom?"))
        self.setAccessibleName(self.tr("With whom?"))
        self._search = search
        self._person: Person | None = None
        self._found = QStandardItemModel(self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.activated[QModelIndex].connect(self._pick)  # type: ignore[index]
        self.setCompleter(completer)
        self.textEdited.connect(self._typed)

    @property
    def who(self) -> int | str:
        """The contact's number, or the text by which it is to be found."""
        return self._person.contact if self._person else self.text().strip()

    def show_people(self, people: Sequence[Person]) -> None:
        """List these below the field."""
        self._found.clear()
        for person in people:
            words = f"{person.name} · {person.organisation}" if person.organisation else person.name
            item = QStandardItem(words)
            item.setData(person, _PERSON)
            self._found.appendRow(item)
        if people and self.hasFocus():
            self.completer().complete()

    def clear(self) -> None:
        """Name nobody."""
        super().clear()
        self._person = None
        self._found.clear()

    def _typed(self, text: str) -> None:
        self._person = None
        self._search(text, self.show_people)

    def _pick(self, index: QModelIndex) -> None:
        self._person = index.data(_PERSON)
        assert self._person is not None
        self.setText(self._person.name)
        self.chosen.emit(self._person)
