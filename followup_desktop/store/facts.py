"""Kept facts: what lists sort, filter and search by, recomputed here, and only here, for what a write touched."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from followup_desktop.domain.cadence import rhythm
from followup_desktop.domain.check_ins import Kind, State, occurrence_uuid
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.imports import match_keys
from followup_desktop.domain.names import display_name, name_text, searchable, sort_name
from followup_desktop.domain.outreach import outreach, stretched_halves
from followup_desktop.store.book import Book
from followup_desktop.store.reads.contacts import load_fields
from followup_desktop.store.reads.outreach import newest_contacts
from followup_desktop.store.rows import cadence_of, marks, uuid_bytes, uuid_text

NAME_COLUMNS = ("display_name", "sort_name", "folded", "folded_more")
_SET_NAMES = f"UPDATE contacts SET {', '.join(f'{column} = ?' for column in NAME_COLUMNS)} WHERE id = ?"
_SKIPPED = f"""
SELECT max(substr(closed_at, 1, 10)) FROM check_ins
WHERE contact_id = c.id AND kind = '{Kind.KEEP_IN_TOUCH}'
    AND (state = '{State.SKIPPED}' OR (state = '{State.DONE}' AND interaction_id IS NULL)) AND closed_at < ?
"""
_RHYTHM_OF = f"""
SELECT c.uuid, c.added_on, c.first_due_on, coalesce(c.cadence_count, r.cadence_count),
       coalesce(c.cadence_unit, r.cadence_unit), c.archived OR c.is_me, ({_SKIPPED}), c.reaching_out
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.id = ?
"""
_WITH_CADENCE = """
SELECT c.id FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id
WHERE coalesce(c.cadence_count, r.cadence_count) IS NOT NULL AND c.id IN ({})
"""
_SNOOZED = f"SELECT substr(snoozed_to, 1, 10) FROM check_ins WHERE uuid = ? AND state = '{State.OPEN}'"
_SET_RHYTHM = """
UPDATE contacts SET last_contact_on = ?, last_channel = ?, since_on = ?, in_touch_from = ?, next_due_on = ?,
    drifting_from = ?, lapsed_from = ?, gap_days = ?, shows_on = ?, check_in = ?, waiting_since = ? WHERE id = ?
"""


def refresh_names(book: Book, contacts: Iterable[int]) -> None:
    """Recompute how contacts are shown, sorted, searched and recognised."""
    wanted = list(contacts)
    for start in range(0, len(wanted), 500):
        for contact, fields in load_fields(book, wanted[start : start + 500], portraits=False).items():
            _refresh_name(book, contact, fields)


def refresh_rhythms(
    book: Book, contacts: Iterable[int], today: date, *, strangers: AbstractSet[int] = frozenset()
) -> None:
    """Recompute last contact, due date and band dates of contacts (product.md, Rules).

    `strangers` are contacts just added with whom nothing ever happened: most of the questions need not be asked.
    """
    silent = strangers - _strangers_with_cadence(book, list(strangers))
    for contact in contacts:
        if contact not in silent:
            _refresh_rhythm(book, contact, today, stranger=contact in strangers)


def names_of(fields: ContactFields) -> tuple[str, str, str, str]:
    """How a contact is shown, sorted and searched, in the order of NAME_COLUMNS."""
    more = [fields.organisation, fields.department, fields.role, fields.notes, fields.how_we_met, *fields.tags]
    more += [interest.text for interest in fields.interests]
    more += [reach.value for reach in fields.reaches]
    name = display_name(fields)
    named = name_text(fields.name) or name
    return name, sort_name(fields), searchable(named), searchable(" / ".join(word for word in more if word))


def _refresh_name(book: Book, contact: int, fields: ContactFields) -> None:
    book.execute(_SET_NAMES, (*names_of(fields), contact))
    keys = set(match_keys(fields))
    kept = {key for (key,) in book.rows("SELECT key FROM match_keys WHERE contact_id = ?", (contact,))}
    book.execute_many(
        "DELETE FROM match_keys WHERE key = ? AND contact_id = ?", [(key, contact) for key in kept - keys]
    )
    book.execute_many("INSERT INTO match_keys (key, contact_id) VALUES (?, ?)", [(key, contact) for key in keys - kept])


def _strangers_with_cadence(book: Book, strangers: Sequence[int]) -> set[int]:
    """Those of contacts just added who have a cadence: the others have no dates to keep."""
    found: set[int] = set()
    for start in range(0, len(strangers), 500):
        part = strangers[start : start + 500]
        found.update(row for (row,) in book.rows(_WITH_CADENCE.format(marks(part)), part))
    return found


def _refresh_rhythm(book: Book, contact: int, today: date, *, stranger: bool) -> None:
    found = book.row(_RHYTHM_OF, ((today + timedelta(days=1)).isoformat(), contact))
    if found is None:
        return
    uuid, added_on, first_due_on, count, unit, silent, skipped_on, reaching_out = found
    newest = [] if stranger else newest_contacts(book, contact, today)
    last_on, channel = (newest[0][0].isoformat(), str(newest[0][1])) if newest else (None, None)
    so_far = outreach(newest)
    waiting_since = so_far.last_on.isoformat() if so_far.last_on and not silent else None
    cadence = None if silent else cadence_of(count, unit)
    dates = rhythm(
        cadence,
        added_on=date.fromisoformat(added_on),
        last_contact_on=_day(last_on),
        first_due_on=_day(first_due_on),
        skipped_on=_day(skipped_on),
        halves=stretched_halves(so_far.unanswered, reaching_out=bool(reaching_out)),
    )
    if cadence is None or dates is None:
        book.execute(_SET_RHYTHM, (last_on, channel, *[None] * 8, waiting_since, contact))
        return
    occurrence = uuid_bytes(occurrence_uuid(uuid_text(uuid), dates.due_on))
    shows_on = (None if stranger else book.value(_SNOOZED, (occurrence,))) or dates.due_on.isoformat()
    book.execute(
        _SET_RHYTHM,
        (
            last_on,
            channel,
            dates.since.isoformat(),
            dates.in_touch_from.isoformat(),
            dates.due_on.isoformat(),
            dates.drifting_from.isoformat(),
            dates.lapsed_from.isoformat(),
            max(1, cadence.days_after(dates.since)),
            shows_on,
            occurrence,
            waiting_since,
            contact,
        ),
    )


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
