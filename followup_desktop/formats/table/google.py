"""The headers and labels of Google Contacts, the present ones and those before 2024, and what this program adds."""

from __future__ import annotations

import re
from collections.abc import Sequence

from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.contacts import ReachKind

JOINED = " ::: "
"""Between several values in one cell."""
PRIMARY = "* "
"""Before the label of the preferred value, and before labels that are Google's own."""
EVERYBODY = ("* myContacts", "* My Contacts")
"""The labels, now and then, of everybody who is in the address book."""
ANNIVERSARY = "Anniversary"
"""The label of an event that is one."""
OWN_REACHES = {"Chat": ReachKind.CHAT, "Social": ReachKind.SOCIAL}
"""How this program labels chats and profiles among Google's fields of one's own: 'Chat: skype, home'."""

FULL_NAME, PROPERTIES, CIRCLE = "Full Name", "Other Properties", "Circle"
ONLY = "only"
"""How the column of FULL_NAME is marked: what stands there and in 'First Name' too is no first name."""
OWN = {
    FULL_NAME: Field.NAME, "Pronouns": Field.PRONOUNS, "How We Met": Field.HOW_WE_MET, "Interests": Field.INTEREST,
    "Values": Field.VALUE, "Needs": Field.NEED, "Offers": Field.OFFER, CIRCLE: Field.CIRCLE, "Cadence": Field.CADENCE,
    "Reaching Out": Field.REACHING_OUT, "Holidays": Field.HOLIDAYS, "UID": Field.UID, PROPERTIES: Field.PROPERTIES,
}  # fmt: skip
"""Columns that Google does not have: it passes over them, and this program reads them again."""
SINGLE = {
    "First Name": Field.GIVEN, "Middle Name": Field.ADDITIONAL, "Last Name": Field.FAMILY,
    "Phonetic First Name": Field.PHONETIC_GIVEN, "Phonetic Middle Name": Field.KEPT,
    "Phonetic Last Name": Field.PHONETIC_FAMILY, "Name Prefix": Field.PREFIX, "Name Suffix": Field.SUFFIX,
    "Nickname": Field.NICKNAME, "File As": Field.KEPT, "Organization Name": Field.ORGANISATION,
    "Organization Title": Field.ROLE, "Organization Department": Field.DEPARTMENT, "Birthday": Field.BIRTHDAY,
    "Notes": Field.NOTES, "Photo": Field.KEPT, "Labels": Field.TAGS,
}  # fmt: skip
"""The columns that stand once, in the order in which Google writes them."""
_OLD = {
    "Name": Field.NAME, "Given Name": Field.GIVEN, "Additional Name": Field.ADDITIONAL, "Family Name": Field.FAMILY,
    "Given Name Yomi": Field.PHONETIC_GIVEN, "Family Name Yomi": Field.PHONETIC_FAMILY,
    "Group Membership": Field.TAGS, "Hobby": Field.INTEREST, "Organization 1 - Name": Field.ORGANISATION,
    "Organization 1 - Title": Field.ROLE, "Organization 1 - Department": Field.DEPARTMENT,
}  # fmt: skip
GROUPS: dict[str, dict[str, Field]] = {
    "E-mail": {"Label": Field.EMAIL_LABEL, "Value": Field.EMAIL},
    "Phone": {"Label": Field.PHONE_LABEL, "Value": Field.PHONE},
    "Address": {
        "Label": Field.ADDRESS_LABEL, "Formatted": Field.FORMATTED, "Street": Field.STREET, "City": Field.CITY,
        "PO Box": Field.PO_BOX, "Region": Field.REGION, "Postal Code": Field.POSTAL_CODE, "Country": Field.COUNTRY,
        "Extended Address": Field.EXTENDED,
    },
    "Relation": {"Label": Field.RELATION_LABEL, "Value": Field.RELATION},
    "Website": {"Label": Field.WEBSITE_LABEL, "Value": Field.WEBSITE},
    "Event": {"Label": Field.DATE_LABEL, "Value": Field.DATE},
    "Custom Field": {"Label": Field.OWN_FIELD_LABEL, "Value": Field.OWN_FIELD},
}  # fmt: skip
"""The columns that stand in numbered groups, in the order in which Google writes them."""
_NUMBERED = re.compile(r"(E-mail|Phone|Address|Relation|Website|Event|Custom Field|IM) (\d{1,3}) - ([A-Za-z -]+)")
_CHAT = {"Label": Field.CHAT_LABEL, "Service": Field.CHAT_SERVICE, "Value": Field.CHAT}
_LABELS = {
    "Home": "home", "Work": "work", "Other": "other", "Mobile": "cell", "Main": "main", "Pager": "pager",
    "Home Fax": "home, fax", "Work Fax": "work, fax", "Other Fax": "other, fax",
    "Home Page": "home page", "Profile": "profile", "Blog": "blog",
}  # fmt: skip
_RELATIONS = (
    "Spouse", "Child", "Mother", "Father", "Parent", "Brother", "Sister", "Friend", "Relative", "Domestic Partner",
    "Manager", "Assistant", "Referred By", "Partner",
)  # fmt: skip
_KNOWN = _LABELS | {name: name.lower() for name in _RELATIONS}
_WRITTEN = {label: name for name, label in _KNOWN.items()}


def is_google(header: Sequence[str]) -> bool:
    """Whether a header is one of Google's: it has numbered groups, or the single columns of either time."""
    names = set(header)
    numbered = any(_NUMBERED.fullmatch(name[:60]) for name in header)
    return (numbered and bool(names & {"Notes", "Birthday", "Labels", "Group Membership"})) or {
        "Organization Name", "Labels", "First Name",
    } <= names  # fmt: skip


def column(name: str) -> str:
    """What a column of Google's holds; '' for one that the contact has no place for."""
    if name == FULL_NAME:
        return str(Column(Field.NAME, label=ONLY))
    single = SINGLE.get(name) or _OLD.get(name) or OWN.get(name)
    if single:
        return str(Column(single))
    match = _NUMBERED.fullmatch(name[:60])
    if match is None:
        return ""
    part = "Label" if match[3] == "Type" else match[3]
    fields = _CHAT if match[1] == "IM" else GROUPS[match[1]]
    return str(Column(fields[part], int(match[2]))) if part in fields else ""


def label_of(name: str) -> str:
    """A label in the program's words: 'Mobile' is 'cell'; one of somebody's own stays as it is."""
    return _KNOWN.get(name, name)


def label_for(label: str) -> str:
    """A label as Google says it."""
    return _WRITTEN.get(label, label)
