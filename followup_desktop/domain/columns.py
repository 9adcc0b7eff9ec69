"""What a column of a table can hold of a contact, as a reader is told, and the words for it where a person chooses."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from followup_desktop.domain.language import gettext as _

_WRITTEN = re.compile(r"([a-z_]+)(?:#(\d{1,3}))?(?::(.*))?", re.DOTALL)


class Field(StrEnum):
    """What one column says. KEPT: nothing that is understood, kept beside the contact; LEFT_OUT: not read at all."""

    KEPT = ""
    LEFT_OUT = "left_out"
    NAME = "name"
    PREFIX = "prefix"
    GIVEN = "given"
    ADDITIONAL = "additional"
    FAMILY = "family"
    SUFFIX = "suffix"
    NICKNAME = "nickname"
    PHONETIC_GIVEN = "phonetic_given"
    PHONETIC_FAMILY = "phonetic_family"
    PRONOUNS = "pronouns"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    ROLE = "role"
    EMAIL = "email"
    PHONE = "phone"
    CHAT = "chat"
    SOCIAL = "social"
    WEBSITE = "website"
    STREET = "street"
    EXTENDED = "extended"
    PO_BOX = "po_box"
    CITY = "city"
    REGION = "region"
    POSTAL_CODE = "postal_code"
    COUNTRY = "country"
    FORMATTED = "formatted"
    BIRTHDAY = "birthday"
    BIRTH_DAY = "birth_day"
    BIRTH_MONTH = "birth_month"
    BIRTH_YEAR = "birth_year"
    ANNIVERSARY = "anniversary"
    DATE = "date"
    TAGS = "tags"
    NOTES = "notes"
    HOW_WE_MET = "how_we_met"
    CONNECTED_ON = "connected_on"
    INTEREST = "interest"
    VALUE = "value"
    NEED = "need"
    OFFER = "offer"
    RELATION = "relation"
    CIRCLE = "circle"
    CADENCE = "cadence"
    REACHING_OUT = "reaching_out"
    HOLIDAYS = "holidays"
    UID = "uid"
    EMAIL_LABEL = "email_label"
    PHONE_LABEL = "phone_label"
    CHAT_LABEL = "chat_label"
    CHAT_SERVICE = "chat_service"
    WEBSITE_LABEL = "website_label"
    ADDRESS_LABEL = "address_label"
    DATE_LABEL = "date_label"
    RELATION_LABEL = "relation_label"
    OWN_FIELD = "own_field"
    OWN_FIELD_LABEL = "own_field_label"
    PROPERTIES = "properties"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its field, which of several it belongs to (the second address), and the label ('work, cell').

    Columns of one number and label make one address, one e-mail with its label, one date with its own.
    """

    field: Field
    number: int = 1
    label: str = ""

    @classmethod
    def parse(cls, text: str) -> Column:
        """Read what str() writes; anything else is a column that is KEPT."""
        match = _WRITTEN.fullmatch(text)
        if match is None or match[1] not in _FIELDS:
            return cls(Field.KEPT)
        return cls(Field(match[1]), int(match[2] or 1), match[3] or "")

    def __str__(self) -> str:
        """As ReadOptions.columns names it: 'given', 'phone:work', 'street#2:home'; '' where it is kept."""
        number = f"#{self.number}" if self.number != 1 else ""
        label = f":{self.label}" if self.label else ""
        return f"{self.field}{number}{label}"


_FIELDS = frozenset(Field) - {Field.KEPT}

