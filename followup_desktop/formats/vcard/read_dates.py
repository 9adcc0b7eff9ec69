"""What is understood of dates and of the people in somebody's life."""

from __future__ import annotations

import dataclasses

from followup_desktop.domain.contacts import ContactDate, DateKind, Relation
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.vcard.draft import LEAD, ONCE, Draft
from followup_desktop.formats.vcard.partial_dates import read_date
from followup_desktop.formats.vcard.properties import Property
from followup_desktop.formats.vcard.read_names import Handler
from followup_desktop.formats.vcard.text import one_line
from followup_desktop.formats.vcard.words import ANNIVERSARY

_KNOWN = ("X-APPLE-OMIT-YEAR", LEAD, ONCE)
_URI = ("urn:", "mailto:", "http:", "https:", "tel:", "uri:")


def birthday(draft: Draft, prop: Property) -> bool:
    """BDAY; a second, different one becomes another date of that name, as when contacts are merged."""
    on = _date(draft, prop)
    if on is None:
        return not prop.value.strip()
    first = next((date for date in draft.dates if date.kind is DateKind.BIRTHDAY), None)
    if first is None:
        return _add(draft, prop, ContactDate(DateKind.BIRTHDAY, on))
    return first.on == on or _add(draft, prop, ContactDate(DateKind.OTHER, on, DateKind.BIRTHDAY.value))


def anniversary(draft: Draft, prop: Property) -> bool:
    """ANNIVERSARY and what other software calls it."""
    on = _date(draft, prop)
    return not prop.value.strip() if on is None else _add(draft, prop, ContactDate(DateKind.ANNIVERSARY, on))


def labelled_date(draft: Draft, prop: Property) -> bool:
    """Apple's X-ABDATE with the label of its group."""
    on = _date(draft, prop)
    if on is None:
        return not prop.value.strip()
    label = draft.label(prop)
    if draft.labels.get(prop.group, "").lower() == ANNIVERSARY.lower():
        return _add(draft, prop, ContactDate(DateKind.ANNIVERSARY, on))
    return _add(draft, prop, ContactDate(DateKind.OTHER, on, label))


def _date(draft: Draft, prop: Property) -> PartialDate | None:
    text = prop.text()
    calendar = prop.params.get("CALSCALE").lower() if prop.more else ""
    if not text.strip() or prop.params.value == "text" or calendar not in ("", "gregorian"):
        return None
    try:
        return read_date(text, prop.params.get("X-APPLE-OMIT-YEAR") if prop.more else "")
    except Refused as refused:
        draft.problems.append((prop.line, str(refused)))
        return None


def _add(draft: Draft, prop: Property, date: ContactDate) -> bool:
    if prop.more:
        date = _with_standing(draft, prop, date)
    if date in draft.dates:
        return True
    draft.dates.append(date)
    if prop.more:
        draft.remember(prop, date.kind.upper(), str(date.on), *_KNOWN)
    return True


def _with_standing(draft: Draft, prop: Property, date: ContactDate) -> ContactDate:
    """The program's own parameters; what makes no sense of them is told and left out."""
    lead, once = prop.params.get(LEAD), prop.params.get(ONCE) == "1"
    if not lead and not once:
        return date
    try:
        return dataclasses.replace(date, lead_days=_days(lead), once=once)
    except Refused as refused:
        draft.problems.append((prop.line, str(refused)))
        return date


def _days(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit()):
        raise Refused(_("'{text}' is not a number of days").format(text=text[:20]))
    return int(text[:9])


def related(draft: Draft, prop: Property) -> bool:
    """RELATED with a name (RFC 6350 section 6.6.6) and Apple's X-ABRELATEDNAMES; an address is kept as it stood."""
    name = one_line(prop.text())
    is_address = prop.params.value == "uri" or name.lower().startswith(_URI)
    if is_address and prop.params.value != "text":
        return False
    return _relation(draft, prop, draft.label(prop), name)


def relation(label: str) -> Handler:
    """A handler of a property that is named for the relation (X-SPOUSE)."""
    return lambda draft, prop: _relation(draft, prop, label, one_line(prop.text()))


def _relation(draft: Draft, prop: Property, label: str, name: str) -> bool:
    contact = one_line(prop.params.get("X-FOLLOWUP-CONTACT"))
    found = Relation(label, name, contact)
    if (name or contact) and found not in draft.relations:
        draft.relations.append(found)
        if prop.more:
            draft.remember(prop, "RELATED", name, "X-FOLLOWUP-CONTACT")
    return True
