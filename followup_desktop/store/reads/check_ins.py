"""Check-ins: those that people made, and those that follow from open loops, dates and cadences."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from followup_desktop.domain.cadence import Band
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import PROMISES, CheckIn, Kind, State
from followup_desktop.domain.errors import NotFound
from followup_desktop.domain.words import keep_in_touch_reason
from followup_desktop.store.book import Book
from followup_desktop.store.reads.check_in_rows import AWAKE, PERSON, around, day, day_of, days, moment
from followup_desktop.store.reads.occasions import find_occasion
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.rows import rhythm_of, uuid_bytes, uuid_text

_MADE_KINDS = ", ".join(f"'{kind}'" for kind in sorted(PROMISES | {Kind.OCCASION, Kind.RECONNECT}))
_MADE = f"""
SELECT {PERSON}, k.uuid, k.kind, k.reason, k.due, k.snoozed_to, k.state, NULL
FROM check_ins k JOIN contacts c ON c.id = k.contact_id
"""
_LOOPS = f"""
SELECT {PERSON}, l.uuid, '{Kind.FOLLOW_UP}', l.text, coalesce(date(l.on_day, '+1 day'), l.on_day), k.snoozed_to,
       CASE WHEN l.closed_on IS NULL THEN '{State.OPEN}' ELSE '{State.DONE}' END, l.id
FROM open_loops l JOIN contacts c ON c.id = l.contact_id LEFT JOIN check_ins k ON k.uuid = l.uuid
"""
_URGENCY = """(1 + (julianday(:today) - julianday(c.next_due_on)) / c.gap_days)
       * max(0.75, 1.5 - 0.25 * coalesce(r.position, 3)) AS urgency"""
"""domain.today.urgency in SQL: thousands are ranked where they lie."""
_KEEP = f"""
SELECT {PERSON}, c.check_in, c.last_contact_on, c.last_channel, c.shows_on, k.snoozed_to, {_URGENCY}
FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id
    LEFT JOIN check_ins k ON k.uuid = c.check_in AND k.state = '{State.OPEN}'
"""
"""The occurrence that a contact's dates lead to is open, whatever became of it before they led there again."""
_SHOWN = "c.shows_on <= :today AND (c.paused_until IS NULL OR c.paused_until <= :today)"
"""Contacts whose keep-in-touch shows; AWAKE without what follows: nobody archived has a day, nor has the user.

This and the urgency are answered by the index contacts_by_day alone: contacts themselves are wide, and many are ready.
"""
_TIMED = f"""
SELECT contact_id FROM check_ins WHERE state = '{State.OPEN}' AND coalesce(snoozed_to, due) < :tomorrow
    AND kind = '{Kind.KEEP_IN_TOUCH}' AND length(snoozed_to) > 10
"""
_MOST_URGENT = f"SELECT c.id, {_URGENCY} FROM contacts c LEFT JOIN circles r ON r.id = c.circle_id WHERE {_SHOWN}"


def made_due(book: Book, now: datetime) -> list[CheckIn]:
    """Open check-ins that people made, due on or before this day, those of later today included.

    A moment that was chosen elsewhere may lie on another day here: the days around are looked at too.
    """
    where = f"""WHERE k.state = '{State.OPEN}' AND coalesce(k.snoozed_to, k.due) < :around
        AND k.kind IN ({_MADE_KINDS}) AND k.kind <> '{Kind.OCCASION}' AND k.loop_id IS NULL AND {AWAKE}"""
    rows = book.rows(_MADE + where, {"today": now.date().isoformat(), "around": around(now)})
    return [check_in for row in rows if (check_in := _stored(row, now)).due_on <= now.date()]


def loops_due(book: Book, now: datetime) -> list[CheckIn]:
    """Open loops with a date that has passed: the day after it, one asks."""
    where = f"WHERE l.closed_on IS NULL AND l.on_day < :today AND coalesce(k.snoozed_to, '') < :around AND {AWAKE}"
    rows = book.rows(_LOOPS + where, {"today": now.date().isoformat(), "around": around(now)})
    return [check_in for row in rows if (check_in := _stored(row, now)).due_on <= now.date()]


