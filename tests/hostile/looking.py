"""Everything that the program's widgets show, looked at for texts that are taken for more than text."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QMenu, QTextEdit, QToolTip, QWidget

_ROWS = 40
_SHOWN: set[str] = set()
_ROLES = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.WhatsThisRole, Qt.ItemDataRole.StatusTipRole)


def wrong() -> list[str]:
    """What is shown now that may be taken for markup, or is a shortcut by mistake; each in a few words."""
    widgets = QApplication.allWidgets()
    found = [f"{type(each).__name__} guesses its text" for each in widgets if _guesses(each)]
    found += [f"a tip shows markup: {tip[:200]}" for tip in tips() if _is_markup(tip)]
    found += [f"an entry has a tab: {action.text()[:80]}" for action in _actions(widgets) if _odd(action)]
    titles = [widget.windowTitle() for widget in widgets if widget.isWindow()]
    return found + [f"a title is long or odd: {title[:80]}" for title in titles if len(title) > 120 or "\n" in title]


def show_tips() -> None:
    """Show every tooltip that Qt may guess about and that was not shown before, as the pointer would."""
    for tip in sorted({tip for tip in tips() if "<" in tip or "&" in tip} - _SHOWN):
        _SHOWN.add(tip)
        QToolTip.showText(QPoint(5, 5), tip)
        QApplication.processEvents()
    QToolTip.hideText()


def tips() -> Iterator[str]:
    """The tooltips and the like of all widgets, entries and rows."""
    widgets = QApplication.allWidgets()
    for widget in widgets:
        yield from filter(None, (widget.toolTip(), widget.whatsThis(), widget.statusTip()))
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            yield from _rows(widget)
    for action in _actions(widgets):
        yield from filter(None, (action.whatsThis(), action.statusTip()))


def _rows(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    for row in range(min(model.rowCount(), _ROWS)):
        for column in range(model.columnCount()):
            for role in _ROLES:
                if isinstance(told := model.data(model.index(row, column), role), str):
                    yield told


def _actions(widgets: list[QWidget]) -> list[QAction]:
    return [action for widget in widgets if isinstance(widget, QMenu) for action in widget.actions()]


def _guesses(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and not _is_qts_own(widget):
        return widget.textFormat() is not Qt.TextFormat.PlainText and bool(widget.text())
    return isinstance(widget, QTextEdit)


def _is_qts_own(label: QLabel) -> bool:
    """The tooltip's window, which gets what tips() gives; nothing else makes labels of its own."""
    return label.objectName() == "qtooltip_label"


def _is_markup(tip: str) -> bool:
    """Whether Qt would take a tip for markup that did not come through plain_tooltip."""
    if "<" not in tip and "&lt;" not in tip:
        return False
    inner = tip.removeprefix("<span>").removesuffix("</span>")
    return inner == tip or "<" in inner.replace("<br>", "")


def _odd(action: QAction) -> bool:
    return action.text().count("\t") > 1 or "\n" in action.text()
