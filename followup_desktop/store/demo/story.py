"""The stories of the people one meets first: what happened, open loops, check-ins of every kind, and favors."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any

from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.interactions import Channel, FavorEntry, Initiator, InteractionDraft
from followup_desktop.domain.moments import local_moment
from followup_desktop.store.demo.material import Material, dated
from followup_desktop.store.demo.people import Known
from followup_desktop.store.writes.change import Change
from followup_desktop.store.writes.interactions import insert_interaction

_TEN = time(10, 0)


def add_story(work: Change, material: Material, people: dict[str, Known]) -> None:
    """Add what story.toml tells. Raises KeyError for a person it names who is not there."""
    for story in material.stories:
        contact = people[story["name"]].contact
        talks = {event["on"]: _add_event(work, contact, event, people) for event in story.get("happened", ())}
        add_loops(work, contact, story.get("loops", ()), talks)
        add_favors(work, contact, story.get("favors", ()))
        for check_in in story.get("check_ins", ()):
            _add_check_in(work, contact, check_in)


def add_loops(work: Change, contact: int, loops: Iterable[dict[str, Any]], talks: dict[int, int]) -> None:
    """Add open and closed loops; `talks` are the interactions by the day they were born on."""
    for loop in loops:
        work.insert(
            "open_loops",
            contact_id=contact,
            interaction_id=talks.get(loop["opened"]),
            text=loop["text"],
            opened_on=_day(work, loop["opened"]).isoformat(),
            on_day=_day(work, loop["on"]).isoformat() if "on" in loop else None,
            closed_on=_day(work, loop["closed"]).isoformat() if "closed" in loop else None,
        )


def add_favors(work: Change, contact: int, favors: Iterable[dict[str, Any]]) -> None:
    """Add entries of the ledger."""
    for favor in favors:
        entry = str(FavorEntry(favor["entry"]))
        on_day = _day(work, favor["on"]).isoformat()
        work.insert("favors", contact_id=contact, entry=entry, text=favor["text"], on_day=on_day)


def _add_event(work: Change, contact: int, event: dict[str, Any], people: dict[str, Known]) -> int:
    on = _day(work, event["on"])
    draft = InteractionDraft(
        contacts=(contact, *(people[name].contact for name in event.get("with", ()))),
        on=on,
        at=local_moment(on, time.fromisoformat(event["at"]), work.now) if "at" in event else None,
        channel=Channel(event["channel"]),
        initiator=Initiator(event["who"]),
        notes=dated(event["notes"], work.today),
        minutes=event.get("minutes"),
        introduces=event.get("introduces", False),
    )
    return insert_interaction(work, draft)


def _add_check_in(work: Change, contact: int, source: dict[str, Any]) -> None:
    due = _day(work, source["due"])
    moment = local_moment(due, time.fromisoformat(source["at"]), work.now) if "at" in source else None
    state = next((state for state in (State.DONE, State.SKIPPED) if state in source), State.OPEN)
    columns: dict[str, Any] = {}
    if state is not State.OPEN:
        columns["closed_at"] = _at_ten(work, source[state]).isoformat()
    if "snoozed" in source:
        columns["snoozed_to"] = _day(work, source["snoozed"]).isoformat()
        columns["snoozed_at"] = _at_ten(work, source["due"]).isoformat()
    if "favor" in source:
        found = "SELECT id FROM favors WHERE contact_id = ? AND text = ? ORDER BY id DESC"
        columns["favor_id"] = work.book.value(found, (contact, source["favor"]))
    work.insert(
        "check_ins",
        contact_id=contact,
        kind=str(Kind(source["kind"])),
        reason=dated(source["reason"], work.today),
        due=moment.isoformat(timespec="minutes") if moment else due.isoformat(),
        state=str(state),
        **columns,
    )


def _at_ten(work: Change, days: int) -> datetime:
    return local_moment(_day(work, days), _TEN, work.now)


def _day(work: Change, days: int) -> date:
    return work.today + timedelta(days=days)
