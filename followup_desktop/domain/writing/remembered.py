"""What is remembered of a contact where somebody sits down to write to them, and the texts particular to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from followup_desktop.domain.check_ins import Kind
from followup_desktop.domain.contacts import ContactFields, Interest
from followup_desktop.domain.dates import LeapDay
from followup_desktop.domain.interactions import Favor, Interaction, OpenLoop
from followup_desktop.domain.interests import shared
from followup_desktop.domain.names import called
from followup_desktop.domain.occasions import occasion_name
from followup_desktop.domain.writing.particulars import Particulars


@dataclass(frozen=True, slots=True)
class Remembered:
    """A contact's fields and story. `talks` are their newest interactions with notes, the newest first.

    `kind` and `reason` are those of the check-in that one writes for; `mine` are the user's own interests.
    """

    fields: ContactFields
    today: date
    kind: Kind = Kind.KEEP_IN_TOUCH
    reason: str = ""
    loops: tuple[OpenLoop, ...] = ()
    talks: tuple[Interaction, ...] = ()
    favors: tuple[Favor, ...] = ()
    mine: tuple[Interest, ...] = field(default=())
    leap_day: LeapDay = LeapDay.FEBRUARY_28

    @property
    def name(self) -> str:
        """What one calls them."""
        return called(self.fields)


def particulars(known: Remembered) -> Particulars:
    """The telling words of everything that is remembered."""
    name = known.fields.name
    names = (name.full, name.prefix, name.given, name.additional, name.family, name.suffix, name.nickname)
    return Particulars(_texts(known), names)


def shared_interests(known: Remembered) -> tuple[str, ...]:
    """What both enjoy or care about, in the words of the contact's page."""
    return tuple(each.text for each in shared(known.fields.interests, known.mine))


def _texts(known: Remembered) -> Iterator[str]:
    fields = known.fields
    yield from (fields.notes, fields.how_we_met, fields.organisation, fields.department, fields.role, known.reason)
    yield from (loop.text for loop in known.loops)
    yield from (talk.notes for talk in known.talks)
    yield from (favor.text for favor in known.favors)
    yield from (interest.text for interest in fields.interests)
    yield from (relation.name for relation in fields.relations)
    yield from (address.city for address in fields.addresses)
    yield from (occasion_name(occasion) for occasion in fields.dates)
    if fields.dates:
        yield _BIRTHDAYS


_BIRTHDAYS = "birthday Geburtstag cumpleaños anniversaire Jubiläum aniversario"
"""A wish names the occasion in the language of the message, not in that of the window."""
