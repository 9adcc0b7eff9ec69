"""What journeys about reminders share: a book that announces at any hour, and people to be reminded of."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from pathlib import Path

from followup_desktop.domain.check_ins import CheckInDraft, Kind
from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.preferences import Preferences
from followup_desktop.store.book import Book
from followup_desktop.store.opening import open_book
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.check_ins import add_check_in
from followup_desktop.store.writes.contacts import add_contact
from followup_desktop.store.writes.settings import set_preferences


def always_announcing(folder: Path, now: datetime) -> Book:
    """A book that announces at any hour of the day at which the tests may run, and has no digest."""
    opened = open_book(folder)
    set_preferences(opened, Preferences(quiet_from=time(0, 0), quiet_until=time(0, 0), digest_days=()), now)
    return opened


def remind(book: Book, name: str, now: datetime) -> str:
    """Add a contact with a reminder that was due a minute ago; the check-in's UUID."""
    given, _, family = name.partition(" ")
    contact = add_contact(book, ContactFields(name=Name(given=given, family=family)), now).created[0]
    at = now.replace(second=0, microsecond=0) - timedelta(minutes=1)
    add_check_in(book, CheckInDraft(contact, Kind.REMINDER, "Ask how the move went", at.date(), at), now)
    (uuid,) = [each.uuid for each in today(book, now).timed if each.contact == contact]
    return uuid
