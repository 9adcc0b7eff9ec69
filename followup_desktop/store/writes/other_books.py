"""What an import takes over from another book of this program's own beside its people: names, circles, preferences."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from followup_desktop.domain.foreign import ForeignCard, ForeignCircle, ForeignSettings, Happened
from followup_desktop.domain.preferences import Preferences, from_json, to_json
from followup_desktop.store.reads.settings import circles as every_circle
from followup_desktop.store.rows import marks, uuid_bytes
from followup_desktop.store.writes.change import Change

_KNOWN = frozenset(to_json(Preferences()))
_MOST_VALUE = 1_000_000


def take_settings(work: Change, happened: Sequence[Happened]) -> None:
    """Take circles and preferences over: whole where nobody is in the book yet, else only circles that it lacks."""
    empty = work.book.row("SELECT 1 FROM contacts LIMIT 1") is None
    for settings in (one for one in happened if isinstance(one, ForeignSettings)):
        _take_circles(work, settings.circles, empty=empty)
        if empty:
            _take_preferences(work, settings.preferences)


def columns_of(work: Change, card: ForeignCard) -> dict[str, Any]:
    """A new contact's columns beside their fields, as `insert_contact` takes them."""
    columns: dict[str, Any] = {"archived": int(card.archived)}
    if card.added_on:
        columns["added_on"] = card.added_on.isoformat()
    if card.first_due_on:
        columns["first_due_on"] = card.first_due_on.isoformat()
    if card.paused_until:
        columns["paused_until"] = card.paused_until.isoformat()
    if card.is_me and work.book.row("SELECT 1 FROM contacts WHERE is_me") is None:
        columns["is_me"] = 1
    if card.uuid and _free(work, "contacts", [uuid := uuid_bytes(card.uuid)]):
        columns["uuid"] = uuid
    if card.date_uuids:
        dates = [uuid_bytes(each) for each in card.date_uuids]
        columns["dates"] = dates if _free(work, "contact_dates", dates) else ()
    return columns


def mend_relations(work: Change, contacts: Iterable[int], became: Mapping[str, str]) -> None:
    """Let the relations of new contacts name who their others became: UUIDs of the file to those of the book."""
    work.insert_waiting()
    new = list(contacts)
    for start in range(0, len(new), 500):
        part = new[start : start + 500]
        query = f"SELECT id, other FROM relations WHERE other <> '' AND contact_id IN ({marks(part)})"
        for row, other in work.book.rows(query, part):
            if became.get(other, other) != other:
                work.update("relations", row, other=became[other])


def _free(work: Change, table: str, uuids: Sequence[bytes]) -> bool:
    """Whether nothing in the book is called so, nor is to be in a moment."""
    if len(set(uuids)) < len(uuids):
        return False
    if table == "contact_dates":
        work.insert_waiting()
    return work.book.row(f"SELECT 1 FROM {table} WHERE uuid IN ({marks(uuids)})", uuids) is None


def _take_circles(work: Change, circles: Sequence[ForeignCircle], *, empty: bool) -> None:
    if [(each.name, each.cadence) for each in every_circle(work.book)] == [
        (each.name, each.cadence) for each in circles
    ]:
        return
    here = {name.casefold(): row for row, name in work.book.rows("SELECT id, name FROM circles ORDER BY position")}
    after = len(here)
    for place, circle in enumerate({circle.name.casefold(): circle for circle in circles}.values()):
        count, unit = (circle.cadence.count, str(circle.cadence.unit)) if circle.cadence else (None, None)
        row = here.pop(circle.name.casefold(), None)
        if row is None:
            position = place if empty else after + place
            values = {"name": circle.name, "cadence_count": count, "cadence_unit": unit, "position": position}
            work.insert("circles", **values)
        elif empty:
            work.update("circles", row, name=circle.name, cadence_count=count, cadence_unit=unit, position=place)
    for row in here.values() if empty and circles else ():
        work.delete("circles", row)


def _take_preferences(work: Change, text: str) -> None:
    values: dict[str, Any] = json.loads(text)
    understood = to_json(from_json({name: value for name, value in values.items() if name in _KNOWN}))
    kept = {name: understood.get(name, value) for name, value in values.items() if name in _KNOWN or _harmless(value)}
    here = {name: json.loads(value) for name, value in work.book.rows("SELECT name, value FROM preferences")}
    if kept == here:
        return
    work.book.execute("DELETE FROM preferences")
    for name, value in kept.items():
        if len(written := json.dumps(value)) <= _MOST_VALUE:
            work.insert_plain("preferences", name=name, value=written)


def _harmless(value: Any) -> bool:
    """Whether a preference that another place understands is made of texts only, as those are."""
    if isinstance(value, dict):
        return all(isinstance(each, str) for each in value.values())
    return isinstance(value, list) and all(
        isinstance(each, str) or (isinstance(each, list) and all(isinstance(text, str) for text in each))
        for each in value
    )
