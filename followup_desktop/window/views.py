"""The views of the window, each with its place in the rail and the function that makes it on the first visit.

A view is a QWidget with a `title`; it may have `focus_search()`, `focus_log()`, `show_contact(row)` and
`step_back() -> bool`, which the window calls for the keys of these names, `restore_state(state)` and
`keep_state(state)` for what it remembers between starts, and `may_close() -> bool`, which can keep the window open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtWidgets import QWidget

from followup_desktop.window.context import Context
from followup_desktop.window.desk import Desk

MakeView = Callable[[Context, Desk], QWidget]


@dataclass(frozen=True, slots=True)
class View:
    """One entry of the rail: its key, untranslated word and icon. `below` puts it under the others."""

    key: str
    word: str
    icon: str
    make: MakeView
    below: bool = False

    @property
    def name(self) -> str:
        """The word in the language of the window."""
        return QCoreApplication.translate("View", self.word)


def _contacts(context: Context, desk: Desk) -> QWidget:
    from followup_desktop.window.contacts.view import ContactsView

    return ContactsView(context, desk)


def _today(context: Context, desk: Desk) -> QWidget:
    from followup_desktop.window.today.view import TodayView

    view = TodayView(context)
    view.contact_opened.connect(desk.contact_asked)
    view.log_asked.connect(desk.log_asked)
    view.write_asked.connect(desk.write_asked)
    view.day_asked.connect(desk.day_asked)
    view.import_asked.connect(desk.import_asked)
    view.new_contact_asked.connect(desk.new_contact_asked)
    return view


def _timeline(context: Context, desk: Desk) -> QWidget:
    from followup_desktop.window.timeline.view import TimelineView

    view = TimelineView(context)
    view.contact_opened.connect(desk.contact_asked)
    return view


def _occasions(context: Context, desk: Desk) -> QWidget:
    from followup_desktop.window.occasions.view import OccasionsView

    view = OccasionsView(context)
    view.contact_opened.connect(desk.contact_asked)
    view.write_asked.connect(desk.write_asked)
    view.import_asked.connect(desk.import_asked)
    view.export_asked.connect(desk.dates_export_asked)
    return view


def _settings(context: Context, desk: Desk) -> QWidget:
    from followup_desktop.window.settings.view import SettingsView

    return SettingsView(context, desk)


VIEWS: tuple[View, ...] = (
    View("today", str(QT_TRANSLATE_NOOP("View", "Today")), "sun", _today),
    View("contacts", str(QT_TRANSLATE_NOOP("View", "Contacts")), "users", _contacts),
    View("timeline", str(QT_TRANSLATE_NOOP("View", "Timeline")), "history", _timeline),
    View("occasions", str(QT_TRANSLATE_NOOP("View", "Occasions")), "cake", _occasions),
    View("settings", str(QT_TRANSLATE_NOOP("View", "Settings")), "settings", _settings, below=True),
)
