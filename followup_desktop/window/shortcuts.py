"""The keys of the window: one table for the shortcuts that work everywhere and for the help that lists them all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget


@dataclass(frozen=True, slots=True)
class Key:
    """One line of the help: the keys that do the same, and untranslated words for what they do.

    Those with an `action` work everywhere in the window; views and forms see to the others themselves.
    """

    keys: tuple[str, ...]
    words: str
    action: str = ""

    @property
    def what(self) -> str:
        """What the keys do, in the language of the window."""
        return QCoreApplication.translate("Keys", self.words)

    def shown(self) -> tuple[str, ...]:
        """The keys as this system writes them."""
        native = QKeySequence.SequenceFormat.NativeText
        return tuple(QKeySequence(key).toString(native) for key in self.keys)


@dataclass(frozen=True, slots=True)
class Group:
    """Keys that belong together."""

    words: str
    keys: tuple[Key, ...]

    @property
    def name(self) -> str:
        """The heading, in the language of the window."""
        return QCoreApplication.translate("Keys", self.words)


GROUPS: tuple[Group, ...] = (
    Group(
        str(QT_TRANSLATE_NOOP("Keys", "Everywhere")),
        (
            Key(("Ctrl+1", "Ctrl+2", "Ctrl+3", "Ctrl+4", "Ctrl+5"), str(QT_TRANSLATE_NOOP("Keys", "Go to a view"))),
            Key(("Ctrl+F",), str(QT_TRANSLATE_NOOP("Keys", "Search")), "search"),
            Key(("Ctrl+N",), str(QT_TRANSLATE_NOOP("Keys", "New contact")), "new"),
            Key(("Ctrl+Shift+N",), str(QT_TRANSLATE_NOOP("Keys", "Quick add: one line for all of it")), "quick-add"),
            Key(("Ctrl+L",), str(QT_TRANSLATE_NOOP("Keys", "Log what happened")), "log"),
            Key(("Ctrl+Shift+E",), str(QT_TRANSLATE_NOOP("Keys", "Who would enjoy this?")), "enjoy"),
            Key(("Ctrl+Shift+I",), str(QT_TRANSLATE_NOOP("Keys", "Introductions")), "introduce"),
            Key(("Ctrl+I",), str(QT_TRANSLATE_NOOP("Keys", "Import")), "import"),
            Key(("Ctrl+D",), str(QT_TRANSLATE_NOOP("Keys", "Deal out")), "deal"),
            Key(("Ctrl+Z",), str(QT_TRANSLATE_NOOP("Keys", "Undo")), "undo"),
            Key(("Ctrl+Shift+Z", "Ctrl+Y"), str(QT_TRANSLATE_NOOP("Keys", "Redo")), "redo"),
            Key(("Ctrl+Shift+L",), str(QT_TRANSLATE_NOOP("Keys", "Lock")), "lock"),
            Key(("Ctrl+Shift+H",), str(QT_TRANSLATE_NOOP("Keys", "History and trash")), "history"),
            Key(("Esc",), str(QT_TRANSLATE_NOOP("Keys", "Back"))),
            Key(("?",), str(QT_TRANSLATE_NOOP("Keys", "All keys")), "help"),
        ),
    ),
    Group(
        str(QT_TRANSLATE_NOOP("Keys", "Deal out")),
        (
            Key(("1", "2", "3", "4"), str(QT_TRANSLATE_NOOP("Keys", "Into this circle"))),
            Key(("0",), str(QT_TRANSLATE_NOOP("Keys", "No reminders"))),
            Key(("A",), str(QT_TRANSLATE_NOOP("Keys", "Archive"))),
            Key(("Space",), str(QT_TRANSLATE_NOOP("Keys", "Later"))),
            Key(("Backspace",), str(QT_TRANSLATE_NOOP("Keys", "Take back the last one"))),
        ),
    ),
    Group(
        str(QT_TRANSLATE_NOOP("Keys", "Preview of an import")),
        (
            Key(("N",), str(QT_TRANSLATE_NOOP("Keys", "A new contact"))),
            Key(("M",), str(QT_TRANSLATE_NOOP("Keys", "Merge with who is there"))),
            Key(("S",), str(QT_TRANSLATE_NOOP("Keys", "Leave out"))),
        ),
    ),
    Group(
        str(QT_TRANSLATE_NOOP("Keys", "In lists")),
        (
            Key(("J", "Down"), str(QT_TRANSLATE_NOOP("Keys", "Next"))),
            Key(("K", "Up"), str(QT_TRANSLATE_NOOP("Keys", "Previous"))),
            Key(("Return",), str(QT_TRANSLATE_NOOP("Keys", "Open"))),
            Key(("Ctrl+A",), str(QT_TRANSLATE_NOOP("Keys", "Select all"))),
            Key(("Del",), str(QT_TRANSLATE_NOOP("Keys", "Delete what is selected"))),
        ),
    ),
    Group(
        str(QT_TRANSLATE_NOOP("Keys", "Check-ins")),
        (
            Key(("W",), str(QT_TRANSLATE_NOOP("Keys", "Write"))),
            Key(("D",), str(QT_TRANSLATE_NOOP("Keys", "Done"))),
            Key(("S",), str(QT_TRANSLATE_NOOP("Keys", "Snooze"))),
        ),
    ),
    Group(
        str(QT_TRANSLATE_NOOP("Keys", "Contact")),
        (
            Key(("Ctrl+E",), str(QT_TRANSLATE_NOOP("Keys", "Edit")), "edit"),
            Key(("R",), str(QT_TRANSLATE_NOOP("Keys", "Remind me…"))),
            Key(("I",), str(QT_TRANSLATE_NOOP("Keys", "Introduce to…"))),
            Key(("F",), str(QT_TRANSLATE_NOOP("Keys", "Favors"))),
            Key(("Ctrl+S",), str(QT_TRANSLATE_NOOP("Keys", "Save"))),
        ),
    ),
)


def install(window: QWidget, actions: Mapping[str, Callable[[], object]]) -> None:
    """Make the keys of the table work in a window. Raises KeyError where an action is missing."""
    for key in (key for group in GROUPS for key in group.keys if key.action):
        for sequence in key.keys:
            QShortcut(QKeySequence(sequence), window, actions[key.action])


class UndoAtRest(QObject):
    """Lets Ctrl+Z through to the window where the focused field has nothing of its own to undo or redo."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._moved)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        standing = (
            (QKeySequence.StandardKey.Undo, _undo_available),
            (QKeySequence.StandardKey.Redo, _redo_available),
        )
        return any(event.matches(key) and not available(watched) for key, available in standing)

    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if isinstance(old, QLineEdit | QPlainTextEdit):
            old.removeEventFilter(self)
        if isinstance(new, QLineEdit | QPlainTextEdit):
            new.installEventFilter(self)


def _undo_available(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isUndoAvailable()


def _redo_available(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return isinstance(field, QPlainTextEdit) and field.document().isRedoAvailable()
