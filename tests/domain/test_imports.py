import base64
import dataclasses
from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.imports import CHOSEN, Choice, ImportPlan, KnownContact, Outcome, match_keys, plan
from followup_desktop.domain.merging import contradicting, merge
from followup_desktop.domain.names import NAMELESS, display_name
from followup_desktop.domain.problems import Problem


def person(full: str = "", *reaches: str, **fields: object) -> ContactFields:
    made = tuple(Reach(ReachKind.EMAIL if "@" in value else ReachKind.PHONE, value) for value in reaches)
    return ContactFields(name=Name(full=full), reaches=made, **fields)  # type: ignore[arg-type]


def outcomes(cards: Sequence[ContactFields], *book: ContactFields) -> list[Outcome]:
    known: dict[str, list[KnownContact]] = {}
    for number, fields in enumerate(book, start=1):
        for key in match_keys(fields):
            known.setdefault(key, []).append(KnownContact(number, 1, fields))
    made = plan([ForeignCard(card, "people.vcf", 1) for card in cards], known)
    assert made.found == len(cards)
    return [entry.outcome for entry in made.entries]


ANA = person("Ana Moreira", "ana@example.org", "+351 912 345 678")


def test_a_stranger_is_new() -> None:
    assert outcomes([ANA]) == [Outcome.NEW]


def test_the_same_person_adds_nothing() -> None:
    assert outcomes([ANA], ANA) == [Outcome.UNCHANGED]
    assert outcomes([ANA, ANA]) == [Outcome.NEW, Outcome.UNCHANGED]


def test_recognised_by_uid_email_phone_and_name() -> None:
    assert outcomes([person("A. Moreira", vcard_uid="u1")], dataclasses.replace(ANA, vcard_uid="u1")) == [
        Outcome.MERGED
    ]
    assert outcomes([person("Ana M.", "ANA@example.org")], ANA) == [Outcome.MERGED]
    assert outcomes([person("Ana", "00351912345678")], ANA) == [Outcome.MERGED]
    assert outcomes([person("Moreira, Ana")], ANA) == [Outcome.MERGED]


def test_families_share_addresses_and_many_share_a_first_name() -> None:
    assert outcomes([person("Rui Costa", "ana@example.org")], ANA) == [Outcome.NEW]
    assert outcomes([person("Ana", "ana2@example.org")], person("Ana", "ana1@example.org")) == [Outcome.NEW]


def test_a_couple_and_a_practice_share_a_number_and_are_two_people() -> None:
    def named(given: str, family: str, **parts: str) -> ContactFields:
        return dataclasses.replace(person("", "+48 22 100 20 30"), name=Name(given=given, family=family, **parts))

    john = named("John", "Smith")
    assert outcomes([john, named("Mary", "Smith")]) == [Outcome.NEW, Outcome.NEW]
    assert outcomes([person("Smith, Mary", "+48 22 100 20 30")], john) == [Outcome.NEW]
    assert outcomes([named("Alice", "Wong", prefix="Dr"), named("Bob", "Lee", prefix="Dr")]) == [Outcome.NEW] * 2
    assert outcomes([named("J.", "Smith"), named("Mary", "Jones", nickname="John")], john) == [Outcome.NEW] * 2
    assert outcomes([person("Smith John", "+48 22 100 20 30")], john) == [Outcome.MERGED]


def asked(card: ContactFields, *book: ContactFields) -> tuple[int | None, tuple[str, ...]]:
    (entry,) = chosen([card], {}, *book).entries
    assert entry.outcome is Outcome.NEW
    return entry.asked, entry.reasons


def test_who_may_be_somebody_is_new_and_asked() -> None:
    john = person("John Smith", "+48 22 100 20 30")
    assert asked(person("J. Smith", "+48 22 100 20 30"), john) == (1, ("phone", "initial"))
    assert asked(person("Moreira, Ana", "other@example.org"), ANA) == (1, ("name",))
    assert asked(person("Rui Costa", "ana@example.org"), ANA) == (None, ())
    made = chosen([person("Moreira, Ana", "other@example.org")], {0: Choice(contact=1)}, ANA)
    assert (made.entries[0].outcome, made.entries[0].asked, made.asked) == (Outcome.MERGED, None, 0)


