"""Checking while somebody writes: a moment after the last key, on the interface thread, in a few milliseconds."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QPlainTextEdit

from followup_desktop.domain.splitting import MOST_LETTERS
from followup_desktop.domain.writing.checks import Reader, check_message
from followup_desktop.domain.writing.lexicon import count_words
from followup_desktop.domain.writing.sameness import Sent
from followup_desktop.store.reads.writing import sent_to_others
from followup_desktop.window.alive import while_alive
from followup_desktop.window.composer.checks_row import ChecksRow
from followup_desktop.window.composer.reading import Material
from followup_desktop.window.context import Context

_MS = 250


class Checking(QObject):
    """Looks at a text and has a row say what was found. What went to others is read once, on the worker."""

    def __init__(self, context: Context, material: Material, text: QPlainTextEdit, row: ChecksRow) -> None:
        super().__init__(text)
        self._context, self._material, self._text, self._row = context, material, text, row
        self._sent: list[Sent] = []
        self._soon = QTimer(self, singleShot=True, interval=_MS)
        self._soon.timeout.connect(self.check)
        text.textChanged.connect(self._soon.start)
        book, contact = context.book, material.memory.contact.id
        compare = while_alive(self, self._compare_with)
        context.worker.run(lambda: sent_to_others(book, contact), compare, lane="composer")

    def check_for(self, material: Material) -> None:
        """Check for what is remembered now."""
        self._material = material
        self.check()

    def check(self) -> None:
        """Look at the text now."""
        self._soon.stop()
        text = self._text.toPlainText()
        reader = Reader(self._material.name, self._material.particulars, self._sent, self._context.today)
        self._row.show_checks(check_message(text, reader), count_words(text[: 10 * MOST_LETTERS]))

    def _compare_with(self, sent: list[Sent]) -> None:
        self._sent = sent
        self.check()
