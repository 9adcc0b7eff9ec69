"""How warm the last contact with somebody still is, where the page is to say so."""

from __future__ import annotations

from datetime import date

from followup_desktop.domain.check_ins import PROMISES, State
from followup_desktop.domain.momentum import Momentum, momentum_mark
from followup_desktop.store.book import Book

_PROMISES = ", ".join(f"'{kind}'" for kind in sorted(PROMISES))
_STANDING = f"""
SELECT c.last_contact_on,
    EXISTS (SELECT 1 FROM open_loops WHERE contact_id = c.id AND closed_on IS NULL)
        OR EXISTS (SELECT 1 FROM check_ins
            WHERE contact_id = c.id AND state = '{State.OPEN}' AND kind IN ({_PROMISES})),
    (SELECT count(*) FROM (SELECT 1 FROM participants p JOIN interactions i ON i.id = p.interaction_id
        WHERE p.contact_id = c.id AND i.counts LIMIT 2))
FROM contacts c WHERE c.id = ? AND NOT c.archived AND NOT c.is_me
"""


def momentum_of(book: Book, contact: int, today: date) -> Momentum | None:
    """A contact's mark (domain.momentum.momentum_mark); None where there is nothing to say of it."""
    row = book.row(_STANDING, (contact,))
    if row is None or row[0] is None:
        return None
    return momentum_mark(date.fromisoformat(row[0]), today, promised=bool(row[1]), first=row[2] == 1)