def test_of_two_namesakes_nobody_is_chosen_by_the_name_alone() -> None:
    card = person("Ana Moreira", organisation="Clinic")
    assert outcomes([card], person("Ana Moreira", "ana@example.org")) == [Outcome.MERGED]
    assert asked(card, person("Ana Moreira", "ana@example.org"), person("Ana Moreira", "+351 912 345 678"))[0] == 1


def test_who_is_told_of_in_passing_and_may_be_somebody_stays_out() -> None:
    known = {key: [KnownContact(1, 1, ANA)] for key in match_keys(ANA)}
    card = ForeignCard(person("Ana Moreira", "other@example.org"), "mail.mbox", 1, passing=True)
    (entry,) = plan([card], known).entries
    assert (entry.outcome, entry.asked) == (Outcome.SKIPPED, 1)


def test_the_elder_and_the_younger_are_two_however_alike_their_cards() -> None:
    elder, younger = (
        dataclasses.replace(person("", "+1 212 555 0101"), name=Name("John Smith", given="John", suffix=suffix))
        for suffix in ("Sr", "Jr")
    )
    assert outcomes([elder, younger]) == [Outcome.NEW, Outcome.NEW]


def test_of_many_who_share_all_keys_each_is_known_again() -> None:
    """Cards without a name or an address of their own, each with a note."""
    cards = [person("?", notes=f"note {number}") for number in range(300)]
    read = [ForeignCard(fields, "people.vcf", 1) for fields in cards]
    first = plan(read, {})
    assert first.count(Outcome.NEW) == 300
    written = [dataclasses.replace(entry.result, circle=3, tags=("imported",)) for entry in first.entries]
    known = [KnownContact(number, 1, fields) for number, fields in enumerate(written, start=1)]
    again = plan(read, {"n:?": known})
    assert [entry.contact for entry in again.entries] == [contact.id for contact in known]
    assert again.count(Outcome.UNCHANGED) == 300


def test_names_written_alike_in_latin_letters_are_not_one_name() -> None:
    assert outcomes([person("陈思远"), person("陈思源")]) == [Outcome.NEW, Outcome.NEW]
    assert outcomes([person("陈思远"), person("陈思远")]) == [Outcome.NEW, Outcome.UNCHANGED]


def test_a_short_note_is_not_lost_inside_a_longer_word() -> None:
    assert merge(person("Ana", notes="party planning"), person("Ana", notes="art")).notes == "party planning\n\nart"
    assert merge(person("Ana", notes="art, and tea"), person("Ana", notes="art")).notes == "art, and tea"


def test_unreadable_people_count_as_skipped() -> None:
    made = plan([], {}, [Problem("a.vcf", 3, "half a card", skipped=True), Problem("a.vcf", 9, "a photo was left out")])
    assert made.found == 1
    assert made.count(Outcome.SKIPPED) == 1


def test_merging_keeps_every_value_of_both() -> None:
    other = person("Ana Sofia Moreira", "ana@work.example", organisation="City hospital", notes="Met in Lund")
    kept = dataclasses.replace(ANA, organisation="Clinic", notes="Likes climbing")
    merged = merge(kept, other)
    assert merged.name.full == "Ana Moreira"
    assert merged.organisation == "Clinic"
    assert [reach.value for reach in merged.reaches] == ["ana@example.org", "+351 912 345 678", "ana@work.example"]
    assert merged.notes == "Likes climbing\n\nMet in Lund"
    assert {raw.value for raw in merged.unknown} == {"City hospital", "Ana Sofia Moreira"}


def test_a_second_portrait_is_kept_as_a_vcard_holds_it_once() -> None:
    mine, theirs = Portrait(b"\xff\xd8\xff mine", "jpeg"), Portrait(b"\x89PNG\r\n\x1a\n theirs", "png")
    kept, other = person("Ana", portrait=mine), person("Ana", portrait=theirs)
    merged = merge(kept, other)
    assert merged.portrait == mine
    assert [(raw.name, raw.value) for raw in merged.unknown] == [
        ("PHOTO", f"data:image/png;base64,{base64.b64encode(theirs.data).decode()}")
    ]
    assert merge(merged, other) == merge(merged, kept) == merged
    assert merge(kept, person("Ana", portrait=dataclasses.replace(mine))) == kept