def ready(book: Book, now: datetime, limit: int) -> tuple[list[CheckIn], int]:
    """Contacts whose keep-in-touch shows: the most urgent ones of each sort, lapsed and not, and how many in all.

    Those that were put off to a moment are all there, however urgent.
    """
    today, tomorrow = days(now)
    parameters: dict[str, Any] = {"today": today, "tomorrow": tomorrow, "limit": limit}
    most_urgent = "SELECT id FROM ({} AND {} ORDER BY urgency DESC, c.id LIMIT :limit)"
    found: dict[int, CheckIn] = {}
    for picked in (
        most_urgent.format(_MOST_URGENT, "c.lapsed_from > :today"),
        most_urgent.format(_MOST_URGENT, "c.lapsed_from <= :today"),
        f"SELECT c.id FROM contacts c WHERE {_SHOWN} AND c.id IN ({_TIMED})",
    ):
        rows = book.rows(f"{_KEEP} WHERE c.id IN ({picked}) ORDER BY urgency DESC, c.id", parameters)
        found |= {row[0]: _keep_in_touch(row, now) for row in rows}
    total = book.value(f"SELECT count(*) FROM contacts c WHERE {_SHOWN}", {"today": today})
    return list(found.values()), int(total)


def finished_today(book: Book, now: datetime) -> tuple[int, int]:
    """How many of the daily few were done, skipped or put off today, and how many of these were lapsed ties."""
    today, tomorrow = days(now)
    query = f"""
        SELECT count(DISTINCT contact_id), count(DISTINCT CASE WHEN band = '{Band.LAPSED}' THEN contact_id END)
        FROM (SELECT contact_id, band FROM check_ins
                WHERE closed_at >= :today AND closed_at < :tomorrow AND kind = '{Kind.KEEP_IN_TOUCH}'
              UNION ALL
              SELECT contact_id, band FROM check_ins WHERE snoozed_at >= :today AND snoozed_at < :tomorrow
                AND kind = '{Kind.KEEP_IN_TOUCH}' AND state = '{State.OPEN}')"""
    row = book.row(query, {"today": today, "tomorrow": tomorrow})
    return (row[0], row[1]) if row else (0, 0)


def closed_today(book: Book, now: datetime) -> int:
    """How many check-ins of any kind were done or let go today."""
    return int(book.value("SELECT count(*) FROM check_ins WHERE closed_at >= ? AND closed_at < ?", days(now)))


def next_check_in(book: Book, contact: int, now: datetime) -> CheckIn | None:
    """A contact's next check-in of any sort, due or still ahead, or None."""
    one = "WHERE c.id = :contact"
    parameters = {"contact": contact, "today": now.date().isoformat()}
    found = [_keep_in_touch(row, now) for row in book.rows(f"{_KEEP} {one} AND c.check_in IS NOT NULL", parameters)]
    open_made = f"AND k.state = '{State.OPEN}' AND k.kind IN ({_MADE_KINDS}) AND k.loop_id IS NULL"
    made = book.rows(f"{_MADE} {one} {open_made} AND k.kind <> '{Kind.OCCASION}'", {"contact": contact})
    loops = book.rows(f"{_LOOPS} {one} AND l.closed_on IS NULL AND l.on_day IS NOT NULL", {"contact": contact})
    found += [_stored(row, now) for row in (*made, *loops)]
    return min(found, key=lambda c: (c.due_on, c.due_at is None, c.uuid), default=None)


def made_for(book: Book, contact: int, now: datetime) -> list[CheckIn]:
    """All open check-ins that people made for a contact, the soonest first."""
    query = f"""{_MADE} WHERE c.id = :contact AND k.state = '{State.OPEN}' AND k.loop_id IS NULL
        AND k.kind IN ({_MADE_KINDS}) AND k.kind <> '{Kind.OCCASION}' ORDER BY coalesce(k.snoozed_to, k.due)"""
    return [_stored(row, now) for row in book.rows(query, {"contact": contact})]


