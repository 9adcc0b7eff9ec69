"""A contact: a person in the book, with everything that is known of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from followup_desktop.domain.cadence import Cadence, Rhythm
from followup_desktop.domain.channels import ReachKind
from followup_desktop.domain.contact_dates import ContactDate, DateKind

__all__ = [
    "Address",
    "Contact",
    "ContactDate",
    "ContactFields",
    "DateKind",
    "Interest",
    "InterestKind",
    "Name",
    "Portrait",
    "RawProperty",
    "Reach",
    "ReachKind",
    "Relation",
]
"""The dates of a contact stand in a module of their own, which loads much faster than this one."""


@dataclass(frozen=True, slots=True)
class Name:
    """The parts of a name, any of which may be empty; `full` is how it is written, if not as the parts in order."""

    full: str = ""
    prefix: str = ""
    given: str = ""
    additional: str = ""
    family: str = ""
    suffix: str = ""
    nickname: str = ""
    phonetic_given: str = ""
    phonetic_family: str = ""


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach a contact: an address as people write it, and its label in words ('home', 'work, cell')."""

    kind: ReachKind
    value: str
    label: str = ""
    preferred: bool = False


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address. Lines of the street are separated by newlines."""

    label: str = ""
    street: str = ""
    extended: str = ""
    po_box: str = ""
    city: str = ""
    region: str = ""
    postal_code: str = ""
    country: str = ""


class InterestKind(StrEnum):
    """What a word about a person says: what they enjoy, stand for, are looking for, or can offer."""

    INTEREST = "interest"
    VALUE = "value"
    NEED = "need"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Interest:
    """One interest, value, need or offer, in a word or a few."""

    text: str
    kind: InterestKind = InterestKind.INTEREST


@dataclass(frozen=True, slots=True)
class Relation:
    """Somebody in this person's life: what they are ('sister'), their name, and their uuid if they are in the book."""

    label: str
    name: str
    contact: str = ""


REMAINDER = "X-FOLLOWUP-KEPT"
"""The name under which the vCard reader keeps what is left over of a property it understood; not for people to see."""
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class RawProperty:
    """A vCard property the program does not understand, kept to the letter so that it comes out again.

    `group` is the part before the dot ('item1'), `params` everything between the name and the colon, with its
    leading semicolon, and `value` the unfolded value as it stood.
    """

    name: str
    value: str
    group: str = ""
    params: str = ""

    @property
    def is_remainder(self) -> bool:
        """Whether it only serves to write another property as it stood."""
        return self.name == REMAINDER

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture itself, and not the address of one: nothing to be read by people."""
        return self.name.upper() == "PHOTO" and len(self.value) > _LONGEST_ADDRESS


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture, inline: its bytes and 'jpeg', 'png' or 'gif' as its first bytes say."""

    data: bytes
    media: str


@dataclass(frozen=True, slots=True)
class ContactFields:
    """Everything about a contact that a person (or a file) can say of them."""

    name: Name = field(default_factory=Name)
    pronouns: str = ""
    organisation: str = ""
    department: str = ""
    role: str = ""
    reaches: tuple[Reach, ...] = ()
    addresses: tuple[Address, ...] = ()
    dates: tuple[ContactDate, ...] = ()
    interests: tuple[Interest, ...] = ()
    tags: tuple[str, ...] = ()
    relations: tuple[Relation, ...] = ()
    notes: str = ""
    how_we_met: str = ""
    portrait: Portrait | None = None
    circle: int | None = None
    cadence: Cadence | None = None
    reaching_out: bool = False
    """'I keep reaching out': someone the user leads or mentors."""
    holidays: str = ""
    """Whose public holidays are occasions: an ISO 3166 code, with a region ('DE', 'DE-BY'); empty for nobody's."""
    vcard_uid: str = ""
    unknown: tuple[RawProperty, ...] = ()


@dataclass(frozen=True, slots=True)
class Contact:
    """A contact as the book holds it: its fields, and what the writes keep of it.

    `id` is this book's row number, `uuid` the name by which files, scripts and other machines know it. `revision`
    grows with each edit. `paused_until` is date.max where it is paused for good.
    """

    id: int
    uuid: str
    fields: ContactFields
    added_on: date
    revision: int
    archived: bool
    paused_until: date | None
    is_me: bool
    last_contact_on: date | None
    rhythm: Rhythm | None
    shows_on: date | None
    """The day on which the keep-in-touch check-in shows: its due date, or where a snooze moved it."""