CHOICES: tuple[str, ...] = (
    "", "left_out", "name", "given", "family", "additional", "prefix", "suffix", "nickname", "phonetic_given",
    "phonetic_family", "pronouns", "organisation", "department", "role", "email", "email:home", "email:work", "phone",
    "phone:cell", "phone:home", "phone:work", "phone:home, fax", "phone:work, fax", "chat", "social", "website",
    *(
        f"{part}{label}"
        for label in ("", ":home", ":work", ":other")
        for part in ("street", "extended", "po_box", "postal_code", "city", "region", "country")
    ),
    "birthday", "birth_day", "birth_month", "birth_year", "anniversary", "date", "tags", "notes", "how_we_met",
    "connected_on", "interest", "value", "need", "offer", "relation", "circle",
)  # fmt: skip
"""What a person may choose for a column, in the order in which it is offered. A guess may be something else besides."""


def words(column: str) -> str:
    """A column's field in words: 'Phone (work)', 'Street (home)'; of the second address 'Street 2 (home)'."""
    parsed = Column.parse(column)
    name = _names().get(parsed.field, str(parsed.field).replace("_", " ").capitalize())
    number = f" {parsed.number}" if parsed.number > 1 else ""
    return f"{name}{number}" + (f" ({parsed.label})" if parsed.label else "")


def _names() -> dict[Field, str]:
    return {
        Field.KEPT: _("Keep as it is"), Field.LEFT_OUT: _("Leave out"), Field.NAME: _("Name"),
        Field.PREFIX: _("Title before the name"), Field.GIVEN: _("First name"), Field.ADDITIONAL: _("Middle name"),
        Field.FAMILY: _("Last name"), Field.SUFFIX: _("Suffix"), Field.NICKNAME: _("Nickname"),
        Field.PHONETIC_GIVEN: _("First name, reading"), Field.PHONETIC_FAMILY: _("Last name, reading"),
        Field.PRONOUNS: _("Pronouns"), Field.ORGANISATION: _("Organisation"), Field.DEPARTMENT: _("Department"),
        Field.ROLE: _("Role"), Field.EMAIL: _("E-mail"), Field.PHONE: _("Phone"), Field.CHAT: _("Chat"),
        Field.SOCIAL: _("Social profile"), Field.WEBSITE: _("Website"), Field.STREET: _("Street"),
        Field.EXTENDED: _("Address, further line"), Field.PO_BOX: _("PO box"), Field.CITY: _("City"),
        Field.REGION: _("Region"), Field.POSTAL_CODE: _("Postal code"), Field.COUNTRY: _("Country"),
        Field.FORMATTED: _("Whole address"), Field.BIRTHDAY: _("Birthday"), Field.BIRTH_DAY: _("Birthday: day"),
        Field.BIRTH_MONTH: _("Birthday: month"), Field.BIRTH_YEAR: _("Birthday: year"),
        Field.ANNIVERSARY: _("Anniversary"), Field.DATE: _("Other date"), Field.TAGS: _("Tags"),
        Field.NOTES: _("Notes"), Field.HOW_WE_MET: _("How we met"), Field.CONNECTED_ON: _("Connected on LinkedIn on"),
        Field.INTEREST: _("Interests"), Field.VALUE: _("Values"), Field.NEED: _("Looking for"),
        Field.OFFER: _("Can offer"), Field.RELATION: _("Somebody in their life"), Field.CIRCLE: _("Circle"),
        Field.CADENCE: _("Cadence"), Field.REACHING_OUT: _("I keep reaching out"), Field.HOLIDAYS: _("Holidays"),
        Field.UID: _("Identifier"), Field.EMAIL_LABEL: _("Label of the e-mail"),
        Field.PHONE_LABEL: _("Label of the phone"), Field.CHAT_LABEL: _("Label of the chat"),
        Field.CHAT_SERVICE: _("Service of the chat"), Field.WEBSITE_LABEL: _("Label of the website"),
        Field.ADDRESS_LABEL: _("Label of the address"), Field.DATE_LABEL: _("Label of the date"),
        Field.RELATION_LABEL: _("Who they are"), Field.OWN_FIELD: _("Field of one's own"),
        Field.OWN_FIELD_LABEL: _("Label of a field of one's own"), Field.PROPERTIES: _("Further properties"),
    }  # fmt: skip
