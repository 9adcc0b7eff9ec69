"""An editor over a real book, and a contact with every field."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.window.editor.editor import Editor
from tests.support.people import FULL


@pytest.fixture
def make(qtbot, context) -> Callable[..., Editor]:
    def making(row: int | None = None) -> Editor:
        editor = Editor(context, row)
        qtbot.addWidget(editor)
        editor.resize(540, 800)
        editor.show()
        return editor

    return making


@pytest.fixture
def ana(book, now) -> int:
    return add_contact(book, FULL, now).created[0]


@pytest.fixture
def save(settle) -> Callable[[Editor], None]:
    def saving(editor: Editor) -> None:
        editor.save()
        settle()

    return saving
