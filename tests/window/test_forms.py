"""Every form and every view that the window names exists, opens, and closes again."""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

import followup_desktop.window
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.forms import FORMS
from followup_desktop.window.kit.panel import SlidePanel
from followup_desktop.window.main_window import MainWindow
from followup_desktop.window.state import WindowState
from followup_desktop.window.views import VIEWS, View

_WINDOW = Path(followup_desktop.window.__file__).parent
_OPENS = {"_open": "forms", "go": "views"}


def named() -> dict[str, set[str]]:
    """What the sources ask for by a literal: self._open("…"), FORMS["…"], go("…"), view_asked.emit("…")."""
    found: dict[str, set[str]] = {"forms": set(), "views": set()}
    for source in _WINDOW.rglob("*.py"):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            kind, key = _asked(node, source.name)
            if kind and isinstance(key, ast.Constant) and isinstance(key.value, str):
                found[kind].add(key.value)
    return found


def _asked(node: ast.AST, file: str) -> tuple[str, ast.expr | None]:
    if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "FORMS":
        return "forms", node.slice
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
        if file == "main_window.py" and node.func.attr in _OPENS:
            return _OPENS[node.func.attr], node.args[0]
        asked = node.func.value
        if node.func.attr == "emit" and isinstance(asked, ast.Attribute) and asked.attr == "view_asked":
            return "views", node.args[0]
    return "", None


def test_every_form_and_view_that_is_named_is_registered() -> None:
    asked = named()
    assert asked["forms"] >= {"editor", "merge", "reminder", "import"}
    assert asked["forms"] <= set(FORMS)
    assert asked["views"] >= {"contacts"}
    assert asked["views"] <= {view.key for view in VIEWS}


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.key)
def test_every_view_is_made(
    view: View, context: Context, desk: Desk, keep: Callable[[QWidget], None], settle: Callable[[], None]
) -> None:
    made = view.make(context, desk)
    keep(made)
    settle()
    assert made.property("title") or getattr(made, "title", "")


@pytest.mark.parametrize("wish", ["edit_asked", "merge_asked", "reminder_asked", "new_contact_asked", "import_asked"])
def test_every_wish_for_a_form_opens_one(
    qtbot: QtBot, wish: str, context: Context, tmp_path: Path, keep: Callable[[QWidget], None],
    add: Callable[..., int], settle: Callable[[], None],
) -> None:  # fmt: skip
    ana = add("Ana")
    window = MainWindow(context, WindowState(tmp_path))
    keep(window)
    window.show()
    settle()
    signal = getattr(window.desk, wish)
    signal.emit(*([] if wish in ("new_contact_asked", "import_asked") else [ana]))
    settle()
    assert [panel.is_open for panel in window.findChildren(SlidePanel)] == [True]
