"""Circles, preferences and pausing everything."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.preferences import LONGEST_HOLD, Preferences, to_json
from followup_desktop.domain.vacation import paused, resumed
from followup_desktop.store.book import Book
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.change import Change, change
from followup_desktop.store.writes.spreading import spread


def add_circle(book: Book, name: str, cadence: Cadence | None, now: datetime, origin: str = "") -> Changes:
    """Add a circle behind the others; `created` names it. Raises Refused for an empty or taken name."""
    with change(book, _("Added the circle {name}").format(name=name), now, origin) as work:
        position = int(book.value("SELECT coalesce(max(position) + 1, 0) FROM circles"))
        work.created.append(insert_circle(work, name, cadence, position))
    return work.done


def insert_circle(work: Change, name: str, cadence: Cadence | None, position: int) -> int:
    """Add a circle's row. Raises Refused for an empty or taken name."""
    _check_name(work.book, name, 0)
    count, unit = _columns(cadence)
    return work.insert("circles", name=name.strip(), cadence_count=count, cadence_unit=unit, position=position)


def edit_circle(
    book: Book, circle: int, name: str, cadence: Cadence | None, now: datetime, origin: str = ""
) -> Changes:
    """Rename a circle or change its cadence: the due dates of all in it follow. Raises NotFound, Refused."""
    count, unit = _columns(cadence)
    with change(book, _("Changed the circle {name}").format(name=name), now, origin) as work:
        _check_name(book, name, circle)
        former = book.row("SELECT cadence_count, cadence_unit FROM circles WHERE id = ?", (circle,))
        if former is None:
            raise NotFound(_("This circle is not in the book any more"))
        work.update("circles", circle, name=name.strip(), cadence_count=count, cadence_unit=unit)
        if former != (count, unit):
            _spread_again(work, circle)
    return work.done


def _spread_again(work: Change, circle: int) -> None:
    """Dates that were spread over the former cadence are spread over the new one."""
    query = "SELECT id FROM contacts WHERE circle_id = ? AND first_due_on IS NOT NULL ORDER BY first_due_on, id"
    spread(work, [row for (row,) in work.book.rows(query, (circle,))])


def remove_circle(book: Book, circle: int, now: datetime, origin: str = "") -> Changes:
    """Remove a circle; those in it stay, in none. Raises NotFound."""
    with change(book, "", now, origin) as work:
        name = book.value("SELECT name FROM circles WHERE id = ?", (circle,))
        if name is None:
            raise NotFound(_("This circle is not in the book any more"))
        work.label = _("Removed the circle {name}").format(name=name)
        work.delete("circles", circle)
    return work.done


def reorder_circles(book: Book, circles: Sequence[int], now: datetime, origin: str = "") -> Changes:
    """Put the circles in another order, the closest first."""
    with change(book, _("Reordered the circles"), now, origin) as work:
        for position, circle in enumerate(circles):
            work.update("circles", circle, position=position)
    return work.done


def set_preferences(book: Book, chosen: Preferences, now: datetime, origin: str = "") -> Changes:
    """Keep the preferences; only what differs is written."""
    with change(book, _("Changed the settings"), now, origin) as work:
        _write(work, chosen)
    return work.done


def pause_all(book: Book, until: date, now: datetime, origin: str = "") -> Changes:
    """Announce nothing until a day, or for good with date.max. Raises Refused for a day that is not ahead.

    What falls due meanwhile is spread out over the days after it (domain.vacation).
    """
    if until <= now.date():
        raise Refused(_("A pause ends on a day that is still ahead"), field="until")
    with change(book, _("Paused everything"), now, origin) as work:
        piled = bool(today(book, now).held)
        _write(work, paused(preferences(book), until, now.date(), piled=piled))
    return work.done


def hold_all(book: Book, until: datetime, now: datetime, origin: str = "") -> Changes:
    """Announce nothing before a moment of the next hours; what comes due stays in Today. Raises Refused for others."""
    until = until.astimezone(UTC)
    if not timedelta(0) < until - now <= LONGEST_HOLD:
        raise Refused(_("A pause of hours ends within a day"), field="until")
    with change(book, _("Paused reminders"), now, origin) as work:
        _write(work, dataclasses.replace(preferences(book), held_until=until))
    return work.done


def resume_all(book: Book, now: datetime, origin: str = "") -> Changes:
    """End the pause of everything. Changes nothing where nothing is paused."""
    with change(book, _("Resumed everything"), now, origin) as work:
        _write(work, dataclasses.replace(resumed(preferences(book), now.date()), held_until=None))
    return work.done


def _write(work: Change, chosen: Preferences) -> None:
    stored = {name: (row, value) for row, name, value in work.book.rows("SELECT id, name, value FROM preferences")}
    defaults = to_json(Preferences())
    for name, value in to_json(chosen).items():
        text = json.dumps(value)
        row, old = stored.get(name, (None, json.dumps(defaults[name])))
        if old == text:
            continue
        if row is None:
            work.insert_plain("preferences", name=name, value=text)
        else:
            work.update("preferences", row, value=text)


def _columns(cadence: Cadence | None) -> tuple[int | None, str | None]:
    return (cadence.count, str(cadence.unit)) if cadence else (None, None)


def _check_name(book: Book, name: str, circle: int) -> None:
    if not name.strip():
        raise Refused(_("A circle needs a name"), field="name")
    taken = "SELECT 1 FROM circles WHERE name = ? COLLATE NOCASE AND id <> ?"
    if book.row(taken, (name.strip(), circle)):
        raise Refused(_("There is a circle '{name}' already").format(name=name.strip()), field="name")
