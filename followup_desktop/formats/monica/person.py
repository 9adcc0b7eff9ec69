"""One contact of the export as a card: every field in its place, and what has none in the notes."""

from __future__ import annotations

import binascii
from collections.abc import Iterator
from datetime import date
from typing import Any

from followup_desktop.domain.channels import ReachKind
from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.contacts import Address, ContactFields, Name, Portrait, RawProperty, Reach, Relation
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.monica.survey import Survey
from followup_desktop.formats.monica.values import cadence, day, is_uuid, objects, said, special_date, text, texts, true
from followup_desktop.formats.vcard.portraits import media_type

_CHATS = {"whatsapp", "telegram", "signal", "hangouts", "skype", "messenger", "matrix", "discord", "xmpp"}
_STARRED = "starred"


def values(item: Any, kind: str) -> list[dict[str, Any]]:
    """What a contact has of a kind."""
    return [
        each for section in objects(said(item, "data")) if section.get("type") == kind
        for each in objects(section.get("values"))
    ]  # fmt: skip


def read_person(item: dict[str, Any], survey: Survey, portrait: Portrait | None, file: str, line: int) -> ForeignCard:
    """A contact's card."""
    own, properties = text(item.get("uuid")), item.get("properties")
    tags = texts(said(properties, "tags"))
    if true(said(properties, "is_starred")):
        tags.append(_STARRED)
    gender = text(said(survey.types.get(text(said(properties, "gender"))), "type")) or text(said(properties, "gender"))
    fields = ContactFields(
        name=Name(**{part: text(said(properties, member)) for part, member in _NAME.items()}),
        organisation=text(said(properties, "company")),
        role=text(said(properties, "job")),
        reaches=tuple(_reaches(item, survey)),
        addresses=tuple(_addresses(item)),
        dates=tuple(dict.fromkeys(_dates(item))),
        tags=tuple(dict.fromkeys(tags)),
        relations=tuple(
            Relation(label or _("related"), survey.names.get(other, ""), other if is_uuid(other) else "")
            for label, other in survey.relations.get(own, ())
        ),
        notes="\n\n".join(_notes(item, survey)),
        how_we_met=_how_we_met(properties, survey),
        portrait=portrait,
        cadence=cadence(said(properties, "stay_in_touch_frequency")),
        vcard_uid=own,
        unknown=(RawProperty("GENDER", gender),) if 0 < len(gender) <= 2 else (),
    )
    return ForeignCard(
        fields, file, line, key=own or f"{file}:{line}", uuid=own if is_uuid(own) else "",
        added_on=day(item.get("created_at")), is_me=bool(own) and own == survey.me,
        archived=said(properties, "is_active") is False or true(said(properties, "is_dead")),
    )  # fmt: skip


_NAME = {"given": "first_name", "additional": "middle_name", "family": "last_name", "nickname": "nickname"}


def picture(photo: Any) -> Portrait | None:
    """The picture that an export holds as a 'data:' address, None where it is none of the kinds that are shown."""
    _head, mark, data = text(said(photo, "properties", "dataUrl")).partition(";base64,")
    try:
        found = binascii.a2b_base64(data.encode("ascii")) if mark else b""
    except ValueError:
        return None
    media = media_type(found)
    return Portrait(found, media) if media else None


def yearly(item: Any) -> Iterator[ContactDate]:
    """The reminders that come once a year, which are dates of the contact."""
    for each in values(item, "reminder"):
        properties = each.get("properties")
        on, title = special_date({"date": said(properties, "initial_date")}), text(said(properties, "title"))
        if on and title and is_yearly(properties):
            yield ContactDate(DateKind.OTHER, on, title)


def is_yearly(properties: Any) -> bool:
    """Whether a reminder comes back each year."""
    number = said(properties, "frequency_number")
    return (
        said(properties, "frequency_type") == "year"
        and (number is None or true(number))
        and not said(properties, "inactive")
    )


