"""The curtain: takes everything that can be read out of a window, and brings it back as it was.

What a person was at, unsaved text included, stays in the widgets, which belong to no window meanwhile: nothing draws
them, no screen reader finds them, no key reaches them. They are in the memory of this process and nowhere else.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPixmapCache, QShortcut
from PySide6.QtWidgets import QApplication, QFileDialog, QMainWindow, QToolTip, QWidget
from shiboken6 import isValid


class Curtain(QObject):
    """Draws a page over one window, and lifts it. A window that is closed meanwhile is closed without asking views."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._body: QWidget | None = None
        self._title = ""
        self._focused: QWidget | None = None
        self._shortcuts: list[QShortcut] = []
        self._sheets: list[QWidget] = []

    @property
    def drawn(self) -> bool:
        """Whether there is nothing to be read in the window."""
        return self._body is not None

    def draw(self, page: QWidget) -> None:
        """Show a page in the place of everything. The page belongs to the window until the curtain is lifted."""
        if self.drawn:
            return
        window = self._window
        self._focused = window.focusWidget()
        self.sweep()
        self._shortcuts = [each for each in window.findChildren(QShortcut) if each.isEnabled()]
        for shortcut in self._shortcuts:
            shortcut.setEnabled(False)
        self._title = window.windowTitle()
        self._body = window.takeCentralWidget()
        window.setCentralWidget(page)
        page.show()
        window.setWindowTitle(self.tr("Followup"))
        window.setAcceptDrops(False)
        window.installEventFilter(self)
        QPixmapCache.clear()

    def sweep(self) -> None:
        """Close menus, lists and file dialogues, and put other windows of this process away until the curtain lifts."""
        QToolTip.hideText()
        for widget in QApplication.topLevelWidgets():
            if widget is self._window or not widget.isVisible():
                continue
            if widget.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip) or isinstance(widget, QFileDialog):
                widget.close()
            else:
                widget.hide()
                self._sheets.append(widget)

    def lift(self) -> None:
        """Bring everything back, with the keyboard where it was."""
        body, self._body = self._body, None
        if body is None:
            return
        window = self._window
        window.removeEventFilter(self)
        page = window.takeCentralWidget()
        window.setCentralWidget(body)
        body.show()
        if page is not None:
            page.hide()
        window.setWindowTitle(self._title)
        window.setAcceptDrops(True)
        for shortcut in filter(isValid, self._shortcuts):
            shortcut.setEnabled(True)
        self._shortcuts.clear()
        if self._focused is not None and isValid(self._focused):
            self._focused.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focused = None
        for sheet in filter(isValid, self._sheets):
            sheet.show()
        self._sheets.clear()

    def at_rest(self) -> bool:
        """Whether nothing behind the curtain is about to happen by itself: what was typed last is kept, say."""
        timers = self._body.findChildren(QTimer) if self._body is not None else []
        return not any(timer.isActive() and timer.isSingleShot() for timer in timers)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close without asking what is behind: it could only answer where nobody sees it, and drafts are kept."""
        if event.type() is QEvent.Type.Close:
            event.accept()
            return True
        return False
