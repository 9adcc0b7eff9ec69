"""What is understood of names, organisation and role, and of words about a person."""

from __future__ import annotations

from collections.abc import Callable

from followup_desktop.domain.contacts import Interest, InterestKind
from followup_desktop.formats.vcard.draft import Draft
from followup_desktop.formats.vcard.properties import Property
from followup_desktop.formats.vcard.text import block, one_line, split, unescape

Handler = Callable[[Draft, Property], bool]
"""Takes a property into the draft and says whether it did: one that it did not is kept as it stood."""

_NAME_PARTS = 5
_JOINED_BY = (" ", " ", " ", " ", ", ")


def full_name(draft: Draft, prop: Property) -> bool:
    """FN; a second one is kept."""
    if draft.full:
        return False
    draft.full = one_line(prop.text())
    if draft.full:
        draft.remember_all(prop, "FN")
    return True


def name_parts(draft: Draft, prop: Property) -> bool:
    """N: family; given; additional; prefixes; suffixes, each of them a list since vCard 3.0."""
    if draft.parts:
        return False
    parts = (prop.parts(";") + [""] * _NAME_PARTS)[:_NAME_PARTS]
    if draft.old_style:
        texts = [one_line(unescape(part)) for part in parts]
    else:
        texts = [_listed(part, joined_by) for part, joined_by in zip(parts, _JOINED_BY, strict=True)]
    if any(texts):
        draft.parts = texts
        draft.remember_all(prop, "N")
    return True


def _listed(part: str, joined_by: str) -> str:
    if "," not in part:
        return one_line(unescape(part))
    items = (one_line(unescape(item)) for item in split(part, ","))
    return one_line(joined_by.join(item for item in items if item))


def word(field: str, owner: str, *, lines: bool = False) -> Handler:
    """A handler of a property that is one text; a second one of the card is kept as it stood."""

    def handle(draft: Draft, prop: Property) -> bool:
        text = block(prop.text()) if lines else one_line(prop.text())
        if not text:
            return True
        if draft.words.get(field):
            return False
        draft.words[field] = text
        draft.remember_all(prop, owner)
        return True

    return handle


def nickname(draft: Draft, prop: Property) -> bool:
    """NICKNAME, a list."""
    text = _listed(prop.value, ", ") if not prop.params.encoding else one_line(prop.text())
    if text and draft.words.get("nickname"):
        return False
    if text:
        draft.words["nickname"] = text
        draft.remember_all(prop, "NICKNAME")
    return True


def organisation(draft: Draft, prop: Property) -> bool:
    """ORG: the organisation, and its units from the largest to the smallest."""
    texts = [text for part in prop.components() if (text := one_line(part))]
    if not texts:
        return True
    if draft.words.get("organisation") or draft.words.get("department"):
        return False
    first = one_line(prop.components()[0])
    draft.words["organisation"] = first
    draft.words["department"] = "; ".join(texts[1:] if first else texts)
    draft.remember_all(prop, "ORG")
    return True


def postpone(draft: Draft, prop: Property) -> bool:
    """A property whose meaning depends on the rest of the card (ROLE, LABEL)."""
    draft.postponed.append(prop)
    return True


def note(draft: Draft, prop: Property) -> bool:
    """NOTE; several are one, with a blank line between them."""
    if text := block(prop.text()):
        draft.notes.append(text)
        draft.remember_all(prop, "NOTE")
    return True


def categories(draft: Draft, prop: Property) -> bool:
    """CATEGORIES, a list of tags."""
    tags = [tag for part in prop.parts(",") if (tag := one_line(unescape(part)))]
    draft.tags += tags
    if tags:
        draft.remember_all(prop, "CATEGORIES")
    return True


def interest(kind: InterestKind) -> Handler:
    """A handler of INTEREST, HOBBY (RFC 6715) and the program's own words about a person."""

    def handle(draft: Draft, prop: Property) -> bool:
        if text := one_line(prop.text()):
            draft.interests.append(Interest(text, kind))
            draft.remember_all(prop, kind.upper(), text)
        return True

    return handle
