"""A gathered card to a person: a name for those without one, and no groups or places among people."""

from __future__ import annotations

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import NAMELESS
from followup_desktop.formats.vcard.card import Card, Group
from followup_desktop.formats.vcard.draft import Draft
from followup_desktop.formats.vcard.gathering import Gathered
from followup_desktop.formats.vcard.mapping import understand
from followup_desktop.formats.vcard.properties import Property
from followup_desktop.formats.vcard.text import one_line

_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")
_MEMBERS = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")


def person(card: Gathered) -> Card | Group | str:
    """The person or group, or in words why there is none. What understanding them finds wrong is told of the card."""
    properties = card.properties()
    if reason := _no_person(properties):
        return _group(card, properties) or reason
    draft = understand(properties, old_style=card.old_style)
    for line, message in draft.problems:
        card.problem(line, message)
    if not (draft.full or draft.parts):
        draft.full = _stand_in(draft)
        if not draft.full and not _says_something(draft):
            return _("The card is empty: left out")
        draft.full = draft.full or NAMELESS
    return Card(draft.fields(), card.line, card.version, draft.revised, draft.words.get("circle_name", ""))


def _group(card: Gathered, properties: list[Property]) -> Group | None:
    """The group that the properties are of; None where they are of none, or it has no name or nobody in it."""
    if not any(prop.key in _KINDS and prop.value.strip().lower() == "group" for prop in properties):
        return None
    name = next((one_line(prop.text()) for prop in properties if prop.key == "FN"), "")
    uids = (one_line(prop.text()) for prop in properties if prop.key in _MEMBERS)
    members = tuple(dict.fromkeys(filter(None, uids)))
    return Group(name, members, card.line) if name and members else None


def _no_person(properties: list[Property]) -> str:
    for prop in properties:
        if prop.key in _KINDS and (reason := _reason(prop.value.strip().lower())):
            return reason
    return ""


def _reason(kind: str) -> str:
    """Why a card of a kind (RFC 6350 section 6.1.4) is no person; '' for people and organisations."""
    match kind:
        case "group":
            return _("A group, not a person: left out")
        case "location":
            return _("A place, not a person: left out")
        case "application" | "device":
            return _("A machine, not a person: left out")
    return ""


def _says_something(draft: Draft) -> bool:
    """Whether a card without any name still tells of somebody."""
    return bool(draft.portrait or draft.addresses or draft.dates or draft.notes or draft.relations or draft.interests)


def _stand_in(draft: Draft) -> str:
    """What a nameless person is called: nickname, else e-mail or another way to reach them, else organisation."""
    nickname = draft.words.get("nickname", "")
    emails = [reach.value for reach in draft.reaches if reach.kind == "email"]
    others = [reach.value for reach in draft.reaches]
    organisation = draft.words.get("organisation") or draft.words.get("department", "")
    return next(filter(None, (nickname, *emails, organisation, *others)), "")
