"""What is written: escapes, folds, labels, and what each version has its own way for."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import (
    Address,
    ContactDate,
    ContactFields,
    DateKind,
    Interest,
    InterestKind,
    Name,
    Portrait,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from followup_desktop.formats.vcard import Card, Version, write_vcards
from tests.formats.vcard.helpers import fields, read, unfolded, vcard, written

ANNA = ContactFields(
    name=Name("Annie Berg", "Dr.", "Anna", "Maria", "Berg; Tal", "jr., M.Sc.", "Annie", "アンナ", "ベルク"),
    pronouns="she/her",
    organisation="Firma, GmbH",
    department="Abteilung; Gruppe",
    role="Leiterin",
    reaches=(
        Reach(ReachKind.EMAIL, "anna@example.com", "home", True),
        Reach(ReachKind.PHONE, "+49 30 1", "work, fax"),
        Reach(ReachKind.PHONE, "+49 30 2", "Ferienhaus"),
        Reach(ReachKind.PHONE, "+49 30 3", "work, Empfang, Süd"),
        Reach(ReachKind.CHAT, "anna b", "skype, home"),
        Reach(ReachKind.SOCIAL, "https://social.example/anna", "mastodon"),
        Reach(ReachKind.WEBSITE, "http://example.com/a,b;c\\d", "home page"),
    ),
    addresses=(Address("home", "Weg 1\nHinterhaus", "2. Stock", "PF 1", "Köln", "NRW", "50667", "Deutschland"),),
    dates=(
        ContactDate(DateKind.BIRTHDAY, PartialDate(None, 2, 29)),
        ContactDate(DateKind.ANNIVERSARY, PartialDate(2009, 8, 8)),
        ContactDate(DateKind.OTHER, PartialDate(2001, 3, 4), "Namenstag"),
    ),
    interests=(Interest("climbing"), Interest("honesty", InterestKind.VALUE)),
    tags=("Friends", "Old, dear"),
    relations=(Relation("spouse", "Max", "0f-1"), Relation("Patenkind", "Eva")),
    notes="one\ntwo \\ three, four; five",
    how_we_met="in Köln",
    portrait=Portrait(b"\xff\xd8\xff" + bytes(200), "jpeg"),
    circle=3,
    cadence=Cadence(6, Unit.WEEK),
    reaching_out=True,
    vcard_uid="urn:uuid:1",
    unknown=(RawProperty("X-A", "b\\,c", "item1", ";X=1"),),
)

COMMON = [
    "FN:Annie Berg",
    "N:Berg\\; Tal;Anna;Maria;Dr.;jr.\\, M.Sc.",
    "NICKNAME:Annie",
    "X-PHONETIC-FIRST-NAME:アンナ",
    "ORG:Firma\\, GmbH;Abteilung;Gruppe",
    "TITLE:Leiterin",
    "TEL;TYPE=work,fax:+49 30 1",
    "item2.TEL:+49 30 2",
    "item2.X-ABLabel:Ferienhaus",
    "item3.TEL;TYPE=work:+49 30 3",
    "item3.X-ABLabel:Empfang\\, Süd",
    "IMPP;X-SERVICE-TYPE=skype;TYPE=home:skype:anna%20b",
    "item4.URL:http://example.com/a,b;c\\\\d",
    "item4.X-ABLabel:_$!<HomePage>!$_",
    "ADR;TYPE=home:PF 1;2. Stock;Weg 1\\nHinterhaus;Köln;NRW;50667;Deutschland",
    "CATEGORIES:Friends,Old\\, dear",
    "NOTE:one\\ntwo \\\\ three\\, four\\; five",
    "X-FOLLOWUP-VALUE:honesty",
    "X-FOLLOWUP-HOW-WE-MET:in Köln",
    "X-FOLLOWUP-CADENCE:6 weeks",
    "X-FOLLOWUP-REACHING-OUT:1",
    "UID:urn:uuid:1",
    "item1.X-A;X=1:b\\,c",
]
OWN_WAY = {
    "4.0": [
        "VERSION:4.0",
        "PRONOUNS:she/her",
        "EMAIL;PREF=1;TYPE=home:anna@example.com",
        "SOCIALPROFILE;SERVICE-TYPE=mastodon:https://social.example/anna",
        "BDAY:--0229",
        "ANNIVERSARY:20090808",
        "item5.X-ABDATE:20010304",
        "item5.X-ABLabel:Namenstag",
        "RELATED;VALUE=text;X-FOLLOWUP-CONTACT=0f-1;TYPE=spouse:Max",
        "item6.RELATED;VALUE=text:Eva",
        "item6.X-ABLabel:Patenkind",
        "INTEREST:climbing",
    ],
    "3.0": [
        "VERSION:3.0",
        "X-FOLLOWUP-PRONOUNS:she/her",
        "EMAIL;TYPE=home,pref:anna@example.com",
        "X-SOCIALPROFILE;TYPE=mastodon:https://social.example/anna",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29",
        "item5.X-ABDATE:2009-08-08",
        "item5.X-ABLabel:_$!<Anniversary>!$_",
        "item6.X-ABDATE:2001-03-04",
        "item6.X-ABLabel:Namenstag",
        "item7.X-ABRELATEDNAMES;X-FOLLOWUP-CONTACT=0f-1:Max",
        "item7.X-ABLabel:_$!<Spouse>!$_",
        "item8.X-ABRELATEDNAMES:Eva",
        "item8.X-ABLabel:Patenkind",
        "X-FOLLOWUP-INTEREST:climbing",
    ],
}
BOTH: tuple[Version, ...] = ("4.0", "3.0")


@pytest.mark.parametrize("version", BOTH)
def test_every_field_has_its_property(version: Version):
    lines = unfolded(written(ANNA, version))
    assert set(COMMON + OWN_WAY[version]) <= set(lines)
    assert (lines[0], lines[1], lines[-1]) == ("BEGIN:VCARD", f"VERSION:{version}", "END:VCARD")
    picture = {"4.0": "PHOTO:data:image/jpeg;base64,/9j/", "3.0": "PHOTO;ENCODING=b;TYPE=JPEG:/9j/"}[version]
    assert sum(line.startswith(picture) for line in lines) == 1
    assert len(lines) == len(COMMON) + len(OWN_WAY[version]) + 4


@pytest.mark.parametrize("version", BOTH)
def test_every_field_comes_back_but_the_number_of_the_circle(version: Version):
    (card,), problems = read(written(ANNA, version))
    assert card.fields == ContactFields(**{name: getattr(ANNA, name) for name in ANNA.__slots__ if name != "circle"})
    assert not problems


@pytest.mark.parametrize("version", BOTH)
def test_the_circle_goes_by_its_name_and_the_change_by_its_moment(version: Version):
    moment = datetime(2026, 2, 28, 12, 30, 15, tzinfo=timezone(timedelta(hours=2)))
    data = written(Card(ANNA, revised=moment, circle_name="Inner, close"), version)
    rev = {"4.0": "REV:20260228T103015Z", "3.0": "REV:2026-02-28T10:30:15Z"}[version]
    assert rev in unfolded(data)
    (card,), _ = read(data)
    assert (card.circle_name, card.revised) == ("Inner, close", moment)


def test_who_has_no_name_is_called_what_the_program_calls_them():
    assert "FN:anna@example.com" in unfolded(written(ContactFields(reaches=ANNA.reaches[:1])))
    assert "FN:?" in unfolded(written(ContactFields(notes="somebody")))


def test_3_0_always_has_a_name_in_parts():
    assert "N:;;;;" in unfolded(written(ContactFields(name=Name("Anna")), "3.0"))
    assert not [line for line in unfolded(written(ContactFields(name=Name("Anna")))) if line.startswith("N")]


@pytest.mark.parametrize("version", BOTH)
@pytest.mark.parametrize("letter", ["a", "ü", "語", "🙂", "🏳️‍🌈"])
@pytest.mark.parametrize("length", range(60, 80))
def test_folds_are_at_75_octets_and_outside_characters(version: Version, letter: str, length: int):
    note = letter * length
    data = written(ContactFields(name=Name("Anna"), notes=note), version)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
    assert read(data)[0][0].fields.notes == note


@pytest.mark.parametrize("version", BOTH)
@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        ('TEL;X-EVOLUTION-UI-SLOT=1;X-A="b:c;d":+1', [";X-EVOLUTION-UI-SLOT=1", ';X-A="b:c;d"']),
        ('N;LANGUAGE=de;SORT-AS="Berg,Anna":Berg;Anna;;;', [";LANGUAGE=de", ';SORT-AS="Berg,Anna"']),
        ("EMAIL;PID=1.1;PREF=2;TYPE=work:a@example.com", [";PID=1.1", ";PREF=2", "TYPE=work"]),
        ("ORG;SORT-AS=Firma;TYPE=work:Firma", [";SORT-AS=Firma", ";TYPE=work"]),
        ('ADR;GEO="geo:1,2";TYPE=work,parcel:;;Weg 1;;;;', [';GEO="geo:1,2"', "TYPE=work", "TYPE=parcel"]),
        ("PHOTO;X-ABCROP-RECTANGLE=A&1&2;ENCODING=b;TYPE=JPEG:/9j/AAAA", [";X-ABCROP-RECTANGLE=A&1&2"]),
        ("BDAY;ALTID=1:1980-01-01", [";ALTID=1"]),
        ("NOTE;LANGUAGE=fr:bonjour", [";LANGUAGE=fr"]),
        ("TEL;TYPE=cell,text,video:1", ["TYPE=cell", "TYPE=text,video"]),
        ("IMPP;X-A=1;X-SERVICE-TYPE=skype:skype:anna", [";X-A=1"]),
    ],
)
def test_parameters_that_no_field_holds_come_out_again(line: str, pieces: list[str], version: Version):
    person = fields("FN:Anna", line)
    data = written(person, version)
    out = next(one for one in unfolded(data) if one.startswith(line.partition(";")[0] + ";"))
    assert [piece for piece in pieces if piece not in out] == []
    assert read(data)[0][0].fields == person


@pytest.mark.parametrize("version", BOTH)
def test_groups_hold_together(version: Version):
    person = fields(
        "FN:Anna", "Item7.ADR;TYPE=home:;;Weg 1;;;;", "Item7.X-ABADR:de", "item1.TEL:1", "item1.X-ABLabel:A"
    )
    lines = unfolded(written(person, version))
    assert "item7.ADR;TYPE=home:;;Weg 1;;;;" in lines
    assert "Item7.X-ABADR:de" in lines


def test_what_belonged_to_a_number_goes_with_it():
    person = fields("FN:Anna", "TEL;X-A=1:1", "TEL;X-A=2:2")
    changed = ContactFields(name=person.name, reaches=person.reaches[1:], unknown=person.unknown)
    lines = unfolded(written(changed))
    assert "TEL;X-A=2:2" in lines
    assert not [line for line in lines if "X-A=1" in line or "KEPT" in line]


def test_second_values_that_merging_kept_are_texts():
    person = ContactFields(name=Name("Anna"), unknown=(RawProperty("X-FOLLOWUP-ALSO-MET", "in Köln,\nby chance"),))
    data = written(person)
    assert "X-FOLLOWUP-ALSO-MET:in Köln\\,\\nby chance" in unfolded(data)
    assert read(data)[0][0].fields == person


@pytest.mark.parametrize(
    "raw",
    [
        RawProperty("X-A\r\nEND:VCARD", "1"),
        RawProperty("X-A", "1", "a\nb"),
        RawProperty(" X-A", "1"),
        RawProperty("", "1"),
        RawProperty("X:A", "1"),
    ],
)
def test_a_property_cannot_break_out_of_its_line(raw: RawProperty):
    assert len(unfolded(written(ContactFields(name=Name("Anna"), unknown=(raw,))))) == 4


def test_a_value_cannot_break_out_of_its_line():
    raw = RawProperty("X-A", "1\r\nEND:VCARD", "", ";X=1\n;Y=2")
    name = Name("Anna\r\nEND:VCARD")
    lines = unfolded(written(ContactFields(name=name, unknown=(raw,))))
    assert lines[2:-1] == ["FN:Anna\\nEND:VCARD", "X-A;X=1;Y=2:1\\nEND:VCARD"]


def test_what_is_no_unicode_is_written_all_the_same():
    assert b"FN:An?na" in written(ContactFields(name=Name("An\ud800na")))


def test_cards_are_written_as_they_come():
    out = io.BytesIO()

    def cards() -> Iterator[Card]:
        for number in range(3):
            assert out.getvalue().count(b"END:VCARD\r\n") == number
            yield Card(ContactFields(name=Name(f"Anna {number}")))

    assert write_vcards(cards(), out) == 3
    assert [card.fields.name.full for card in read(out.getvalue())[0]] == ["Anna 0", "Anna 1", "Anna 2"]


def test_2_1_comes_out_as_4_0():
    (card,), _ = read(
        vcard("N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Anna", "TEL;WORK;PREF:1", version="2.1")
    )
    assert unfolded(written(card)) == [
        "BEGIN:VCARD", "VERSION:4.0", "FN:Anna Müller", "N:Müller;Anna;;;", "TEL;PREF=1;TYPE=work:1", "END:VCARD",
    ]  # fmt: skip
