"""Files of real software: how many people they hold, what is read of them, and that nothing is lost on the way out."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from followup_desktop.domain.contacts import DateKind, ReachKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.formats.vcard import Version, looks_like_vcard
from tests.formats.vcard.helpers import FILES, read, sample, written

PEOPLE = {
    "John_Doe_ANDROID.vcf": 6,
    "gmail-list.vcf": 3,
    "rfc2426-example.vcf": 2,
    "Empty.vcf": 0,
    "LargeFile.vcf": 1000,
    "v3.vcf": 2,
    "v3Ansi.vcf": 2,
    "v3Utf16Bom.vcf": 2,
    "v4.vcf": 2,
}
"""How many people a sample holds, where it is not one."""

PROBLEMS = {
    "AnsiIssue.vcf": [(1, "not UTF-8")],
    "AnsiIssueInvalidEncoding.vcf": [(1, "not UTF-8")],
    "AnsiIssueNoEncoding.vcf": [(1, "not UTF-8")],
    "Cropped_2_1.vcf": [(1, "does not end")],
    "Empty.vcf": [(0, "Not a vCard: the file is empty")],
    "German.vcf": [(1, "not UTF-8")],
    "Murks.vcf": [(1, "not UTF-8")],
    "v3Ansi.vcf": [(19, "not UTF-8")],
    "v4.vcf": [(22, "no month 31")],
}
"""What is said of a sample, and on which line, where anything is."""

NAMES = {
    "German.vcf": ("Sören", "Täve", "Nüßlebaum"),
    "Murks.vcf": ("Sören", "Täve", "Nüßlebaum"),
    "AnsiIssue.vcf": ("Ralf", "", "Rastral"),
    "Greek.vcf": ("Ευάγγελος", "Οδυσσέας", "Παπαθανασίου"),
    "Hebrew.vcf": ("Ephraim", "", "Kishon"),
    "Ukrainian.vcf": ("Віталій", "Володи́мирович", "Кличко́"),
    "utf-8.vcf": ("", "", "Konfuzius"),
    "v3Utf16Bom.vcf": ("Folker", "", "Kinzel"),
    "John_Doe_GMAIL.vcf": ("John", "Richter, James", "Doe"),
    "John_Doe_IPHONE.vcf": ("John", "Richter James", "Doe"),
    "Photo-v3.vcf": ("Emma", "", "Musterfrau"),
}

WRITTEN_NAMES = {
    "Greek.vcf": "Βαγγέλης",
    "Hebrew.vcf": "אפרים קישון",
    "utf-8.vcf": "孔夫子",
    "v2_1.vcf": "Maxl",
    "rfc6350-example.vcf": "Simon Perreault",
    "John_Doe_ANDROID.vcf": "john.doe@company.com",
    "Photo-Outlook-v2.vcf": "?",
}
"""How the first person of a sample is called, where that is not the parts of the name in order."""

PICTURES = {
    "John_Doe_BLACK_BERRY.vcf": "jpeg",
    "John_Doe_IPHONE.vcf": "jpeg",
    "John_Doe_LOTUS_NOTES.vcf": "jpeg",
    "John_Doe_MAC_ADDRESS_BOOK.vcf": "jpeg",
    "John_Doe_MS_OUTLOOK.vcf": "jpeg",
    "outlook-2007.vcf": "jpeg",
    "thunderbird-MoreFunctionsForAddressBook-extension.vcf": "jpeg",
    "Library-v2.vcf": "jpeg",
    "Outlook-v2.vcf": "jpeg",
    "Photo-Outlook-v2.vcf": "jpeg",
    "Photo-v3.vcf": "jpeg",
    "v2_1.vcf": "jpeg",
}

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)


def test_the_samples_are_there():
    assert len(FILES) == 43


@each_file
def test_each_person_is_found(path: Path):
    cards, problems = read(path.read_bytes())
    assert len(cards) == PEOPLE.get(path.name, 1)
    assert not [problem for problem in problems if problem.skipped]


@each_file
def test_what_is_wrong_is_told_with_its_line(path: Path):
    _, problems = read(path.read_bytes())
    expected = PROBLEMS.get(path.name, [])
    assert [problem.line for problem in problems] == [line for line, _ in expected]
    assert all(text in problem.message for problem, (_, text) in zip(problems, expected, strict=True))


@each_file
def test_it_is_recognised_by_its_content(path: Path):
    assert looks_like_vcard(path.read_bytes()[:512]) == (path.name != "Empty.vcf")


@each_file
@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_nothing_is_lost_on_the_way_out_and_in_again(path: Path, version: Version):
    for card in read(path.read_bytes())[0]:
        data = written(card, version)
        again, _ = read(data)
        assert [one.fields for one in again] == [card.fields]
        assert again[0].revised == card.revised
        assert written(again[0], version) == data


@each_file
@pytest.mark.parametrize("version", ["4.0", "3.0"])
def test_no_line_that_is_written_is_too_long_or_cut_inside_a_character(path: Path, version: Version):
    for card in read(path.read_bytes())[0]:
        data = written(card, version)
        assert data.endswith(b"END:VCARD\r\n")
        for line in data.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(line) <= 75
            line.decode()


@pytest.mark.parametrize("file", NAMES)
def test_names(file: str):
    name = sample(file)[0][0].fields.name
    assert (name.given, name.additional, name.family) == NAMES[file]


@pytest.mark.parametrize("file", WRITTEN_NAMES)
def test_names_as_they_are_written(file: str):
    assert sample(file)[0][0].fields.name.full == WRITTEN_NAMES[file]


@pytest.mark.parametrize("file", PICTURES)
def test_pictures(file: str):
    portrait = sample(file)[0][0].fields.portrait
    assert portrait is not None
    assert portrait.media == PICTURES[file]
    assert portrait.data[:2] == b"\xff\xd8"


def test_only_these_samples_have_pictures():
    with_picture = {path.name for path in FILES for card in read(path.read_bytes())[0] if card.fields.portrait}
    assert with_picture == {*PICTURES, "John_Doe_ANDROID.vcf"}


def test_a_picture_is_read_to_the_last_byte():
    portrait = sample("Photo-v3.vcf")[0][0].fields.portrait
    assert portrait is not None
    assert hashlib.sha256(portrait.data).hexdigest() == PHOTO_V3
    assert portrait.data.endswith(b"\xff\xd9")


PHOTO_V3 = "4114f117eb2e3778d995fe2e18c10c58e8352e601de979656afd47d2e356bdec"


def test_large_file_first_and_last():
    cards, _ = sample("LargeFile.vcf")
    assert (cards[0].fields.name.given, cards[0].fields.name.family, cards[0].line) == ("Kasey", "Schmitt", 1)
    assert len({card.line for card in cards}) == 1000


def test_evolution():
    person = sample("John_Doe_EVOLUTION.vcf")[0][0].fields
    assert (person.organisation, person.department, person.role) == ("IBM", "Accounting; Dungeon", "Money Counter")
    assert [(relation.label, relation.name) for relation in person.relations] == [
        ("spouse", "Maria"),
        ("manager", "Big Blue"),
        ("assistant", "Little Red"),
    ]
    assert [(date.kind, str(date.on)) for date in person.dates] == [
        (DateKind.BIRTHDAY, "1980-03-22"),
        (DateKind.ANNIVERSARY, "1980-03-22"),
    ]
    assert person.tags == ("VIP",)
    assert person.addresses[0].po_box == "ASB-123"
    assert person.reaches[0].kind is ReachKind.CHAT
    assert (person.reaches[0].value, person.reaches[0].label) == ("johnny5@aol.com", "aim, home")


def test_gmail():
    person = sample("gmail-single2.vcf")[0][0].fields
    labels = {reach.value: reach.label for reach in person.reaches}
    assert labels["customcategory@example.com"] == "CustomEmailCategory"
    assert labels["http://www.example4.com"] == "home page"
    assert labels["5555551118"] == "work, fax"
    assert labels["IM5"] == "skype"
    assert [str(date.on) for date in person.dates] == ["1912-06-23", "1930-03-20", "1776-07-04", "2000-09-12"]
    assert [date.label for date in person.dates] == ["", "", "", "CustomDateCategory"]
    assert [relation.label for relation in person.relations][:4] == ["", "spouse", "child", "mother"]
    assert person.name.phonetic_given == "ThePhoneticFirstName"
    assert person.notes == "note line 1\nnote line 2\nCustomField: field value"


def test_rfc6350_example():
    person = sample("rfc6350-example.vcf")[0][0].fields
    assert person.name.suffix == "ing. jr, M.Sc."
    assert person.dates[0].on == PartialDate(None, 2, 3)
    assert person.dates[1].on == PartialDate(2009, 8, 8)
    phone = person.reaches[0]
    assert (phone.value, phone.label, phone.preferred) == ("+1-418-656-9254 ext. 102", "work", True)
    assert {raw.name for raw in person.unknown} >= {"GENDER", "LANG", "GEO", "KEY", "TZ"}


def test_quoted_printable_of_outlook():
    person = sample("v2_1.vcf")[0][0].fields
    assert person.department == "Führungsetage"
    assert person.notes.startswith("Kommentar ÄÄÄÄÄÄ ääääää ÖÖÖÖÖÖ öööööö ÜÜÜÜÜÜ üüüüüü ßßßßßß\nKommentar")
    assert person.addresses[0].street == "Firmenstraße"
    assert ("spouse", "Partner") in [(relation.label, relation.name) for relation in person.relations]
    cropped = sample("Cropped_2_1.vcf")[0][0].fields
    assert cropped.notes == "Kommentar ÄÄÄÄÄÄ ääääää ÖÖÖÖÖÖ öööööö ÜÜÜÜÜÜ üüüü"


def test_addresses_that_only_a_label_tells():
    addresses = sample("LabelTest1.vcf")[0][0].fields.addresses
    assert [(address.label, address.street) for address in addresses] == [
        ("work", "Business-Straße 19"),
        ("home", "Freizeitweg 4"),
        ("", "Sonstgasse 44\n37465 Anderstadt"),
    ]
    assert sample("LabelTest2.vcf")[0][0].fields.addresses[3].street == "Fabrikstraße 1\n76543 Industriehausen"


def test_a_birthday_that_is_none_is_kept_as_it_stood():
    person = sample("v4.vcf")[0][1].fields
    assert not [date for date in person.dates if date.kind is DateKind.BIRTHDAY]
    assert ("BDAY", "19723101") in [(raw.name, raw.value) for raw in person.unknown]
    assert person.dates[0].label == "Hochzeitstag"
