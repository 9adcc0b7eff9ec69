"""Which property means what: a card's properties to the fields of a contact."""

from __future__ import annotations

from collections.abc import Iterable

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.contacts import InterestKind, ReachKind
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.vcard import kept
from followup_desktop.formats.vcard import read_dates as dates
from followup_desktop.formats.vcard import read_names as names
from followup_desktop.formats.vcard import read_reaches as reaches
from followup_desktop.formats.vcard.draft import OWN, Draft, labels_of
from followup_desktop.formats.vcard.partial_dates import read_moment
from followup_desktop.formats.vcard.portraits import is_inline, read_portrait
from followup_desktop.formats.vcard.properties import Property
from followup_desktop.formats.vcard.text import one_line


def understand(properties: Iterable[Property], *, old_style: bool) -> Draft:
    """Everything that the properties of one card say. `old_style` is vCard 2.1, which has other lists and escapes."""
    properties = list(properties)
    draft = Draft(labels=labels_of(properties), old_style=old_style)
    for prop in properties:
        handler = _HANDLERS.get(prop.key)
        if handler is None or not handler(draft, prop):
            draft.keep(prop)
    if draft.postponed:
        _understand_role(draft, [prop for prop in draft.postponed if prop.key == "ROLE"])
        reaches.understand_labels(draft, [prop for prop in draft.postponed if prop.key == "LABEL"])
    if leftover := draft.leftover_labels():
        for prop in properties:
            if prop.key == "X-ABLABEL" and prop.group in leftover and one_line(prop.text()) == draft.labels[prop.group]:
                draft.keep(prop)
    return draft


def _understand_role(draft: Draft, roles: list[Property]) -> None:
    """ROLE says what somebody does where no TITLE says it."""
    for prop in roles:
        text = one_line(prop.text())
        if text and not draft.words.get("role"):
            draft.words["role"] = text
            draft.remember_all(prop, "TITLE")
        elif text:
            draft.keep(prop)


def _photo(draft: Draft, prop: Property) -> bool:
    """PHOTO: the first inline one is the portrait; an address is kept as it stood and never opened."""
    if not prop.value.strip():
        return True
    if draft.portrait or not is_inline(prop):
        return False
    draft.portrait = read_portrait(prop)
    if draft.portrait is None:
        draft.problems.append((prop.line, _("The picture is neither JPEG, PNG nor GIF: kept as it stands, not shown")))
        return False
    draft.remember_picture(prop)
    return True


def _revised(draft: Draft, prop: Property) -> bool:
    """REV."""
    moment = read_moment(prop.text())
    draft.revised = draft.revised or moment
    return moment is not None


def _cadence(draft: Draft, prop: Property) -> bool:
    """The program's own cadence ('6 weeks')."""
    if draft.cadence:
        return False
    try:
        draft.cadence = Cadence.parse(prop.text())
    except Refused as refused:
        draft.problems.append((prop.line, str(refused)))
    return draft.cadence is not None


def _reaching_out(draft: Draft, prop: Property) -> bool:
    """The program's own 'I keep reaching out'."""
    draft.reaching_out = draft.reaching_out or prop.text().strip() == "1"
    return True


def _holidays(draft: Draft, prop: Property) -> bool:
    """The program's own 'whose holidays'; a place that is not known is kept as it stood."""
    from followup_desktop.domain.holidays import check_code

    if draft.holidays or not prop.value.strip():
        return not prop.value.strip()
    try:
        draft.holidays = check_code(one_line(prop.text()))
    except Refused as refused:
        draft.problems.append((prop.line, str(refused)))
    return bool(draft.holidays)


def _drop(_draft: Draft, _prop: Property) -> bool:
    """What is read elsewhere, or not at all."""
    return True


