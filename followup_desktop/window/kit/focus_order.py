"""Where in the order of Tab widgets stand that were made later than those around them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def put_before(following: QWidget, widgets: Iterable[QWidget]) -> None:
    """Let Tab come to widgets, in their order, right before one that is there already."""
    before = following.previousInFocusChain() or following
    # Qt leaves everything as it is where one of the two is nothing that Tab comes to.
    while before is not following and not _takes_tab(before):
        before = before.previousInFocusChain() or following
    for widget in widgets:
        QWidget.setTabOrder(before, widget)
        before = widget


def put_parts_before(following: QWidget, parts: Iterable[QWidget]) -> None:
    """Let Tab come to everything within parts of a page, part by part, right before a widget that is there already."""
    put_before(following, (widget for part in parts for widget in reachable(part)))


def reachable(part: QWidget) -> list[QWidget]:
    """What Tab comes to within a part of a page, in the order in which it was put together."""
    return [widget for widget in (part, *part.findChildren(QWidget)) if _takes_tab(widget)]


def _takes_tab(widget: QWidget) -> bool:
    tab = Qt.FocusPolicy.TabFocus
    return widget.focusPolicy() & tab == tab
