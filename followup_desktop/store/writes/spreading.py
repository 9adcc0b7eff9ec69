"""First due dates for people who come into a cadence together, so that they never fall due together."""

from __future__ import annotations

from collections.abc import Sequence

from followup_desktop.domain.cadence import Cadence, spread_first_dates
from followup_desktop.store.rows import cadence_of, marks
from followup_desktop.store.writes.change import Change

_STRANGERS = """
SELECT c.id, coalesce(c.cadence_count, r.cadence_count), coalesce(c.cadence_unit, r.cadence_unit)
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE c.last_contact_on IS NULL AND c.id IN ({})
"""


def spread(work: Change, contacts: Sequence[int]) -> None:
    """Spread the first dates of those with whom there was no contact yet evenly over their cadence, in this order."""
    together: dict[Cadence, list[int]] = {}
    for start in range(0, len(contacts), 500):
        part = contacts[start : start + 500]
        found = {row[0]: cadence_of(row[1], row[2]) for row in work.book.rows(_STRANGERS.format(marks(part)), part)}
        for contact in part:
            if (cadence := found.get(contact)) is not None:
                together.setdefault(cadence, []).append(contact)
    for cadence, people in together.items():
        days = spread_first_dates(len(people), cadence, work.today)
        for contact, day in zip(people, days, strict=True):
            work.update("contacts", contact, first_due_on=day.isoformat())