def all_open(book: Book, now: datetime, *, circle: int | None = None, tag: str = "") -> list[CheckIn]:
    """Every open check-in but occasions, due or ahead, of those who may be reminded of, or of one circle, one tag.

    They come by day.
    """
    conditions, parameters = [AWAKE], dict[str, Any](today=now.date().isoformat())
    if circle is not None:
        conditions.append("c.circle_id = :circle")
        parameters["circle"] = circle
    if tag:
        conditions.append("c.id IN (SELECT contact_id FROM tags WHERE text = :tag)")
        parameters["tag"] = tag
    who = " AND ".join(conditions)
    made = f"""{_MADE} WHERE {who} AND k.state = '{State.OPEN}' AND k.kind IN ({_MADE_KINDS})
        AND k.kind <> '{Kind.OCCASION}' AND k.loop_id IS NULL"""
    loops = f"{_LOOPS} WHERE {who} AND l.closed_on IS NULL AND l.on_day IS NOT NULL"
    found = [_stored(row, now) for query in (made, loops) for row in book.rows(query, parameters)]
    found += [
        _keep_in_touch(row, now) for row in book.rows(f"{_KEEP} WHERE {who} AND c.check_in IS NOT NULL", parameters)
    ]
    return sorted(found, key=lambda one: (one.due_on, one.contact_name, one.uuid))


def find_check_in(book: Book, uuid: str, now: datetime) -> CheckIn:
    """The check-in of an id, whatever its state. Raises NotFound."""
    try:
        key = {"uuid": uuid_bytes(uuid), "today": now.date().isoformat()}
    except ValueError:
        raise NotFound(f"'{uuid}' is not the id of a check-in") from None
    rows = book.rows(f"{_KEEP} WHERE c.check_in = :uuid", key)
    if rows:
        return _keep_in_touch(rows[0], now)
    rows = book.rows(f"{_LOOPS} WHERE l.uuid = :uuid", key) or book.rows(f"{_MADE} WHERE k.uuid = :uuid", key)
    if rows:
        return _stored(rows[0], now)
    return find_occasion(book, uuid, now, preferences(book).leap_day)


def _keep_in_touch(row: Sequence[Any], now: datetime) -> CheckIn:
    rhythm = rhythm_of(row[3:8])
    assert rhythm is not None
    today = now.date()
    band = rhythm.band(today)
    last_on = date.fromisoformat(row[9]) if row[9] else None
    channel = Channel(row[10]) if row[10] else None
    moved = row[12] or row[11]
    return CheckIn(
        uuid=uuid_text(row[8]),
        contact=row[0],
        contact_uuid=uuid_text(row[1]),
        contact_name=row[2],
        kind=Kind.RECONNECT if band is Band.LAPSED else Kind.KEEP_IN_TOUCH,
        reason=keep_in_touch_reason(last_on, channel, today),
        due_on=day_of(moved, now),
        due_at=moment(moved, now),
        was_due_on=rhythm.due_on,
        band=band,
        channel=channel,
        urgency=row[13] or 0.0,
    )


def _stored(row: Sequence[Any], now: datetime) -> CheckIn:
    rhythm = rhythm_of(row[3:8])
    moved = row[12] or row[11]
    return CheckIn(
        uuid=uuid_text(row[8]),
        contact=row[0],
        contact_uuid=uuid_text(row[1]),
        contact_name=row[2],
        kind=Kind(row[9]),
        reason=row[10],
        due_on=day_of(moved, now),
        due_at=moment(moved, now),
        was_due_on=day(row[11]),
        band=rhythm.band(now.date()) if rhythm else Band.NONE,
        state=State(row[13]),
        loop=row[14],
    )
