"""A gathered card to a person: a name for those without one, and no groups or places among people."""

from __future__ import annotations

from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.names import NAMELESS
from followup_desktop.formats.vcard.card import Card
from followup_desktop.formats.vcard.draft import Draft
from followup_desktop.formats.vcard.gathering import Gathered
from followup_desktop.formats.vcard.mapping import understand
from followup_desktop.formats.vcard.properties import Property

_KINDS = ("KIND", "X-ADDRESSBOOKSERVER-KIND")


def person(card: Gathered) -> Card | str:
    """The person, or in words why there is none. The problems of understanding are added to the card's."""
    properties = card.properties()
    if reason := _no_person(properties):
        return reason
    draft = understand(properties, old_style=card.old_style)
    for line, message in draft.problems:
        card.problem(line, message)
    if not (draft.full or draft.parts):
        draft.full = _stand_in(draft)
        if not draft.full and not _says_something(draft):
            return _("The card is empty: left out")
        draft.full = draft.full or NAMELESS
    return Card(draft.fields(), card.line, card.version, draft.revised, draft.words.get("circle_name", ""))


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
