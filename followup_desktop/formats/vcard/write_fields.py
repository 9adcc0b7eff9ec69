"""A contact's fields as the properties of a card, in the order in which the contact has them."""

from __future__ import annotations

import dataclasses
import re
from urllib.parse import quote

from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Portrait,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.names import display_name
from followup_desktop.formats.vcard import kept
from followup_desktop.formats.vcard.address_text import address_key
from followup_desktop.formats.vcard.draft import ALSO, LEAD, ONCE, OWN
from followup_desktop.formats.vcard.params import encode
from followup_desktop.formats.vcard.partial_dates import write_date
from followup_desktop.formats.vcard.portraits import media_type, write_portrait
from followup_desktop.formats.vcard.sheet import Sheet
from followup_desktop.formats.vcard.text import escape, escape_uri
from followup_desktop.formats.vcard.words import ANNIVERSARY, RELATED, scheme, split_service

_NAMES = {ReachKind.EMAIL: "EMAIL", ReachKind.PHONE: "TEL", ReachKind.WEBSITE: "URL"}
_URI = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SAFE = "@:/+!$'()*~"


def put_fields(sheet: Sheet, fields: ContactFields) -> None:
    """Everything that a contact's fields say, but its circle, which is a number of one book."""
    _put_name(sheet, fields)
    _put_work(sheet, fields)
    for reach in fields.reaches:
        _put_reach(sheet, reach)
    for address in fields.addresses:
        _put_address(sheet, address)
    _put_dates(sheet, fields.dates)
    for relation in fields.relations:
        _put_relation(sheet, relation)
    _put_words(sheet, fields)
    if fields.portrait:
        _put_portrait(sheet, fields.portrait)
    for raw in fields.unknown:
        if raw.name.startswith(ALSO):
            sheet.put_raw(dataclasses.replace(raw, value=escape(raw.value)))
        elif raw.name != kept.NAME:
            sheet.put_raw(raw)


def _put_name(sheet: Sheet, fields: ContactFields) -> None:
    name = fields.name
    sheet.put("FN", escape(display_name(fields)), "FN")
    parts = (name.family, name.given, name.additional, name.prefix, name.suffix)
    if any(parts) or sheet.version == "3.0":
        sheet.put("N", ";".join(map(escape, parts)), "N")
    sheet.put_text("NICKNAME", name.nickname, "NICKNAME")
    sheet.put_text("X-PHONETIC-FIRST-NAME", name.phonetic_given, "PHONETIC-GIVEN")
    sheet.put_text("X-PHONETIC-LAST-NAME", name.phonetic_family, "PHONETIC-FAMILY")
    sheet.put_text("PRONOUNS" if sheet.version == "4.0" else f"{OWN}PRONOUNS", fields.pronouns, "PRONOUNS")


def _put_work(sheet: Sheet, fields: ContactFields) -> None:
    units = fields.department.split("; ")
    if not all(unit and unit == unit.strip() for unit in units):
        units = [fields.department]
    if fields.organisation or fields.department:
        parts = [fields.organisation, *(units if fields.department else [])]
        sheet.put("ORG", ";".join(map(escape, parts)), "ORG")
    sheet.put_text("TITLE", fields.role, "TITLE")


def _put_reach(sheet: Sheet, reach: Reach) -> None:
    remainder = (reach.kind.upper(), reach.value)
    if reach.kind is ReachKind.CHAT:
        _put_chat(sheet, reach, remainder)
    elif reach.kind is ReachKind.SOCIAL:
        _put_profile(sheet, reach, remainder)
    else:
        value = escape_uri(reach.value) if reach.kind is ReachKind.WEBSITE else escape(reach.value)
        sheet.put_labelled(_NAMES[reach.kind], value, reach.label, remainder, preferred=reach.preferred)


def _put_chat(sheet: Sheet, reach: Reach, remainder: tuple[str, str]) -> None:
    service, label = split_service(reach.label)
    if service:
        value, params = f"{scheme(service)}:{quote(reach.value, _SAFE)}", f";X-SERVICE-TYPE={service}"
    else:
        value, params = escape(reach.value), ";VALUE=text"
    sheet.put_labelled("IMPP", value, label, remainder, params, preferred=reach.preferred)