def test_a_birthday_with_its_year_completes_one_without() -> None:
    yearless = person("Ana", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 12, 6)),))
    full = person("Ana", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(1986, 12, 6)),))
    assert merge(yearless, full).dates == full.dates
    assert merge(full, yearless).dates == full.dates


def test_a_second_birthday_is_kept_but_not_congratulated_as_one() -> None:
    one = person("Ana", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 12, 6)),))
    other = person("Ana", dates=(ContactDate(DateKind.BIRTHDAY, PartialDate(None, 6, 12)),))
    kinds = [day.kind for day in merge(one, other).dates]
    assert kinds == [DateKind.BIRTHDAY, DateKind.OTHER]


words = st.text("abcÄ ", max_size=4).map(str.strip)
days = st.builds(PartialDate, st.none() | st.just(1990), st.integers(1, 3), st.integers(1, 28))
anybody = st.builds(
    ContactFields,
    name=st.builds(Name, full=words, given=words, family=words, nickname=words),
    organisation=words,
    role=words,
    notes=words,
    vcard_uid=words,
    reaches=st.lists(st.builds(Reach, st.sampled_from(list(ReachKind)), words), max_size=3).map(tuple),
    addresses=st.lists(st.builds(Address, city=words, street=words), max_size=2).map(tuple),
    dates=st.lists(st.builds(ContactDate, st.sampled_from(list(DateKind)), days, words), max_size=3).map(tuple),
    interests=st.lists(st.builds(Interest, words), max_size=2).map(tuple),
    tags=st.lists(words, max_size=2).map(tuple),
    relations=st.lists(st.builds(Relation, words, words), max_size=2).map(tuple),
    unknown=st.lists(st.builds(RawProperty, words, words), max_size=2).map(tuple),
)


@given(anybody, anybody)
def test_merging_again_changes_nothing(one: ContactFields, other: ContactFields) -> None:
    merged = merge(one, other)
    assert merge(merged, other) == merged


@given(st.lists(anybody.filter(lambda fields: display_name(fields) != NAMELESS), max_size=6))
def test_importing_again_changes_nothing(cards: list[ContactFields]) -> None:
    first = plan([ForeignCard(card, "a.vcf", 1) for card in cards], {})
    book: dict[int, ContactFields] = {}
    for number, entry in enumerate(first.entries):
        if entry.outcome is Outcome.NEW:
            book[-1 - number] = entry.result
        elif entry.outcome is Outcome.MERGED:
            book[entry.contact or 0] = entry.result
    assert set(outcomes(cards, *book.values())) <= {Outcome.UNCHANGED}


def chosen(cards: Sequence[ContactFields], choices: dict[int, Outcome | Choice], *book: ContactFields) -> ImportPlan:
    known: dict[str, list[KnownContact]] = {}
    for number, fields in enumerate(book, start=1):
        for key in match_keys(fields):
            known.setdefault(key, []).append(KnownContact(number, 1, fields))
    wanted = {at: each if isinstance(each, Choice) else Choice(each) for at, each in choices.items()}
    made = plan([ForeignCard(card, "people.vcf", 1) for card in cards], known, choices=wanted)
    assert made.found == len(cards)
    return made


def test_somebody_who_matches_is_new_where_the_person_says_so() -> None:
    richer = dataclasses.replace(ANA, organisation="City hospital")
    (entry,) = chosen([richer], {0: Outcome.NEW}, ANA).entries
    assert (entry.outcome, entry.contact, entry.result) == (Outcome.NEW, None, richer)
    (entry,) = chosen([ANA], {0: Outcome.NEW}, ANA).entries
    assert entry.outcome is Outcome.NEW


def test_somebody_skipped_is_written_nowhere_and_matched_by_nobody() -> None:
    second = dataclasses.replace(ANA, organisation="City hospital")
    first, other = chosen([ANA, second], {0: Outcome.SKIPPED}).entries
    assert (first.outcome, first.contact) == (Outcome.SKIPPED, None)
    assert (other.outcome, other.result) == (Outcome.NEW, second)


def test_later_cards_join_somebody_who_was_made_new_by_choice() -> None:
    second = dataclasses.replace(person("Bo Ek", "bo@example.org"), role="baker")
    entries = chosen([person("Bo Ek", "bo@example.org"), second], {0: Outcome.NEW}).entries
    assert [(entry.outcome, entry.contact) for entry in entries] == [(Outcome.NEW, None), (Outcome.MERGED, -1)]


