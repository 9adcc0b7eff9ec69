"""Groups of a file become tags of its people, and of nobody in another file."""

from __future__ import annotations

from followup_desktop.domain.contacts import ContactFields, Name
from followup_desktop.domain.foreign import ForeignCard, ForeignGroup
from followup_desktop.domain.groups import with_groups


def card(key: str, *tags: str, file: str = "a.vcf") -> ForeignCard:
    return ForeignCard(ContactFields(Name(given=key), tags=tags), file, 1, key=key)


def test_each_group_is_a_tag_once() -> None:
    groups = [ForeignGroup("Chess", ("ana", "bob"), "a.vcf"), ForeignGroup("Work", ("ana", "nobody"), "a.vcf")]
    cards = with_groups([card("ana", "Chess", "Porto"), card("bob"), card("cem")], groups)
    assert [one.fields.tags for one in cards] == [("Chess", "Porto", "Work"), ("Chess",), ()]


def test_a_group_is_of_its_own_file() -> None:
    cards = with_groups([card("ana"), card("ana", file="b.vcf")], [ForeignGroup("Chess", ("ana",), "b.vcf")])
    assert [one.fields.tags for one in cards] == [(), ("Chess",)]


def test_without_groups_nothing_changes() -> None:
    cards = [card("ana"), card("bob")]
    assert with_groups(cards, []) == cards
