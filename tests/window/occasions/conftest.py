"""A book with a birthday today, one on Friday, a wedding that comes once, and Christmas for two."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.window.context import Context
from followup_desktop.window.occasions.view import OccasionsView

People = dict[str, int]
Show = Callable[[], OccasionsView]


def dated(kind: DateKind, text: str, label: str = "", **more: object) -> tuple[ContactDate, ...]:
    return (ContactDate(kind, PartialDate.parse(text), label, **more),)  # type: ignore[arg-type]


@pytest.fixture
def people(add: Callable[..., int]) -> People:
    return {
        "ana": add("Ana Moreira", dates=dated(DateKind.BIRTHDAY, "1986-11-27"), holidays="PT"),
        "bilal": add("Bilal Haddad", dates=dated(DateKind.BIRTHDAY, "11-22"), holidays="PT"),
        "carla": add("Carla Conti", dates=dated(DateKind.OTHER, "2027-05-08", "wedding", once=True)),
        "dorota": add("Dorota Łuczak", dates=dated(DateKind.ANNIVERSARY, "2001-11-21")),
    }


@pytest.fixture
def show(qtbot: QtBot, context: Context, settle: Callable[[], None], keep: Callable[..., None]) -> Show:
    """Make the view and bring it in sight."""

    def showing() -> OccasionsView:
        view = OccasionsView(context)
        keep(view)
        view.resize(1200, 800)
        view.show()
        view.activateWindow()
        settle()
        return view

    return showing