def _put_profile(sheet: Sheet, reach: Reach, remainder: tuple[str, str]) -> None:
    """SOCIALPROFILE (RFC 9554) in 4.0, Apple's property before."""
    service, label = split_service(reach.label)
    if sheet.version == "4.0":
        params = f";SERVICE-TYPE={service}" if service else ""
        params += "" if _URI.match(reach.value) else ";VALUE=text"
        name = "SOCIALPROFILE"
    else:
        name, params = "X-SOCIALPROFILE", f";TYPE={service}" if service else ""
    sheet.put_labelled(name, escape_uri(reach.value), label, remainder, params, preferred=reach.preferred)


def _put_address(sheet: Sheet, address: Address) -> None:
    value = address_key(address)
    sheet.put_labelled("ADR", value, address.label, ("ADR", value))


def _put_dates(sheet: Sheet, dates: tuple[ContactDate, ...]) -> None:
    """The first birthday and anniversary have properties of their own; all other dates are Apple's."""
    told: set[DateKind] = set()
    for date in dates:
        params, value = write_date(date.on, sheet.version)
        params += _standing(date)
        remainder = (date.kind.upper(), str(date.on))
        apple = ANNIVERSARY if date.kind is DateKind.ANNIVERSARY else ""
        if date.kind is DateKind.BIRTHDAY and date.kind not in told:
            sheet.put("BDAY", value, *remainder, params)
        elif apple and sheet.version == "4.0" and date.kind not in told:
            sheet.put("ANNIVERSARY", value, *remainder, params)
        else:
            label = date.kind.value if date.kind is DateKind.BIRTHDAY else date.label
            sheet.put_labelled("X-ABDATE", value, label, remainder, params, words=(), apple=apple)
        told.add(date.kind)


def _standing(date: ContactDate) -> str:
    """The parameters that only this program has: the lead time of a date, and that it comes once."""
    lead = "" if date.lead_days is None else f";{LEAD}={date.lead_days}"
    return f"{lead};{ONCE}=1" if date.once else lead


def _put_relation(sheet: Sheet, relation: Relation) -> None:
    params = f";X-FOLLOWUP-CONTACT={encode(relation.contact)}" if relation.contact else ""
    remainder = ("RELATED", relation.name)
    if sheet.version == "4.0":
        params = f";VALUE=text{params}"
        sheet.put_labelled("RELATED", escape(relation.name), relation.label, remainder, params, words=RELATED)
    else:
        params = f"{';VALUE=text' if _URI.match(relation.name) else ''}{params}"
        sheet.put_labelled("X-ABRELATEDNAMES", escape(relation.name), relation.label, remainder, params, words=())


def _put_words(sheet: Sheet, fields: ContactFields) -> None:
    for interest in fields.interests:
        _put_interest(sheet, interest)
    if fields.tags:
        sheet.put("CATEGORIES", ",".join(map(escape, fields.tags)), "CATEGORIES")
    sheet.put_text("NOTE", fields.notes, "NOTE")
    sheet.put_text(f"{OWN}HOW-WE-MET", fields.how_we_met, "HOW-WE-MET")
    if fields.cadence:
        sheet.put(f"{OWN}CADENCE", str(fields.cadence), "CADENCE")
    if fields.reaching_out:
        sheet.put(f"{OWN}REACHING-OUT", "1", "REACHING-OUT")
    sheet.put_text(f"{OWN}HOLIDAYS", fields.holidays, "HOLIDAYS")
    sheet.put_text("UID", fields.vcard_uid, "UID")


def _put_interest(sheet: Sheet, interest: Interest) -> None:
    """INTEREST (RFC 6715) where the version has it; values, needs and offers are the program's own."""
    standard = interest.kind is InterestKind.INTEREST and sheet.version == "4.0"
    name = "INTEREST" if standard else f"{OWN}{interest.kind.upper()}"
    sheet.put_text(name, interest.text, interest.kind.upper(), interest.text)


def _put_portrait(sheet: Sheet, portrait: Portrait) -> None:
    media = media_type(portrait.data) or portrait.media
    data = write_portrait(portrait)
    if sheet.version == "4.0":
        sheet.put("PHOTO", f"data:image/{media};base64,{data}", "PHOTO")
    else:
        sheet.put("PHOTO", data, "PHOTO", params=f";ENCODING=b;TYPE={media.upper()}")
