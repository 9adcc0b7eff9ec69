"""What files from elsewhere hold, as readers give it and imports plan with it: people, and what happened with them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.domain.check_ins import Kind, State
from followup_desktop.domain.contacts import ContactFields
from followup_desktop.domain.interactions import FavorEntry


class Format(StrEnum):
    """The kinds of files that are read."""

    VCARD = "vcard"
    CSV = "csv"
    JSON = "json"
    MONICA = "monica"
    CALENDAR = "calendar"
    MAILBOX = "mailbox"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class ForeignCard:
    """One person as a file describes them, and where: the file's name and the line (1 is the first).

    `key` is what else the file says of this person calls them by (an address, an id); where it means nothing outside
    the file it begins with the file's name. `circle_name` is the circle they stood in. A person of whom a file tells
    only in passing (the sender of a mail, say) is `passing`: they are matched and complete a contact that is there,
    but become a new one only where the person who imports wants it.

    `uuid` is what a new contact is called by in the book as well, where nobody else is; `date_uuids` are those of the
    dates, in their order. A card of this program's own is `exact`: its first due date is the one that it says.
    """

    fields: ContactFields
    file: str
    line: int
    circle_name: str = ""
    key: str = ""
    added_on: date | None = None
    archived: bool = False
    passing: bool = False
    uuid: str = ""
    date_uuids: tuple[str, ...] = ()
    exact: bool = False
    first_due_on: date | None = None
    paused_until: date | None = None
    is_me: bool = False


@dataclass(frozen=True, slots=True)
class ForeignGroup:
    """A group that a file has beside its people: its name, and the keys of those of the same file who are in it."""

    name: str
    people: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class ForeignLoop:
    """Something to come back to with a person of the same file. `uuid` keeps it one, however often it is imported.

    `interaction` and `closed_by` are the UUIDs of where it was noted and of what closed it, if the file knows.
    """

    person: str
    text: str
    opened_on: date
    uuid: str
    on: date | None = None
    closed_on: date | None = None
    interaction: str = ""
    closed_by: str = ""


@dataclass(frozen=True, slots=True)
class ForeignInteraction:
    """Something that happened with people of the same file, named by their keys.

    `source` says which it is of everything that ever happens (a message's id, say), so that importing it again adds
    nothing; a file of this program's own gives its `uuid` beside or instead. `at`, where it is known, is a moment
    with its offset that lies on `on`.
    """

    people: tuple[str, ...]
    on: date
    channel: Channel
    source: str
    file: str
    line: int
    at: datetime | None = None
    initiator: Initiator = Initiator.UNKNOWN
    notes: str = ""
    counts: bool = True
    minutes: int | None = None
    introduces: bool = False
    loops: tuple[ForeignLoop, ...] = ()
    uuid: str = ""


@dataclass(frozen=True, slots=True)
class ForeignFavor:
    """An entry of the ledger with a person of the same file."""

    person: str
    entry: FavorEntry
    text: str
    on: date
    uuid: str


@dataclass(frozen=True, slots=True)
class ForeignCheckIn:
    """A check-in that somebody made for a person of the same file, or what became of one that followed by itself.

    What is beyond its moment is of files of this program's own: `snoozed_to` is a day or a moment in ISO 8601, and
    `interaction`, `loop` and `favor` are the UUIDs of what it led to and of what it comes from.
    """

    person: str
    kind: Kind
    reason: str
    due_on: date
    uuid: str
    due_at: datetime | None = None
    state: State = State.OPEN
    snoozed_to: str = ""
    snoozed_at: datetime | None = None
    closed_at: datetime | None = None
    band: str = ""
    interaction: str = ""
    loop: str = ""
    favor: str = ""


@dataclass(frozen=True, slots=True)
class ForeignCircle:
    """A circle of another book."""

    name: str
    cadence: Cadence | None = None


@dataclass(frozen=True, slots=True)
class ForeignSettings:
    """What another book of this program's own has chosen: its circles, the closest first, and its preferences as JSON.

    They are taken over whole by a book in which nobody is yet; any other only gets the circles that it lacks.
    """

    circles: tuple[ForeignCircle, ...] = ()
    preferences: str = "{}"


Happened = ForeignInteraction | ForeignLoop | ForeignFavor | ForeignCheckIn | ForeignSettings
"""What a file tells beside who people are. Settings are no entry of anybody's timeline."""
Foreign = ForeignCard | ForeignGroup | Happened


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """What the person who imports knows better than the file. Everything has a sensible default.

    `code_page` is what text is read as that says nothing of itself; `columns` are, for each column of a table, the
    field it holds (domain/columns names them; empty: by its header); `me` are the user's own addresses and names, who
    is never imported as somebody else; `region` reads bare phone numbers and decides 3/5 where a file does not.
    """

    code_page: str = "cp1252"
    columns: tuple[str, ...] = ()
    me: tuple[str, ...] = ()
    region: str = ""