_CHATS = {
    "X-AIM": "aim", "X-ICQ": "icq", "X-MSN": "msn", "X-YAHOO": "yahoo", "X-JABBER": "jabber", "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype", "X-GTALK": "gtalk", "X-GOOGLE-TALK": "gtalk", "X-QQ": "qq", "X-GADUGADU": "gadugadu",
    "X-GROUPWISE": "groupwise", "X-TELEGRAM": "telegram", "X-WHATSAPP": "whatsapp", "X-MATRIX": "matrix",
    "X-SIGNAL": "signal", "X-SIP": "sip", "X-MS-IMADDRESS": "", "X-KADDRESSBOOK-X-IMADDRESS": "",
}  # fmt: skip
_NETWORKS = {
    "X-TWITTER": "twitter", "X-FACEBOOK": "facebook", "X-LINKEDIN": "linkedin", "X-INSTAGRAM": "instagram",
    "X-MASTODON": "mastodon", "X-XING": "xing",
}  # fmt: skip
_RELATIONS = {
    "X-SPOUSE": "spouse", "X-EVOLUTION-SPOUSE": "spouse", "X-MS-SPOUSE": "spouse", "X-WAB-SPOUSE_NAME": "spouse",
    "X-KADDRESSBOOK-X-SPOUSESNAME": "spouse", "X-MANAGER": "manager", "X-EVOLUTION-MANAGER": "manager",
    "X-MS-MANAGER": "manager", "X-KADDRESSBOOK-X-MANAGERSNAME": "manager", "X-ASSISTANT": "assistant",
    "X-EVOLUTION-ASSISTANT": "assistant", "X-MS-ASSISTANT": "assistant",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": "assistant", "X-MS-CHILD": "child",
}  # fmt: skip
_ANNIVERSARIES = (
    "ANNIVERSARY", "X-ANNIVERSARY", "X-EVOLUTION-ANNIVERSARY", "X-MS-ANNIVERSARY", "X-KADDRESSBOOK-X-ANNIVERSARY",
    "X-WAB-WEDDING_ANNIVERSARY",
)  # fmt: skip

_HANDLERS: dict[str, names.Handler] = {
    "FN": names.full_name,
    "N": names.name_parts,
    "NICKNAME": names.nickname,
    "X-PHONETIC-FIRST-NAME": names.word("phonetic_given", "PHONETIC-GIVEN"),
    "X-PHONETIC-LAST-NAME": names.word("phonetic_family", "PHONETIC-FAMILY"),
    "PRONOUNS": names.word("pronouns", "PRONOUNS"),
    f"{OWN}PRONOUNS": names.word("pronouns", "PRONOUNS"),
    "ORG": names.organisation,
    "TITLE": names.word("role", "TITLE"),
    "ROLE": names.postpone,
    "LABEL": names.postpone,
    "NOTE": names.note,
    "CATEGORIES": names.categories,
    "UID": names.word("vcard_uid", "UID"),
    "INTEREST": names.interest(InterestKind.INTEREST),
    "HOBBY": names.interest(InterestKind.INTEREST),
    **{f"{OWN}{kind.upper()}": names.interest(kind) for kind in InterestKind},
    f"{OWN}HOW-WE-MET": names.word("how_we_met", "HOW-WE-MET", lines=True),
    f"{OWN}CIRCLE": names.word("circle_name", "CIRCLE"),
    f"{OWN}CADENCE": _cadence,
    f"{OWN}REACHING-OUT": _reaching_out,
    f"{OWN}HOLIDAYS": _holidays,
    "EMAIL": reaches.email,
    "TEL": reaches.phone,
    "URL": reaches.website,
    "IMPP": reaches.chat,
    "SOCIALPROFILE": reaches.profile,
    "X-SOCIALPROFILE": reaches.profile,
    **{key: reaches.service(ReachKind.CHAT, name) for key, name in _CHATS.items()},
    **{key: reaches.service(ReachKind.SOCIAL, name) for key, name in _NETWORKS.items()},
    "ADR": reaches.address,
    "BDAY": dates.birthday,
    **dict.fromkeys(_ANNIVERSARIES, dates.anniversary),
    "X-ABDATE": dates.labelled_date,
    "RELATED": dates.related,
    "X-ABRELATEDNAMES": dates.related,
    **{key: dates.relation(label) for key, label in _RELATIONS.items()},
    "PHOTO": _photo,
    "REV": _revised,
    "VERSION": _drop,
    "X-ABLABEL": _drop,
    kept.NAME: _drop,
}
