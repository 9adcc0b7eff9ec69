"""What the composer reads beside a contact's memory: their last talks, and what went to others."""

from __future__ import annotations

from datetime import date

from followup_desktop.domain.channels import Initiator
from followup_desktop.domain.interactions import Interaction
from followup_desktop.domain.writing.sameness import Sent, sent
from followup_desktop.store.book import Book
from followup_desktop.store.reads.timeline import interactions

MOST_SENT = 400
"""Of the user's own words to others only the newest so many are compared with."""
_LOOKED_THROUGH = 4_000
"""Among the newest so many interactions of the book they are looked for."""
_LOOKED_BACK = 50
_MOST_TALKS = 8
_NEWEST = f"""
SELECT interaction_id, happened FROM participants WHERE contact_id = ?
ORDER BY happened DESC, interaction_id DESC LIMIT {_LOOKED_BACK}
"""
_TALKS = f"""
SELECT i.id FROM ({_NEWEST}) p JOIN interactions i ON i.id = p.interaction_id
WHERE i.notes <> '' ORDER BY p.happened DESC, i.id DESC LIMIT {_MOST_TALKS}
"""
_SENT = f"""
SELECT min(c.display_name), substr(i.happened, 1, 10), i.notes
FROM (SELECT id, happened, notes, initiator FROM interactions ORDER BY happened DESC LIMIT {_LOOKED_THROUGH}) i
JOIN participants p ON p.interaction_id = i.id JOIN contacts c ON c.id = p.contact_id
WHERE i.initiator = '{Initiator.ME}' AND i.notes <> ''
GROUP BY i.id HAVING NOT sum(p.contact_id = ?) ORDER BY i.happened DESC LIMIT {MOST_SENT}
"""


def talks_with(book: Book, contact: int) -> list[Interaction]:
    """A contact's newest interactions with notes, the newest first."""
    ids = [row for (row,) in book.rows(_TALKS, (contact,))]
    found = interactions(book, ids)
    return [found[row] for row in ids if row in found]


def sent_to_others(book: Book, contact: int) -> list[Sent]:
    """What the user wrote to others of late, ready to be compared with; some milliseconds: not for each key."""
    rows = book.rows(_SENT, (contact,))
    made = (sent(name, date.fromisoformat(day), notes) for name, day, notes in rows)
    return [each for each in made if each is not None]
