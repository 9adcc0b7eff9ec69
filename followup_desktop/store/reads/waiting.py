"""Whose reply is waited for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.outreach import LOOKED_AT, is_sign_of_life
from followup_desktop.domain.waiting import WAITED_DAYS, WRITTEN, Waiting, asks
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_in_rows import AWAKE
from followup_desktop.store.rows import uuid_text

_LOOKED_THROUGH = 100
"""Contacts with an unanswered outreach that are looked at, the newest outreaches first."""
_READ = 2000
"""Characters of each note in which a question is looked for."""
_WAITING = f"""
WITH silent AS (
    SELECT c.id, c.uuid, c.display_name, c.waiting_since FROM contacts c
    WHERE c.waiting_since >= :first AND c.waiting_since < :today AND {AWAKE}
    ORDER BY c.waiting_since DESC, c.id DESC LIMIT {_LOOKED_THROUGH}
)
SELECT c.id, c.uuid, c.display_name, substr(p.happened, 1, 10), i.channel, i.initiator, substr(i.notes, 1, {_READ}),
    (SELECT min(coalesce(k.snoozed_to, k.due)) FROM check_ins k
     WHERE k.contact_id = c.id AND k.kind = '{Kind.GENTLE_NUDGE}' AND k.state = '{State.OPEN}')
FROM silent c CROSS JOIN participants p ON p.id IN (
        SELECT n.id FROM participants n JOIN interactions m ON m.id = n.interaction_id
        WHERE n.contact_id = c.id AND n.happened < :tomorrow AND n.happened >= :first AND m.counts
        ORDER BY n.happened DESC, n.interaction_id DESC LIMIT {LOOKED_AT})
    JOIN interactions i ON i.id = p.interaction_id
ORDER BY c.waiting_since, c.display_name, c.id, p.happened DESC, p.interaction_id DESC
"""


def waiting_for(book: Book, now: datetime) -> tuple[Waiting, ...]:
    """Contacts whose reply is waited for, the longest wait first (domain.waiting).

    One whose nudge is due is left out: that stands among the promises.
    """
    today = now.date()
    days = {"first": today - timedelta(days=WAITED_DAYS), "today": today, "tomorrow": today + timedelta(days=1)}
    rows = book.rows(_WAITING, {name: day.isoformat() for name, day in days.items()})
    found = (_waiting(list(of_one), today) for _id, of_one in groupby(rows, key=lambda row: row[0]))
    return tuple(sorted((one for one in found if one is not None), key=lambda one: (one.since, one.contact_name)))


def _waiting(rows: Sequence[Sequence[Any]], today: date) -> Waiting | None:
    contact, uuid, name, *_rest, nudge = rows[0]
    nudge_on = date.fromisoformat(nudge[:10]) if nudge else None
    if nudge_on is not None and nudge_on <= today:
        return None
    for day, channel, notes in _unanswered(rows):
        if channel in WRITTEN and (nudge_on is not None or asks(notes)):
            return Waiting(contact, uuid_text(uuid), name, day, channel, nudge_on)
    return None


def _unanswered(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[date, Channel, str]]:
    """Day, channel and notes of the newest interactions, up to the last sign of life."""
    for row in rows:
        channel, initiator = Channel(row[4]), Initiator(row[5])
        if is_sign_of_life(channel, initiator):
            return
        yield date.fromisoformat(row[3]), channel, row[6]
