"""One write at a time, and what is refused stands in the form, or in the window once the form is left."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from followup_desktop.domain.errors import Refused
from followup_desktop.window.context import Context, Write
from followup_desktop.window.kit.fields import InlineError
from followup_desktop.window.saving import Saving


@pytest.fixture
def error(qtbot: QtBot) -> InlineError:
    made = InlineError()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def refusing(_book, _now):
    raise Refused("Not so")


def test_a_refusal_stands_in_the_form_and_the_next_try_clears_it(
    context: Context, form: QWidget, error: InlineError, qtbot: QtBot
) -> None:
    saving = Saving(context, form, error)
    with qtbot.waitSignal(saving.refused):
        saving.save(lambda: refusing, lambda changes: pytest.fail("saved"))
    assert error.text() == "Not so"
    assert not saving.under_way

    def prepare() -> Write:
        assert error.text() == ""
        raise Refused("Not so either")

    saving.save(prepare, lambda changes: pytest.fail("saved"))
    assert error.text() == "Not so either"


def test_a_form_that_was_left_has_the_window_say_it(
    context: Context, form: QWidget, error: InlineError, qtbot: QtBot
) -> None:
    saving = Saving(context, form, error)
    saving.leave()
    with qtbot.waitSignal(context.refused) as told:
        saving.save(lambda: refusing, lambda changes: None)
    assert told.args == ["Not so"]
    assert error.text() == ""


def test_a_form_that_is_gone_has_the_window_say_it(context: Context, error: InlineError, qtbot: QtBot) -> None:
    form = QWidget()
    saving = Saving(context, form, error)
    with qtbot.waitSignal(context.refused):
        saving.save(lambda: refusing, lambda changes: None)
        form.deleteLater()


def test_trouble_with_the_book_lets_the_form_go_on(
    context: Context, form: QWidget, error: InlineError, settle: Callable[[], None]
) -> None:
    saving = Saving(context, form, error)
    saving.save(lambda: refusing, lambda changes: None)
    assert saving.under_way
    context.refused.emit("The disk is full")
    assert not saving.under_way
    settle()
