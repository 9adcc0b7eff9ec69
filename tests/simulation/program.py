"""Our policy: the program itself, with its import, its Today and its writes, in a real book."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import plan
from followup_desktop.domain.interactions import Initiator, InteractionDraft
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.settings import circle_named, preferences
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.check_ins import Done, complete_check_in
from followup_desktop.store.writes.imports import commit_import
from followup_desktop.store.writes.interactions import log_interaction
from followup_desktop.store.writes.settings import edit_circle
from followup_desktop.store.writes.upkeep import begin_day
from tests.simulation.measures import CHANNEL
from tests.simulation.world import A_DAY, NATURES, World, day_of

_LOOKS_AT = time(9, 0)
_MIDNIGHT = time(0, 0)


class Program:
    """Followup on a book in a folder."""

    def __init__(self, world: World, folder: Path) -> None:
        self._book = open_book(folder)
        # A simulated year need not survive a power cut.
        self._book.connection.execute("PRAGMA synchronous = off")
        assert preferences(self._book).daily_few == A_DAY
        now = _moment(0, _MIDNIGHT)
        for nature in NATURES:
            circle = circle_named(self._book, nature.circle)
            edit_circle(self._book, circle.id, nature.circle, nature.cadence, now)
        cards = [
            ForeignCard(ContactFields(Name(full=f"Person {one.number}")), "all.vcf", one.number, one.nature.circle)
            for one in world.people
        ]
        self._ids = commit_import(self._book, plan(cards, {}), now).created
        self._people = {contact: number for number, contact in enumerate(self._ids)}
        self._shown: dict[int, CheckIn] = {}

    def listed(self, day: int) -> Sequence[int]:
        """Whom Today shows."""
        now = _moment(day)
        begin_day(self._book, now)
        self._shown = {self._people[one.contact]: one for one in today(self._book, now).shown}
        return list(self._shown)

    def wrote(self, person: int, day: int) -> None:
        """The user writes, and says that it is done."""
        done = Done(CHANNEL, "How are you?")
        assert complete_check_in(self._book, self._shown[person].uuid, done, _moment(day))

    def heard(self, person: int, day: int) -> None:
        """The user enters that somebody wrote."""
        draft = InteractionDraft((self._ids[person],), day_of(day), CHANNEL, initiator=Initiator.THEM)
        log_interaction(self._book, draft, _moment(day))

    def close(self) -> None:
        """Close the book."""
        self._book.close()


def _moment(day: int, at: time = _LOOKS_AT) -> datetime:
    return datetime.combine(day_of(day), at, UTC)
