"""What the tray does with the book: looks at what is due, claims what is to be announced, carries out what was pressed.

Everything here runs on the worker's thread. No Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from followup_desktop.domain.changes import Changes
from followup_desktop.domain.channels import Channel
from followup_desktop.domain.check_ins import CheckIn, Snooze, is_timed, snoozed_to
from followup_desktop.domain.digests import digest_keys
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.interactions import InteractionDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.moments import instant
from followup_desktop.domain.names import search_key
from followup_desktop.domain.preferences import Preferences
from followup_desktop.domain.reminders import SPAN, Announcement, next_wake, part_won, timed_key, to_announce
from followup_desktop.domain.today import Today
from followup_desktop.store.book import Book
from followup_desktop.store.reads.announcements import claims, notified
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.contacts import contact_rows
from followup_desktop.store.reads.lists import ListQuery, ids_by_name
from followup_desktop.store.reads.settings import preferences
from followup_desktop.store.reads.today import today
from followup_desktop.store.writes.announcements import NOTHING, claim_announcement
from followup_desktop.store.writes.check_ins import Done, complete_check_in, snooze_check_in
from followup_desktop.store.writes.interactions import log_interaction

ORIGIN = "tray"
_NOTHING = Changes(0, "")
_SUGGESTED = 8


@dataclass(frozen=True, slots=True)
class Sight:
    """What a look at the book found: Today, the preferences, what is to be announced here, and when to look again."""

    today: Today
    preferences: Preferences
    announcements: tuple[Announcement, ...]
    wake: datetime
    paused: bool = False
    """Whether the person has paused reminders, for days or for hours."""
    locked: bool = False
    """Whether the book is locked: the check-ins have no names then, and can only be opened."""


def look(book: Book, now: datetime, showing: set[str] | frozenset[str] = frozenset()) -> Sight:
    """Look at what is due, and claim what is to be announced before anybody sees it (product.md, Announcing).

    `showing` are the keys that this process has claimed and not yet noted as shown, however long that takes.
    """
    chosen, listed = preferences(book), today(book, now)
    keys = [*digest_keys(now), *timed_keys(listed)]
    known, recent = claims(book, keys, now), notified(book, now - SPAN, now)
    left = [keys for keys in known.left if showing.isdisjoint(keys)]
    wanted = to_announce(listed.shown, chosen, now, known.taken.union(showing), recent, left)
    won = [_claim(book, each, now, number) for number, each in enumerate(wanted)]
    announcements = tuple(each for each in won if each.check_ins)
    wake = next_wake(listed.shown, chosen, now, [*recent, *[now] * len(announcements)])
    if known.until is not None:
        wake = min(wake, known.until.astimezone(now.tzinfo), key=instant)
    return Sight(listed, chosen, announcements, wake, listed.paused or chosen.held(now))


def timed_keys(listed: Today) -> list[str]:
    """The keys of the announcements of Today's timed check-ins."""
    return [timed_key(check_in) for check_in in listed.timed]


def _claim(book: Book, wanted: Announcement, now: datetime, number: int) -> Announcement:
    won = claim_announcement(book, wanted.keys, now, "" if wanted.check_ins else NOTHING, number=number)
    return part_won(wanted, won)


def complete(book: Book, check_in: CheckIn, now: datetime) -> Changes:
    """Say that a check-in is done by the channel that it suggests; one that is gone or done already stays as it is.

    One that was announced while the book was locked is known by its UUID only.
    """
    try:
        known = check_in if check_in.contact else find_check_in(book, check_in.uuid, now)
        return complete_check_in(book, known.uuid, Done(suggested_channel(book, known)), now, ORIGIN)
    except NotFound:
        return _NOTHING


def snooze(book: Book, check_in: CheckIn, choice: Snooze, now: datetime) -> Changes:
    """Move a check-in; one that is gone or done already stays as it is."""
    try:
        return snooze_check_in(book, check_in.uuid, snoozed_to(choice, now), now, ORIGIN)
    except (NotFound, Refused):
        return _NOTHING


def usual_snooze(check_in: CheckIn) -> Snooze:
    """What the one button 'Snooze' means: a check-in of a moment comes back today, one of a day tomorrow."""
    return Snooze.LATER_TODAY if is_timed(check_in) else Snooze.TOMORROW


def suggested_channel(book: Book, check_in: CheckIn) -> Channel:
    """The channel that fits the check-in best, as Today suggests it (product.md, Medium)."""
    # Only a check-in that is done needs it, and a tray idles for months.
    from followup_desktop.store.reads.medium import suggestions

    wanted = (check_in.contact, check_in.kind)
    fitting = suggestions(book, [wanted]).get(wanted)
    return fitting.channel if fitting else check_in.channel or Channel.OTHER


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody whose name a text leads to."""

    contact: int
    name: str
    organisation: str
    channel: Channel
    """By which they were in contact last, else a call."""


def people_named(book: Book, text: str, now: datetime) -> list[Person]:
    """The first few contacts whose names hold the text."""
    if not search_key(text):
        return []
    ids = ids_by_name(book, ListQuery(text=text), now.date())[:_SUGGESTED]
    rows = contact_rows(book, ids)
    found = (rows[contact] for contact in ids if contact in rows)
    return [Person(row.id, row.name, row.organisation, row.last_channel or Channel.CALL) for row in found]


def log(book: Book, who: int | str, channel: Channel, notes: str, now: datetime) -> Changes:
    """Log what happened today with a contact, or with the one whose name was typed. Raises Refused, NotFound."""
    contact = _meant(book, who, now) if isinstance(who, str) else who
    draft = InteractionDraft((contact,), now.date(), channel, notes=notes.strip())
    return log_interaction(book, draft, now, ORIGIN)


def _meant(book: Book, text: str, now: datetime) -> int:
    people = people_named(book, text, now)
    exactly = [person for person in people if search_key(person.name) == search_key(text)]
    fitting = exactly or people
    if not fitting:
        raise NotFound(_("There is no contact '{name}'").format(name=text))
    if len(fitting) > 1:
        raise Refused(_("Several contacts fit: choose one from the list"))
    return fitting[0].contact
