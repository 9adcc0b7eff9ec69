"""Saving what a form holds: one write at a time, and what is refused is said where the person can mend it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import Refused
from followup_desktop.window.alive import while_alive
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.fields import InlineError


class Saving(QObject):
    """The way from a form to the book. Its child, so that no answer comes to a form that is gone."""

    refused = Signal(object)
    """The Refused of what was refused. Its reason stands in the form's line of error already, if it has one."""

    def __init__(self, context: Context, form: QWidget, error: InlineError | None = None) -> None:
        super().__init__(form)
        self._context, self._error = context, error
        self._under_way = self._left = False
        # A book that cannot be written is told elsewhere; the form must not stay shut because of it.
        context.refused.connect(self._may_go_on)
        context.worker.unexpected.connect(self._may_go_on)

    @property
    def under_way(self) -> bool:
        """Whether a write has not been answered yet."""
        return self._under_way

    def leave(self) -> None:
        """The person goes on to something else: what is refused from now on, the window says."""
        self._left = True

    def save(self, prepare: Callable[[], Write], done: Callable[[Changes], object]) -> None:
        """Run the write that `prepare` makes of the form, which may raise Refused; nothing while one is under way."""
        if self._under_way:
            return
        self._say("")
        try:
            write = prepare()
        except Refused as refusal:
            self._refuse(refusal)
            return
        self._under_way = True

        def finished(changes: Changes) -> None:
            self._under_way = False
            done(changes)

        self._context.write(write, while_alive(self, finished), self._refuse)

    def _refuse(self, refusal: Refused) -> None:
        if self._left or not isValid(self):
            self._context.refused.emit(str(refusal))
            return
        self._under_way = False
        self._say(str(refusal))
        self.refused.emit(refusal)

    def _say(self, text: str) -> None:
        if self._error is not None:
            self._error.show_error(text)

    def _may_go_on(self) -> None:
        self._under_way = False