def _dates(item: Any) -> Iterator[ContactDate]:
    properties = said(item, "properties")
    taken: set[tuple[int | None, int | None]] = set()
    for member, kind, label in (("birthdate", DateKind.BIRTHDAY, ""), ("deceased_date", DateKind.OTHER, _("died"))):
        if on := special_date(said(properties, member)):
            taken.add((on.month, on.day))
            yield ContactDate(kind, on, label)
    # Monica makes a reminder of a birthday by itself.
    yield from (each for each in yearly(item) if (each.on.month, each.on.day) not in taken)


def _reaches(item: Any, survey: Survey) -> Iterator[Reach]:
    for each in values(item, "contact_field"):
        sort = survey.types.get(text(said(each, "properties", "type")), {})
        value, label = text(said(each, "properties", "data")), text(sort.get("name"))
        kind = _kind(text(sort.get("type")), label.casefold())
        if value:
            plain = kind in {ReachKind.EMAIL, ReachKind.PHONE}
            yield Reach(kind, value, "" if plain else label.casefold())


def _kind(sort: str, name: str) -> ReachKind:
    if sort in {"email", "phone"}:
        return ReachKind(sort)
    if name in _CHATS:
        return ReachKind.CHAT
    return ReachKind.WEBSITE if name in {"website", "url", "homepage"} else ReachKind.SOCIAL


def _addresses(item: Any) -> Iterator[Address]:
    for each in values(item, "address"):
        parts = {
            part: text(said(each, "properties", member))
            for part, member in (
                ("label", "name"), ("street", "street"), ("city", "city"), ("region", "province"),
                ("postal_code", "postal_code"), ("country", "country"),
            )
        }  # fmt: skip
        if any(parts.values()):
            yield Address(**parts)


def _how_we_met(properties: Any, survey: Survey) -> str:
    on = special_date(said(properties, "first_met_date"))
    through = survey.names.get(text(said(properties, "first_met_through")), "")
    words = [_("Met on {date}").format(date=on)] if on else []
    return ", ".join([*words, _("through {name}").format(name=through)] if through else words)


def _notes(item: Any, survey: Survey) -> Iterator[str]:
    """What has no place of its own, a paragraph each."""
    properties = said(item, "properties")
    if description := text(said(properties, "description")):
        yield description
    if food := text(said(properties, "food_preferences")):
        yield _("Food: {text}").format(text=food)
    for each in values(item, "note"):
        if body := text(said(each, "properties", "body")):
            yield _dated(day(each.get("created_at")), body)
    for each in values(item, "pet"):
        parts = (text(said(each, "properties", part)) for part in ("category", "name"))
        yield _("Pet: {text}").format(text=", ".join(filter(None, parts)))
    for each in values(item, "debt"):
        yield _debt(each.get("properties"), day(each.get("created_at")))
    yield from _reminders(item, survey)


def _debt(properties: Any, on: date | None) -> str:
    amount = " ".join(filter(None, (text(said(properties, "amount")), text(said(properties, "currency")))))
    owed = _("You owe them {amount}") if true(said(properties, "in_debt")) else _("They owe you {amount}")
    words = owed.format(amount=amount)
    if reason := text(said(properties, "reason")):
        words = f"{words} ({reason})"
    return _dated(on, _("{text}: settled").format(text=words) if said(properties, "status") == "complete" else words)


def _reminders(item: Any, survey: Survey) -> Iterator[str]:
    """Reminders that neither come each year nor are still ahead."""
    for each in values(item, "reminder"):
        properties = each.get("properties")
        on = day(said(properties, "initial_date"))
        if on is None or not (is_yearly(properties) or is_ahead(properties, survey)):
            words = [text(said(properties, member)) for member in ("title", "description")]
            often = " ".join(text(said(properties, member)) for member in ("frequency_number", "frequency_type"))
            yield _dated(
                on, _("Reminder ({often}): {text}").format(often=often.strip(), text=". ".join(filter(None, words)))
            )


def is_ahead(properties: Any, survey: Survey) -> bool:
    """Whether a reminder comes once, and had not come when the export was made."""
    on = day(said(properties, "initial_date"))
    once = said(properties, "frequency_type") == "one_time" and not said(properties, "inactive")
    return once and on is not None and (survey.exported_on is None or on >= survey.exported_on)


def _dated(on: date | None, words: str) -> str:
    return f"{on}: {words}" if on else words
