"""What is understood of the cells of a row, by the field of their column."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from followup_desktop.domain.cadence import Cadence
from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.contacts import Interest, InterestKind, RawProperty, Reach, ReachKind, Relation
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.formats.table import google
from followup_desktop.formats.table.addresses import Places
from followup_desktop.formats.table.draft import Draft
from followup_desktop.formats.table.values import split_words, with_label
from followup_desktop.formats.vcard.text import number, one_line

Handler = Callable[[Draft, Column, str], bool]
"""Takes a cell into the draft and says whether it did: one that it did not is kept as it stood."""
_PARTS_OF_PROPERTY = 4
_BREAK = re.compile(r"[\r\n]")


def set_once(held: dict[str, str], name: str, text: str) -> bool:
    """Set a field of one text, and say whether the text is now what it says: a second, different one is not."""
    if not held.get(name):
        held[name] = text
    return held[name] == text


def _name(part: str) -> Handler:
    return lambda draft, _column, text: set_once(draft.names, part, one_line(text))


def _full_name(draft: Draft, column: Column, text: str) -> bool:
    draft.only_full = column.label == google.ONLY
    return set_once(draft.names, "full", one_line(text))


def _word(field: str) -> Handler:
    return lambda draft, _column, text: set_once(draft.words, field, one_line(text))


def _how_we_met(draft: Draft, _column: Column, text: str) -> bool:
    return set_once(draft.words, "how_we_met", text)


def _reach(kind: ReachKind, label_field: Field = Field.KEPT) -> Handler:
    clean = number if kind in (ReachKind.PHONE, ReachKind.EMAIL) else one_line

    def handle(draft: Draft, column: Column, text: str) -> bool:
        service = draft.labels.get((Field.CHAT_SERVICE, column.number), "") if kind is ReachKind.CHAT else ""
        for value, said, preferred in with_label(text, draft.label(label_field, column)):
            label = ", ".join(filter(None, (service.lower(), said)))
            if cleaned := clean(value):
                draft.reaches.append(Reach(kind, cleaned, label, preferred))
        return True

    return handle


def _address(draft: Draft, column: Column, text: str) -> bool:
    return draft.places.take(column, text, draft.label(Field.ADDRESS_LABEL, column))


def _interests(kind: InterestKind) -> Handler:
    def handle(draft: Draft, _column: Column, text: str) -> bool:
        draft.interests += [Interest(word, kind) for word in split_words(text, joined=draft.mapping.joined)]
        return True

    return handle


def _tags(draft: Draft, _column: Column, text: str) -> bool:
    """Tags; the label that everybody of an address book has says nothing."""
    words = split_words(text, joined=draft.mapping.joined)
    tags = [word.removeprefix(google.PRIMARY).strip() for word in words if word not in google.EVERYBODY]
    draft.tags += filter(None, tags)
    return True


def _notes(draft: Draft, _column: Column, text: str) -> bool:
    draft.notes.append(text)
    return True


def _relations(draft: Draft, column: Column, text: str) -> bool:
    for name, label, _preferred in with_label(text, draft.label(Field.RELATION_LABEL, column)):
        if cleaned := one_line(name):
            draft.relations.append(Relation(label, cleaned))
    return True


def _own_field(draft: Draft, column: Column, text: str) -> bool:
    """One of Google's fields of one's own: a chat or profile as this program labels them, else kept."""
    for value, label, preferred in with_label(text, draft.label(Field.OWN_FIELD_LABEL, column), plain=True):
        before, _colon, rest = label.partition(": ")
        kind = google.OWN_REACHES.get(before)
        if kind and (cleaned := one_line(value)):
            draft.reaches.append(Reach(kind, cleaned, rest, preferred))
        else:
            draft.keep(label or _("Field"), value, own_field=True)
    return True


def _cadence(draft: Draft, _column: Column, text: str) -> bool:
    try:
        draft.cadence = Cadence.parse(text)
    except Refused as refused:
        draft.problems.append(str(refused))
        return False
    return True


def _reaching_out(draft: Draft, _column: Column, text: str) -> bool:
    draft.reaching_out = text == "1"
    return draft.reaching_out


def _holidays(draft: Draft, _column: Column, text: str) -> bool:
    from followup_desktop.domain.holidays import check_code

    try:
        return set_once(draft.words, "holidays", check_code(one_line(text)))
    except Refused as refused:
        draft.problems.append(str(refused))
        return False


def _circle(draft: Draft, _column: Column, text: str) -> bool:
    draft.circle_name = one_line(text)
    return True


def _properties(draft: Draft, _column: Column, text: str) -> bool:
    """Properties that a table has no column for, one a line, as the writer puts them there."""
    found = [property_of(line) for line in text.split("\n")]
    if None in found:
        return False
    draft.unknown += filter(None, found)
    return True


def property_of(line: str) -> RawProperty | None:
    """A property as property_line() writes it; None where a line is none."""
    try:
        parts = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(parts, list) or len(parts) != _PARTS_OF_PROPERTY:
        return None
    if not all(isinstance(part, str) for part in parts) or not parts[0]:
        return None
    name, value, group, params = parts
    return None if _BREAK.search(f"{name}{group}{params}") else RawProperty(name, value, group, params)


def property_line(raw: RawProperty) -> str:
    """A property in one line of plain ASCII, whatever stands in it."""
    return json.dumps([raw.name, raw.value, raw.group, raw.params]).replace("\x7f", "\\u007f")


def _left_out(_draft: Draft, _column: Column, _text: str) -> bool:
    return True


HANDLERS: dict[Field, Handler] = {
    Field.NAME: _full_name,
    **{part: _name(part.value) for part in (
        Field.PREFIX, Field.GIVEN, Field.ADDITIONAL, Field.FAMILY, Field.SUFFIX, Field.NICKNAME,
        Field.PHONETIC_GIVEN, Field.PHONETIC_FAMILY,
    )},
    **{word: _word(word.value) for word in (Field.PRONOUNS, Field.ORGANISATION, Field.DEPARTMENT, Field.ROLE)},
    Field.UID: _word("vcard_uid"),
    Field.HOW_WE_MET: _how_we_met,
    Field.EMAIL: _reach(ReachKind.EMAIL, Field.EMAIL_LABEL),
    Field.PHONE: _reach(ReachKind.PHONE, Field.PHONE_LABEL),
    Field.CHAT: _reach(ReachKind.CHAT, Field.CHAT_LABEL),
    Field.SOCIAL: _reach(ReachKind.SOCIAL),
    Field.WEBSITE: _reach(ReachKind.WEBSITE, Field.WEBSITE_LABEL),
    **dict.fromkeys(Places.FIELDS, _address),
    **{Field(kind.value): _interests(kind) for kind in InterestKind},
    Field.TAGS: _tags,
    Field.NOTES: _notes,
    Field.RELATION: _relations,
    Field.OWN_FIELD: _own_field,
    Field.CADENCE: _cadence,
    Field.REACHING_OUT: _reaching_out,
    Field.HOLIDAYS: _holidays,
    Field.CIRCLE: _circle,
    Field.PROPERTIES: _properties,
    Field.LEFT_OUT: _left_out,
}  # fmt: skip
