"""Meetings with people: who was there, in which way, who asked for it, how long it took."""

from __future__ import annotations

import re
from dataclasses import dataclass

from followup_desktop.domain.channels import Channel, Initiator
from followup_desktop.formats.icalendar.components import Component
from followup_desktop.formats.passing import Me, PassingPeople
from followup_desktop.formats.vcard.properties import Property

MOST_PEOPLE = 20
"""A meeting of more others than that is an event, not time with each of them."""
_LINKS = re.compile(
    r"zoom\.(?:us|com)|zoomgov|teams\.(?:microsoft|live)|meet\.google|hangouts\.google|webex|whereby\.com|meet\.jit\.si|jitsi"
    r"|gotomeet|bluejeans|facetime|skype|bigbluebutton|bbb\.|discord\.(?:gg|com)|chime\.aws|ringcentral|livestorm",
    re.IGNORECASE,
)
_ONLINE = re.compile(
    r"\b(?:zoom|(?:microsoft )?teams|google meet|webex|jitsi|facetime|skype|online|virtual|video ?call|videoanruf"
    r"|videokonferenz|visio|videollamada|remote)\b",
    re.IGNORECASE,
)
_BY_PHONE = re.compile(
    r"^\s*(?:tel:|\+?\d[\d\s()/.-]{6,}$)|\b(?:phone|telephone|phone call|telefon|telefonisch|telefonat|anruf|appel"
    r"|t[ée]l[ée]phone|tel[ée]fono|llamada)\b",
    re.IGNORECASE,
)
_CALL = re.compile(r"^\s*(?:phone )?(?:call|anruf|telefonat|appel|llamada|telefonieren)\b", re.IGNORECASE)
_PLACES = ("URL", "CONFERENCE", "X-GOOGLE-CONFERENCE", "X-GOOGLE-HANGOUT", "X-MICROSOFT-SKYPETEAMSMEETINGURL")
_THINGS = frozenset({"RESOURCE", "ROOM", "GROUP"})
_MUCH = 20_000


@dataclass(frozen=True, slots=True)
class Attendance:
    """The keys of the people of a meeting, and who asked for it. `mine` is False where the user declined."""

    people: tuple[str, ...]
    initiator: Initiator
    mine: bool = True


def attendance(event: Component, people: PassingPeople, me: Me) -> Attendance:
    """Who took part but the user: nobody who declined, no rooms; the organiser, where they are somebody else."""
    keys: dict[str, None] = {}
    mine = True
    organiser = event.first("ORGANIZER")
    for prop in event.all("ATTENDEE"):
        address, name = _address(prop), prop.params.get("CN")
        declined = prop.params.get("PARTSTAT").upper() == "DECLINED"
        if me.has_address(address, name):
            mine = mine and not declined
        elif not declined and prop.params.get("CUTYPE").upper() not in _THINGS:
            keys[people.key(address, name, prop.line)] = None
    by = Initiator.UNKNOWN
    if organiser is not None and keys:
        address, name = _address(organiser), organiser.params.get("CN")
        by = Initiator.ME if me.has_address(address, name) else Initiator.THEM if me else Initiator.UNKNOWN
        keys[people.key(address, name, organiser.line)] = None
    return Attendance(tuple(key for key in keys if key), by, mine)


def channel_of(event: Component) -> Channel:
    """By video where the place or a link says so and there is no other place; by phone; else in person."""
    place = event.text("LOCATION")[:_MUCH]
    if _LINKS.search(place) or _ONLINE.search(place):
        return Channel.VIDEO_CALL
    if _BY_PHONE.search(place):
        return Channel.CALL
    if place.strip() and "://" not in place:
        return Channel.IN_PERSON
    if any(_LINKS.search(event.text(key)[:_MUCH]) for key in (*_PLACES, "DESCRIPTION")):
        return Channel.VIDEO_CALL
    return Channel.CALL if _CALL.search(event.text("SUMMARY")[:_MUCH]) else Channel.IN_PERSON


def _address(prop: Property) -> str:
    """The e-mail address of somebody, '' where they are known by something else."""
    value = prop.value.strip()
    if value[:7].casefold() == "mailto:":
        return value[7:].partition("?")[0]
    return prop.params.get("EMAIL") or (value if "@" in value and ":" not in value else "")
