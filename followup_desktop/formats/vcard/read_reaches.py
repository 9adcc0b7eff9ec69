"""What is understood of ways to reach somebody: e-mail, phone, chats, social networks, websites, addresses."""

from __future__ import annotations

import re
from urllib.parse import unquote

from followup_desktop.domain.contacts import Address, Reach, ReachKind
from followup_desktop.formats.vcard.draft import Draft
from followup_desktop.formats.vcard.properties import Property
from followup_desktop.formats.vcard.read_names import Handler
from followup_desktop.formats.vcard.text import block, number, one_line

_TEL = "tel:"
_MAILTO = "mailto:"
_EXTENSION = re.compile(r";ext=", re.IGNORECASE)
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(?=.)")
_ADDRESS_PARTS = 7


def email(draft: Draft, prop: Property) -> bool:
    """EMAIL."""
    return _reach(draft, prop, ReachKind.EMAIL, _without_mailto(number(prop.text())))


def _without_mailto(text: str) -> str:
    return text[len(_MAILTO) :] if text[: len(_MAILTO)].lower() == _MAILTO else text


def phone(draft: Draft, prop: Property) -> bool:
    """TEL, as text or as a tel: address (RFC 3966) with its extension."""
    text = number(prop.text())
    if text[: len(_TEL)].lower() == _TEL:
        text = _EXTENSION.sub(" ext. ", text[len(_TEL) :])
    return _reach(draft, prop, ReachKind.PHONE, text)


def website(draft: Draft, prop: Property) -> bool:
    """URL."""
    return _reach(draft, prop, ReachKind.WEBSITE, one_line(prop.text()))


def chat(draft: Draft, prop: Property) -> bool:
    """IMPP: the service is named by X-SERVICE-TYPE (Apple), SERVICE-TYPE (RFC 9554) or the address's scheme."""
    text = one_line(prop.text())
    service = prop.params.get("SERVICE-TYPE") or prop.params.get("X-SERVICE-TYPE")
    if prop.params.value != "text" and (match := _SCHEME.match(text)):
        text, service = _plain(text[match.end() :]), service or match[1]
    return _reach(draft, prop, ReachKind.CHAT, text, service, "SERVICE-TYPE", "X-SERVICE-TYPE")


def profile(draft: Draft, prop: Property) -> bool:
    """SOCIALPROFILE (RFC 9554) and Apple's X-SOCIALPROFILE: the address of the profile, else the name there."""
    text = one_line(prop.text())
    if text.lower().startswith("x-apple:"):
        text = _plain(text[len("x-apple:") :])
    service = prop.params.get("SERVICE-TYPE") or prop.params.get("X-SERVICE-TYPE")
    text = text or one_line(prop.params.get("X-USER") or prop.params.get("USERNAME"))
    return _reach(draft, prop, ReachKind.SOCIAL, text, service, "SERVICE-TYPE", "X-SERVICE-TYPE")


def service(kind: ReachKind, name: str) -> Handler:
    """A handler of a property that is named for its service (X-SKYPE, X-TWITTER)."""
    return lambda draft, prop: _reach(draft, prop, kind, one_line(prop.text()), name)


def _reach(draft: Draft, prop: Property, kind: ReachKind, value: str, service: str = "", *known: str) -> bool:
    value = value.strip()
    if value:
        service = service and one_line(service).lower()
        label = draft.label(prop, service)
        draft.reaches.append(Reach(kind, value, label, prop.params.preferred))
        if prop.more:
            draft.remember(prop, kind.upper(), value, *known)
    return True


def _plain(text: str) -> str:
    """A name at a service without the percent signs of addresses, where they can be undone."""
    try:
        return one_line(unquote(text, errors="strict"))
    except UnicodeDecodeError:
        return text


def address(draft: Draft, prop: Property) -> bool:
    """ADR. One that says everything in its LABEL (RFC 6350 section 6.3.1) has that as its street."""
    parts = [block(part) for part in prop.components()]
    po_box, extended, street, city, region, postal_code, country = (parts + [""] * _ADDRESS_PARTS)[:_ADDRESS_PARTS]
    known: tuple[str, ...] = ()
    if not any((po_box, extended, street, city, region, postal_code, country)):
        street, known = block(prop.params.get("LABEL")), ("LABEL",)
    found = Address(draft.label(prop), street, extended, po_box, city, region, postal_code, country)
    if street or not known:
        draft.addresses.append(found)
        if prop.more or prop.params.preferred:
            draft.remember(prop, "ADR", found, *known)
    return True


def understand_labels(draft: Draft, labels: list[Property]) -> None:
    """Keep the LABELs of 2.1 and 3.0, which repeat an ADR in lines; one that has no ADR becomes an address."""
    spare = len(labels) > len(draft.addresses)
    known = {address.label for address in draft.addresses}
    for prop in labels:
        label = draft.label(prop)
        text = block(prop.text())
        if spare and text and label not in known:
            found = Address(label, street=text)
            draft.addresses.append(found)
            draft.remember(prop, "ADR", found)
        elif text:
            draft.keep(prop)
