"""A check-in as an event: Google leaves out to-dos, and alarms of files; the tray reminds anyway."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from followup_desktop.domain.check_ins import CheckIn
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import kind_name

if TYPE_CHECKING:
    from icalendar import Event

_TAKES = timedelta(minutes=15)
_MINUTE = 60


def check_in_event(check_in: CheckIn, now: datetime) -> Event:
    """An event on its day, or of a quarter of an hour at its moment, told by the world's clock.

    It goes by the check-in's own UUID, and SEQUENCE grows by the minute, so that a calendar into which it is imported
    again moves what it has (RFC 5545 section 3.8.7.4).
    """
    from icalendar import Event

    event = Event()
    event.add("uid", check_in.uuid)
    event.add("dtstamp", now.astimezone(UTC))
    event.add("last-modified", now.astimezone(UTC))
    event.add("sequence", int(now.timestamp()) // _MINUTE)
    if check_in.due_at is None:
        event.add("dtstart", check_in.due_on)
        event.add("dtend", check_in.due_on + timedelta(days=1))
    else:
        begins = check_in.due_at.astimezone(UTC)
        event.add("dtstart", begins)
        event.add("dtend", begins + _TAKES)
    kind = kind_name(check_in.kind)
    event.add("summary", _("{name}: {occasion}").format(name=check_in.contact_name, occasion=kind))
    if check_in.reason:
        event.add("description", check_in.reason)
    event.add("categories", [kind])
    event.add("transp", "TRANSPARENT")
    return event
