"""What the columns of a table hold, by the words of its header, whoever's software wrote it and in which language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from followup_desktop.domain.columns import Column, Field
from followup_desktop.domain.names import fold
from followup_desktop.formats.table import google, words

_LONGEST = 80
_WORD = re.compile(r"[a-z0-9]+")
_NUMBERS = re.compile(r"\d{1,2}")
_REACHES = (Field.EMAIL, Field.PHONE, Field.WEBSITE)
_ADDRESS = (
    Field.STREET, Field.EXTENDED, Field.PO_BOX, Field.CITY, Field.REGION, Field.POSTAL_CODE, Field.COUNTRY,
)  # fmt: skip
_KEPT = Column(Field.KEPT)


def guess(header: Sequence[str]) -> tuple[str, ...]:
    """For each column what it holds, as ReadOptions.columns says it: '' for one that nobody understands."""
    if google.is_google(header):
        return tuple(map(google.column, header))
    found = [_by_words(name) for name in header]
    tokens = [_tokens(name) for name in header]
    _settle_titles(found, tokens)
    _settle_names(found, tokens)
    _settle_places(found)
    if any(column.field is Field.CONNECTED_ON for column in found):
        found = [_linkedin(column) for column in found]
    return tuple(map(str, found))


@lru_cache(maxsize=2_000)
def _by_words(name: str) -> Column:
    if "@" in name:
        return _KEPT  # somebody's address is no header, whatever words are in it
    tokens = _tokens(name)
    field = _field(tokens)
    if field in _REACHES or field in _ADDRESS:
        return Column(field, label=_label(field, tokens))
    if field in (Field.CHAT, Field.SOCIAL):
        return Column(field, label=next((token for token in tokens if token in words.SERVICES), ""))
    if field is Field.RELATION:
        return Column(field, label=_relative(tokens))
    return Column(field) if field else _KEPT


def _tokens(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(name[:_LONGEST])))


@lru_cache(maxsize=2_000)
def _field(tokens: tuple[str, ...]) -> Field:
    """The field whose words the header has; the one with most words, and of several the first."""
    plain = frozenset(token for token in tokens if not _NUMBERS.fullmatch(token))
    numbered = plain | frozenset(tokens)
    if any(numbered.issuperset(phrase) for phrase in words.NOTHING):
        return Field.KEPT
    best, most = Field.KEPT, 0
    for field, phrases in words.MEANINGS:
        longest = max((len(phrase) for phrase in phrases if numbered.issuperset(phrase)), default=0)
        if longest > most:
            best, most = field, longest
    return best


def _label(field: Field, tokens: tuple[str, ...]) -> str:
    places = [label for label, said in words.PLACES if said.intersection(tokens)]
    if field is Field.PHONE:
        fax = ["fax"] if words.FAXES.intersection(tokens) else []
        return ", ".join([*places[:1], *fax])
    return next((label for label in places if label in ("home", "work", "other")), "")


def _relative(tokens: tuple[str, ...]) -> str:
    return next((label for label, said in words.RELATIVES.items() if set(said.split()).intersection(tokens)), "")


def _settle_titles(found: list[Column], tokens: Sequence[tuple[str, ...]]) -> None:
    """'Title' is the role where no other column is, else stands before the name; of two the first stands there."""
    titles = [place for place, said in enumerate(tokens) if len(said) == 1 and said[0] in words.TITLES]
    has_role = any(column.field is Field.ROLE for column in found)
    for place in titles:
        before = has_role or place != titles[-1]
        found[place] = Column(Field.PREFIX if before and place == titles[0] else Field.ROLE)


def _settle_places(found: list[Column]) -> None:
    """A lone city ('Ort') beside whole addresses is where somebody is at the moment: no address."""
    bare = [place for place, column in enumerate(found) if column.field in _ADDRESS and not column.label]
    if len(bare) == 1 and any(column.field in _ADDRESS and column.label for column in found):
        found[bare[0]] = _KEPT


def _settle_names(found: list[Column], tokens: Sequence[tuple[str, ...]]) -> None:
    for place, said in enumerate(tokens):
        if len(said) == 1 and said[0] in words.ONE_NAME:
            fields = {column.field for column in found}
            if said[0] == "nom" and Field.GIVEN in fields:
                found[place] = Column(Field.FAMILY)
            elif said[0] == "nombre" and Field.FAMILY in fields:
                found[place] = Column(Field.GIVEN)
            else:
                found[place] = Column(Field.NAME)


def _linkedin(column: Column) -> Column:
    return Column(Field.SOCIAL, label="linkedin") if column.field is Field.WEBSITE else column