def test_choices_name_their_cards_by_place_and_leave_the_others_alone() -> None:
    stranger = person("Bo Ek", "bo@example.org")
    made = chosen([stranger, ANA, ANA], {1: Outcome.SKIPPED, 2: Outcome.NEW}, ANA)
    assert [entry.outcome for entry in made.entries] == [Outcome.NEW, Outcome.SKIPPED, Outcome.NEW]
    assert (made.count(Outcome.NEW), made.count(Outcome.SKIPPED)) == (2, 1)


def test_a_choice_that_says_what_is_planned_anyway_changes_nothing() -> None:
    richer = dataclasses.replace(ANA, organisation="City hospital")
    cards = [richer, person("Bo Ek", "bo@example.org")]
    assert chosen(cards, {0: Outcome.MERGED, 1: Outcome.NEW}, ANA) == chosen(cards, {}, ANA)


def test_a_card_goes_into_the_contact_that_the_person_chose() -> None:
    stranger, other = person("Bo Ek", "bo@example.org"), person("Boris Ek", "boris@example.org")
    (entry,) = chosen([stranger], {0: Choice(contact=2)}, ANA, other).entries
    assert (entry.outcome, entry.contact, entry.why) == (Outcome.MERGED, 2, CHOSEN)
    assert entry.result == merge(other, stranger)
    (entry,) = chosen([stranger], {0: Choice(contact=7)}, ANA, other).entries
    assert entry.outcome is Outcome.NEW


def test_a_card_goes_into_an_earlier_one_that_the_person_chose() -> None:
    first, second = chosen([ANA, person("Anita")], {1: Choice(contact=-1)}).entries
    assert (second.outcome, second.contact) == (Outcome.MERGED, -1)
    assert second.result == merge(first.result, second.card.fields)


def test_theirs_stands_where_the_person_wants_it_and_mine_is_kept_beside_it() -> None:
    mine = dataclasses.replace(ANA, role="Nurse", organisation="City hospital")
    theirs = dataclasses.replace(person("Ana Lúcia Moreira", "ana@example.org"), role="Doctor", organisation="Clinic")
    assert contradicting(mine, theirs) == ["name", "organisation", "role"]
    wanted = Choice(theirs=frozenset({"role", "name"}))
    (entry,) = chosen([theirs], {0: wanted}, mine).entries
    assert (entry.result.role, entry.result.organisation) == ("Doctor", "City hospital")
    assert display_name(entry.result) == "Ana Lúcia Moreira"
    assert {raw.value for raw in entry.result.unknown} == {"Nurse", "Clinic", "Ana Moreira"}
    assert merge(entry.result, theirs) == entry.result
    assert chosen([theirs], {0: wanted}, entry.result).entries[0].outcome is Outcome.UNCHANGED


def test_a_field_that_one_side_leaves_empty_is_never_emptied_by_choice() -> None:
    (entry,) = chosen([ANA], {0: Choice(theirs=frozenset({"role"}))}, dataclasses.replace(ANA, role="Nurse")).entries
    assert (entry.outcome, entry.result.role) == (Outcome.UNCHANGED, "Nurse")


def test_a_merged_date_keeps_its_lead_time_and_takes_one_that_it_had_not() -> None:
    day = PartialDate(2027, 6, 12)
    wedding = ContactDate(DateKind.OTHER, day, "wedding", 14, once=True)
    plain = ContactDate(DateKind.OTHER, day, "wedding")
    led = ContactDate(DateKind.OTHER, day, "wedding", 3)
    for mine, theirs, expected in (
        (wedding, plain, wedding), (wedding, led, wedding), (plain, led, led),
    ):  # fmt: skip
        merged = merge(ContactFields(dates=(mine,)), ContactFields(dates=(theirs,)))
        assert merged.dates == (expected,)
        assert merge(merged, ContactFields(dates=(theirs,))) == merged


def test_merged_holidays_are_the_kept_ones_or_the_others() -> None:
    assert merge(ContactFields(holidays="PT"), ContactFields(holidays="DE")).holidays == "PT"
    assert merge(ContactFields(), ContactFields(holidays="DE")).holidays == "DE"
