"""Scenes of Today: waiting for replies, back from a vacation, away, the first day, and all of it done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from PySide6.QtCore import Qt

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.store.reads.lists import ListQuery, ids_by_name
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.check_ins import Done, add_check_in, complete_check_in
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import pause_all
from followup_desktop.window.today.view import TodayView
from tests.tour.scene import NARROWEST, USUAL, Scene
from tests.tour.stage import Stage

_ASKED = (
    ("Juliana Espinhosa", 12, Channel.EMAIL, "Which of the two halls would you take?"),
    ("Ilse Vanderkroon", 6, Channel.MESSAGE, "Shall we cycle to the sea on Sunday?"),
    ("Bilal Haddad", 3, Channel.EMAIL, "Who keeps the key of the choir room now?"),
)


def _view(stage: Stage) -> TodayView:
    """Today, as the book is now."""
    view = stage.window.go("today")
    assert isinstance(view, TodayView)
    view.refresh()
    stage.settle()
    return view


def _ask(stage: Stage) -> None:
    now = stage.window.context.now
    for name, days, channel, notes in _ASKED:
        on = now.date() - timedelta(days=days)
        draft = InteractionDraft((stage.contact(name),), on, channel, initiator=Initiator.ME, notes=notes)
        log_interaction(stage.book, draft, now)


def waiting(stage: Stage) -> None:
    """Three who have not answered; one is nudged next week, of another one is just being said what they answered."""
    _ask(stage)
    view = _view(stage)
    view.folds.waiting.line.click()
    view.folds.waiting.rows[0].later()
    stage.settle()
    row = view.folds.waiting.rows[1]
    row.begin_done()
    assert row.done_row is not None
    row.done_row.line.setText("Sunday it is, if it does not snow")
    stage.settle()
    view.page.ensureWidgetVisible(view.folds)


def folded_row(stage: Stage) -> None:
    """The keyboard on one of those who are next."""
    view = _view(stage)
    view.folds.next.line.click()
    stage.settle()
    view.folds.next.rows[2].line.setFocus(Qt.FocusReason.TabFocusReason)
    view.page.ensureWidgetVisible(view.folds.next.rows[2])


def back(stage: Stage) -> None:
    """The morning of the return from two weeks away."""
    now = stage.window.context.now
    before = now - timedelta(days=15)
    for place, contact in enumerate(ids_by_name(stage.book, ListQuery(), now.date())[10:17]):
        kind = (Kind.FOLLOW_UP, Kind.THANK_YOU, Kind.INFORMATION)[place % 3]
        draft = CheckInDraft(contact, kind, _REASONS[place], before.date() + timedelta(days=place + 2))
        add_check_in(stage.book, draft, before)
    pause_all(stage.book, now.date(), before)
    _ask(stage)
    _view(stage)


_REASONS = (
    "Ask how the move went.",
    "Thank for the two nights on the sofa.",
    "Send the article on tidal mills.",
    "Ask whether the exam is over.",
    "Thank for the seeds.",
    "Send the address of the bookbinder.",
    "Ask how the concert was.",
)


def back_unfolded(stage: Stage) -> None:
    """All that is left from the time away."""
    back(stage)
    view = _view(stage)
    view.folds.held_line.click()
    stage.settle()


def away(stage: Stage) -> None:
    """In the middle of a vacation, with nothing to do."""
    now = stage.window.context.now
    nothing(stage)
    pause_all(stage.book, now.date() + timedelta(days=9), now - timedelta(days=2))
    _view(stage)


def _finish(stage: Stage) -> None:
    """Do everything that Today shows."""
    now = stage.window.context.now
    for check_in in today(stage.book, now).shown:
        complete_check_in(stage.book, check_in.uuid, Done(Channel.MESSAGE), now)


def done(stage: Stage) -> None:
    """All done: the small reward."""
    _finish(stage)
    _view(stage)


def begun(stage: Stage) -> None:
    """The first day: three people are in the book, and nobody is due."""
    _add(stage, ("Ana Moreira", "Bilal Haddad", "Dorota Łuczak"), 0)
    _view(stage)


def nothing(stage: Stage) -> None:
    """A day on which nothing is due."""
    _add(stage, ("Ana Moreira", "Bilal Haddad", "Dorota Łuczak"), 3)
    _view(stage)


def _add(stage: Stage, names: Sequence[str], days: int) -> None:
    for name in names:
        given, _, family = name.partition(" ")
        fields = ContactFields(name=Name(given=given, family=family), circle=2)
        add_contact(stage.book, fields, stage.window.context.now - timedelta(days=days))


TODAY = (
    Scene("today-waiting", waiting, (USUAL, NARROWEST)),
    Scene("today-next", folded_row),
    Scene("today-back", back, (USUAL, NARROWEST)),
    Scene("today-back-unfolded", back_unfolded),
    Scene("today-away", away, empty=True),
    Scene("today-done", done, (USUAL, NARROWEST)),
    Scene("today-first-day", begun, empty=True),
    Scene("today-nothing", nothing, empty=True),
)
