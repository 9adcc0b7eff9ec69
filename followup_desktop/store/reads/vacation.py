"""What fell due while everything was paused, and which of it has not come yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from followup_desktop.domain.check_ins import CheckIn, Kind, State, is_timed
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.vacation import Away, away, come_by, held_back
from followup_desktop.store.book import Book
from followup_desktop.store.rows import uuid_text

_HANDLED = f"""
SELECT count(*) FROM check_ins WHERE kind <> '{Kind.KEEP_IN_TOUCH}' AND length(due) = 10 AND (
    (closed_at >= :back AND coalesce(substr(snoozed_to, 1, 10), due) >= :since
        AND coalesce(substr(snoozed_to, 1, 10), due) < :back)
    OR (snoozed_at >= :back AND state = '{State.OPEN}' AND due >= :since AND due < :back))
"""
_CLOSED_LOOPS = """
SELECT count(*) FROM open_loops l WHERE closed_on >= :back AND date(on_day, '+1 day') >= :since
    AND on_day < :day_before AND NOT EXISTS (SELECT 1 FROM check_ins k WHERE k.uuid = l.uuid)
"""
_MADE_SINCE = """
SELECT coalesce(k.uuid, l.uuid) FROM change_sets s JOIN row_changes w ON w.change_set_id = s.id
    LEFT JOIN check_ins k ON w.table_name = 'check_ins' AND k.id = w."row"
    LEFT JOIN open_loops l ON w.table_name = 'open_loops' AND l.id = w."row"
WHERE s.made_at >= :back AND w.before IS NULL AND w.table_name IN ('check_ins', 'open_loops')
"""
"""The journal knows when a check-in was made: after the return, it is none of the pile."""


def held(book: Book, chosen: Preferences, check_ins: Sequence[CheckIn], now: datetime) -> tuple[CheckIn, ...]:
    """Those of the due promises, loops and occasions that stand folded after a vacation, in the order they come in."""
    gone = away(chosen, now.date())
    if gone is None:
        return ()
    piled = [one for one in check_ins if not is_timed(one) and gone.covers(one.due_on)]
    come = come_by(gone, chosen.daily_few, now.date())
    if not piled:
        return ()
    come -= _handled(book, gone)
    if len(piled) <= come:
        return ()
    since = {uuid_text(uuid) for (uuid,) in book.rows(_MADE_SINCE, _days(gone)) if uuid is not None}
    return held_back([one for one in piled if one.uuid not in since], come)


def _handled(book: Book, gone: Away) -> int:
    """How many of the pile were done, skipped or put off since the return: their places are not filled again."""
    days = _days(gone)
    return int(book.value(_HANDLED, days)) + int(book.value(_CLOSED_LOOPS, days))


def _days(gone: Away) -> dict[str, Any]:
    back = gone.back_on
    named = {"since": gone.since, "back": back, "day_before": back - timedelta(days=1)}
    return {name: day.isoformat() for name, day in named.items()}
