"""The settings, one section after another, with an index beside them where there is room."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from followup_desktop import __version__
from followup_desktop.domain.changes import Changes
from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk
from followup_desktop.window.kit.buttons import quiet
from followup_desktop.window.kit.headings import PageHeading
from followup_desktop.window.kit.page import Page
from followup_desktop.window.kit.text import label
from followup_desktop.window.settings.choices import LooksSection, OccasionsSection, TodaySection
from followup_desktop.window.settings.circles import CirclesSection
from followup_desktop.window.settings.data import DataSection
from followup_desktop.window.settings.me import MeSection
from followup_desktop.window.settings.pause import PauseSection
from followup_desktop.window.settings.privacy import PrivacySection
from followup_desktop.window.settings.reminders import RemindersSection
from followup_desktop.window.settings.section import Section

_WIDEST = 860
_INDEX_FROM = 1080
"""Pixels from which there is room for the index."""


class SettingsView(QWidget):
    """Everything that can be chosen. It follows the book like any other view."""

    def __init__(self, context: Context, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("title", self.tr("Settings"))
        self.sections: list[Section] = [
            CirclesSection(context), TodaySection(context), RemindersSection(context), PauseSection(context),
            LooksSection(context), OccasionsSection(context), MeSection(context, desk),
            PrivacySection(context, desk), DataSection(context, desk),
        ]  # fmt: skip
        self.page = Page(widest=_WIDEST, side=28)
        self.page.column.setSpacing(22)
        self.page.column.addWidget(PageHeading(self.tr("Settings"), self.tr("Applied at once; Ctrl+Z takes back.")))
        for section in self.sections:
            self.page.column.addWidget(section)
        about = self.tr("Followup {version} · MIT licence · nothing ever leaves this machine")
        self.page.column.addWidget(label(about.format(version=__version__), "faint", wrap=True))
        self.page.column.addStretch(1)
        self._index = self._make_index()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._index)
        row.addWidget(self.page, 1)
        context.feed.changed.connect(self._follow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the index where there is room for it."""
        super().resizeEvent(event)
        self._index.setVisible(self.width() >= _INDEX_FROM)

    def go_to(self, section: Section) -> None:
        """Bring a section to the top and go to its first control."""
        self.page.verticalScrollBar().setValue(section.pos().y() - 16)
        tab = Qt.FocusPolicy.TabFocus
        inside = (widget for widget in section.findChildren(QWidget) if widget.focusPolicy() & tab == tab)
        first = next((widget for widget in inside if widget.isVisible() and widget.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_privacy(self) -> None:
        """Go to what keeps others out."""
        self.go_to(next(section for section in self.sections if isinstance(section, PrivacySection)))

    def _make_index(self) -> QWidget:
        index = QWidget()
        column = QVBoxLayout(index)
        column.setContentsMargins(28, 84, 0, 20)
        column.setSpacing(2)
        for section in self.sections:
            button = quiet(section.title())
            button.clicked.connect(partial(self.go_to, section))
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        column.addStretch(1)
        return index

    def _follow(self, changes: Changes) -> None:
        for section in self.sections:
            if section.concerns(changes):
                section.refresh()
