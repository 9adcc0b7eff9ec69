"""Plans in words: what becomes of a person, why it is taken for somebody of the book, and what their fields say."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from followup_desktop.domain.contacts import ContactDate, ContactFields, InterestKind, RawProperty
from followup_desktop.domain.imports import Outcome, Planned
from followup_desktop.domain.merging import SECOND_UID
from followup_desktop.domain.names import display_name, name_text
from followup_desktop.domain.occasions import lead_words

translate = QCoreApplication.translate
_LONGEST = 2_000
_ALSO = "X-FOLLOWUP-ALSO-"

ROLES = {
    Outcome.NEW: "in_touch",
    Outcome.MERGED: "early",
    Outcome.UNCHANGED: "quiet",
    Outcome.SKIPPED: "quiet",
}
"""The colour of each outcome's chip."""


def outcome_word(outcome: Outcome) -> str:
    """'New', 'Merged'."""
    return {
        Outcome.NEW: translate("Import", "New"),
        Outcome.MERGED: translate("Import", "Merged"),
        Outcome.UNCHANGED: translate("Import", "Unchanged"),
        Outcome.SKIPPED: translate("Import", "Skipped"),
    }[outcome]


def why(entry: Planned) -> str:
    """Why a card is taken for somebody: 'same e-mail'; empty where it is not."""
    return what_is_shared(entry.why)


def what_is_shared(key: str) -> str:
    """What a match key says of two people who share it: 'same e-mail'."""
    return {
        "u": translate("Import", "it came from this contact"),
        "e": translate("Import", "same e-mail"),
        "p": translate("Import", "same phone number"),
        "n": translate("Import", "same name"),
        "s": translate("Import", "similar name"),
        "c": translate("Import", "you chose it"),
    }.get(key[:1], "")


def second_line(entry: Planned) -> str:
    """What tells two people of one name apart: organisation, first way to reach."""
    return tells_apart(entry.card.fields)


def tells_apart(fields: ContactFields) -> str:
    """The organisation and the first way to reach of somebody."""
    reach = next((reach.value for reach in fields.reaches if reach.value != display_name(fields)), "")
    return " · ".join(text for text in (fields.organisation, reach) if text)


def lines(fields: ContactFields) -> dict[str, list[str]]:
    """Every field that says something, by its name on screen, one line a value."""
    several = {
        translate("Import", "Ways to reach"): [_with(reach.value, reach.label) for reach in fields.reaches],
        translate("Import", "Addresses"): [_address(address) for address in fields.addresses],
        translate("Import", "Dates"): [_date(day) for day in fields.dates],
        translate("Import", "Interests"): _interests(fields, InterestKind.INTEREST),
        translate("Import", "Values"): _interests(fields, InterestKind.VALUE),
        translate("Import", "Looking for"): _interests(fields, InterestKind.NEED),
        translate("Import", "Can offer"): _interests(fields, InterestKind.OFFER),
        translate("Import", "How we met"): _paragraphs(fields.how_we_met),
        translate("Import", "Notes"): _paragraphs(fields.notes),
        translate("Import", "Tags"): list(fields.tags),
        translate("Import", "People in their life"): [_with(who.name, who.label) for who in fields.relations],
        translate("Import", "Kept beside it"): [
            _with(raw.value, raw.name.removeprefix(_ALSO).lower()) for raw in fields.unknown if _is_second(raw)
        ],
        translate("Import", "Kept as it stands"): [
            f"{raw.name}: {translate('Import', 'a picture') if raw.is_picture else raw.value}"
            for raw in fields.unknown
            if not raw.is_remainder and not raw.name.startswith(_ALSO)
        ],
    }
    one = {
        translate("Import", "Name"): name_text(fields.name),
        translate("Import", "Pronouns"): fields.pronouns,
        translate("Import", "Organisation"): fields.organisation,
        translate("Import", "Department"): fields.department,
        translate("Import", "Role"): fields.role,
        translate("Import", "Picture"): translate("Import", "a picture") if fields.portrait else "",
        translate("Import", "How often"): str(fields.cadence) if fields.cadence else "",
        translate("Import", "Holidays of"): fields.holidays,
    }
    said = {name: [text] for name, text in one.items() if text} | several
    return {name: [text[:_LONGEST] for text in texts] for name, texts in said.items() if texts}


def _is_second(raw: RawProperty) -> bool:
    """Whether it is a second value that a person can read: another identifier says nothing to them."""
    return raw.name.startswith(_ALSO) and raw.name != SECOND_UID


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _interests(fields: ContactFields, kind: InterestKind) -> list[str]:
    return [interest.text for interest in fields.interests if interest.kind is kind]


def _address(address: object) -> str:
    parts = ("street", "extended", "po_box", "postal_code", "city", "region", "country")
    said = [" ".join(str(getattr(address, part)).split()) for part in parts]
    return _with(", ".join(part for part in said if part), str(getattr(address, "label", "")))


def _date(day: ContactDate) -> str:
    """'2027-06-12 (wedding, comes once, 2 weeks before)'."""
    lead = lead_words(day.lead_days) if day.lead_days is not None else ""
    once = translate("Import", "comes once") if day.once else ""
    return _with(str(day.on), ", ".join(filter(None, (day.label or str(day.kind), once, lead[:1].lower() + lead[1:]))))


def _with(value: str, label: str) -> str:
    return f"{value} ({label})" if label else value
