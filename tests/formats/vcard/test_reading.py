"""What the properties of a card mean."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from followup_desktop.domain.cadence import Cadence, Unit
from followup_desktop.domain.contacts import (
    ContactDate,
    DateKind,
    Interest,
    InterestKind,
    RawProperty,
    Reach,
    ReachKind,
    Relation,
)
from followup_desktop.domain.dates import PartialDate
from tests.formats.vcard.helpers import fields, read, vcard


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Anna Berg", "N:Berg;Anna;;;"), ("", "Anna", "Berg")),
        (("FN:Annie", "N:Berg;Anna;;;"), ("Annie", "Anna", "Berg")),
        (("FN:Anna Berg",), ("Anna Berg", "", "")),
        (("N:Berg;Anna",), ("", "Anna", "Berg")),
        (("fn;language=de:Anna\\, Berg",), ("Anna, Berg", "", "")),
        (("item1.FN:Anna\\nBerg",), ("Anna Berg", "", "")),
        (("FN:\u202eAnna\u202c \u200bBerg\x07",), ("Anna Berg", "", "")),
        (("N:Berg\\;Tal;Anna,Maria;;;",), ("", "Anna Maria", "Berg;Tal")),
        (("NICKNAME:Annie,Ann", "EMAIL:a@example.com"), ("Annie, Ann", "", "")),
        (("ORG:Firma", "EMAIL:a@example.com"), ("a@example.com", "", "")),
        (("ORG:Firma", "TEL:123"), ("Firma", "", "")),
        (("TEL:123",), ("123", "", "")),
        (("NOTE:somebody",), ("?", "", "")),
    ],
)
def test_names(lines: tuple[str, ...], name: tuple[str, str, str]):
    found = fields(*lines).name
    assert (found.full, found.given, found.family) == name


@pytest.mark.parametrize(
    ("line", "reach"),
    [
        ("EMAIL;TYPE=INTERNET,HOME,PREF:a@example.com", Reach(ReachKind.EMAIL, "a@example.com", "home", True)),
        ("EMAIL;PREF=1:mailto:a@example.com", Reach(ReachKind.EMAIL, "a@example.com", "", True)),
        ("EMAIL;PREF=2:a@example.com", Reach(ReachKind.EMAIL, "a@example.com")),
        ("TEL;type=CELL;type=VOICE;type=pref:1", Reach(ReachKind.PHONE, "1", "cell", True)),
        (
            'TEL;VALUE=uri;TYPE="work,voice":tel:+1-418-656;ext=102',
            Reach(ReachKind.PHONE, "+1-418-656 ext. 102", "work"),
        ),
        ("TEL:\u202a+49\u00a0170 1\u202c", Reach(ReachKind.PHONE, "+49 170 1")),
        ("URL;TYPE=WORK:http\\://example.com/a,b", Reach(ReachKind.WEBSITE, "http://example.com/a,b", "work")),
        ("IMPP;X-SERVICE-TYPE=Skype;type=HOME:skype:anna", Reach(ReachKind.CHAT, "anna", "skype, home")),
        ("IMPP:xmpp:anna%40x@example.com", Reach(ReachKind.CHAT, "anna@x@example.com", "xmpp")),
        ("X-ICQ;TYPE=WORK:12345", Reach(ReachKind.CHAT, "12345", "icq, work")),
        ("X-SOCIALPROFILE;type=twitter:http://x.example/a", Reach(ReachKind.SOCIAL, "http://x.example/a", "twitter")),
        ("X-SOCIALPROFILE;type=myspace;x-user=anna:", Reach(ReachKind.SOCIAL, "anna", "myspace")),
        (
            "SOCIALPROFILE;SERVICE-TYPE=Mastodon:https://m.example/@a",
            Reach(ReachKind.SOCIAL, "https://m.example/@a", "mastodon"),
        ),
        ("X-TWITTER:anna", Reach(ReachKind.SOCIAL, "anna", "twitter")),
    ],
)
def test_reaches(line: str, reach: Reach):
    assert fields("FN:Anna", line).reaches == (reach,)


def test_bare_types_of_2_1():
    person = fields("FN:Anna", "TEL;WORK;FAX;PREF:1", "TEL;CELL;VOICE;utf-8;de-DE:2", version="2.1")
    assert person.reaches == (
        Reach(ReachKind.PHONE, "1", "work, fax", True),
        Reach(ReachKind.PHONE, "2", "cell"),
    )


@pytest.mark.parametrize(
    ("said", "label"),
    [("_$!<HomePage>!$_", "home page"), ("Ferienhaus\\, Süd", "Ferienhaus, Süd"), ("CamelCase", "CamelCase"), ("", "")],
)
def test_apple_labels(said: str, label: str):
    person = fields("FN:Anna", "ITEM1.URL:http://example.com", f"item1.X-ABLabel:{said}")
    assert person.reaches[0].label == label
    assert not person.unknown


def test_a_label_of_something_that_has_none_is_kept():
    person = fields("FN:Anna", "item1.ORG:Firma", "item1.X-ABLabel:Zweigstelle")
    assert RawProperty("X-ABLabel", "Zweigstelle", "item1") in person.unknown


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("BDAY:1980-03-22", PartialDate(1980, 3, 22)),
        ("BDAY:19800322", PartialDate(1980, 3, 22)),
        ("BDAY:1980-3-2", PartialDate(1980, 3, 2)),
        ("BDAY:1980-03-22T00:00:00Z", PartialDate(1980, 3, 22)),
        ("BDAY:--0203", PartialDate(None, 2, 3)),
        ("BDAY:--02-03", PartialDate(None, 2, 3)),
        ("BDAY:--02-29", PartialDate(None, 2, 29)),
        ("BDAY:--03", PartialDate(None, 3, None)),
        ("BDAY:1985-04", PartialDate(1985, 4, None)),
        ("BDAY:1985", PartialDate(1985, None, None)),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", PartialDate(None, 2, 29)),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-02-28", PartialDate(None, 2, 28)),
        ("BDAY:1604-02-03", PartialDate(None, 2, 3)),
        ("BDAY:0000-02-03", PartialDate(None, 2, 3)),
        ("BDAY;CALSCALE=gregorian:19800322", PartialDate(1980, 3, 22)),
    ],
)
def test_birthdays(line: str, on: PartialDate):
    assert fields("FN:Anna", line).dates == (ContactDate(DateKind.BIRTHDAY, on),)


@pytest.mark.parametrize("value", ["19723101", "1980-02-30", "---03", "yesterday", "T1030", "١٩٨٠-٠٣-٢٢", "0000-00-00"])
def test_what_is_no_date_is_kept_and_told(value: str):
    cards, problems = read(vcard("FN:Anna", f"BDAY:{value}"))
    assert cards[0].fields.unknown == (RawProperty("BDAY", value),)
    assert [(problem.line, problem.skipped) for problem in problems] == [(4, False)]


def test_a_date_in_words_is_kept():
    assert fields("FN:Anna", "BDAY;VALUE=text:circa 1800").unknown == (
        RawProperty("BDAY", "circa 1800", "", ";VALUE=text"),
    )


def test_dates_with_names():
    person = fields(
        "FN:Anna", "ANNIVERSARY:20090808T1430-0500", "X-EVOLUTION-ANNIVERSARY:2009-08-08", "BDAY:1980-01-01",
        "BDAY:1981-01-01", "a.X-ABDATE:2001-01-01", "a.X-ABLabel:_$!<Anniversary>!$_", "b.X-ABDATE:2002-01-01",
        "b.X-ABLabel:Namenstag", "X-ABDATE:2003-01-01",
    )  # fmt: skip
    assert [(date.kind.value, str(date.on), date.label) for date in person.dates] == [
        ("anniversary", "2009-08-08", ""),
        ("birthday", "1980-01-01", ""),
        ("other", "1981-01-01", "birthday"),
        ("anniversary", "2001-01-01", ""),
        ("other", "2002-01-01", "Namenstag"),
        ("other", "2003-01-01", ""),
    ]


def test_relations():
    person = fields(
        "FN:Anna", "RELATED;TYPE=co-worker;VALUE=text:Max", "RELATED;TYPE=friend:urn:uuid:f81d4fae", "X-SPOUSE:Kim",
        "X-MS-SPOUSE:Kim", "a.X-ABRELATEDNAMES:Eva", "a.X-ABLabel:_$!<Mother>!$_", version="4.0",
    )  # fmt: skip
    assert person.relations == (Relation("co-worker", "Max"), Relation("spouse", "Kim"), Relation("mother", "Eva"))
    assert person.unknown == (RawProperty("RELATED", "urn:uuid:f81d4fae", "", ";TYPE=friend"),)


def test_work():
    person = fields("FN:Anna", "ORG:Firma;Abteilung;Gruppe", "ORG:Zweite", "TITLE:Leiterin", "ROLE:Führung")
    assert (person.organisation, person.department, person.role) == ("Firma", "Abteilung; Gruppe", "Leiterin")
    assert person.unknown == (RawProperty("ORG", "Zweite"), RawProperty("ROLE", "Führung"))
    assert fields("FN:Anna", "ROLE:Führung").role == "Führung"


def test_words_about_a_person():
    person = fields(
        "FN:Anna", "CATEGORIES:Friends,Old\\, dear", "CATEGORIES:Friends,VIP", "NOTE:one\\ntwo", "NOTE:three",
        "INTEREST;LEVEL=high:climbing", "HOBBY:chess", "X-FOLLOWUP-VALUE:honesty", "X-FOLLOWUP-NEED:a flat",
        "X-FOLLOWUP-OFFER:piano lessons", "X-FOLLOWUP-HOW-WE-MET:in Köln\\nby chance", "PRONOUNS:they/them",
        "X-FOLLOWUP-CADENCE:6 weeks", "X-FOLLOWUP-REACHING-OUT:1", "UID:urn:uuid:1",
    )  # fmt: skip
    assert person.tags == ("Friends", "Old, dear", "VIP")
    assert person.notes == "one\ntwo\n\nthree"
    assert person.interests == (
        Interest("climbing"),
        Interest("chess"),
        Interest("honesty", InterestKind.VALUE),
        Interest("a flat", InterestKind.NEED),
        Interest("piano lessons", InterestKind.OFFER),
    )
    assert (person.how_we_met, person.pronouns) == ("in Köln\nby chance", "they/them")
    assert (person.cadence, person.reaching_out) == (Cadence(6, Unit.WEEK), True)
    assert person.vcard_uid == "urn:uuid:1"
    assert person.circle is None


def test_addresses():
    person = fields(
        "FN:Anna", "ADR;TYPE=home:PO 1;Apt 2;Main St 3\\nBack door;Town;Region;123 45;Land", "ADR:;;;;;;",
        'ADR;LABEL="Main St 4^nTown":;;;;;;',
    )  # fmt: skip
    first, second = person.addresses
    assert (first.label, first.po_box, first.extended, first.street) == (
        "home",
        "PO 1",
        "Apt 2",
        "Main St 3\nBack door",
    )
    assert (first.city, first.region, first.postal_code, first.country) == ("Town", "Region", "123 45", "Land")
    assert second.street == "Main St 4\nTown"


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "http://example.com/a.jpg", "https://example.com/a.png", "cid:1", "data:text/plain,x"],
)
@pytest.mark.parametrize("params", ["", ";VALUE=uri", ";VALUE=uri;ENCODING=b;TYPE=JPEG"])
def test_the_address_of_a_picture_is_kept_and_never_opened(address: str, params: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("builtins.open", None)
    person = fields("FN:Anna", f"PHOTO{params}:{address}")
    assert person.portrait is None
    assert person.unknown == (RawProperty("PHOTO", address, "", params),)


@pytest.mark.parametrize(
    ("line", "media"),
    [
        ("PHOTO;ENCODING=b;TYPE=GIF:iVBORw0KGgoAAAA=", "png"),
        ("PHOTO:data:image/jpeg;base64,R0lGODlhAAAA", "gif"),
        ("PHOTO:data:image/jpeg;base64\\,/9j/AAAA", "jpeg"),
        ("PHOTO;VALUE=uri:data:;base64,/9j/AAAA", "jpeg"),
        ("PHOTO;ENCODING=b:/9j/AAA", "jpeg"),
    ],
)
def test_a_picture_is_what_its_bytes_are(line: str, media: str):
    portrait = fields("FN:Anna", line).portrait
    assert portrait is not None
    assert portrait.media == media


def test_a_picture_of_another_kind_is_kept_and_told():
    cards, problems = read(vcard("FN:Anna", "PHOTO;ENCODING=b:Qk0AAAAA", "PHOTO;ENCODING=b:/9j/AAAA"))
    person = cards[0].fields
    assert person.unknown == (RawProperty("PHOTO", "Qk0AAAAA", "", ";ENCODING=b"),)
    assert person.portrait is not None
    assert [problem.line for problem in problems] == [4]


def test_unknown_properties_are_kept_to_the_letter():
    lines = ('X-a;Foo="b:c";X=^n: Some \\, value\\n', "Grp.x-B;BARE:", "GEO:geo:1,2", 'X-C;A=\\"q\\":v:w')
    assert fields("FN:Anna", *lines).unknown == (
        RawProperty("X-a", " Some \\, value\\n", "", ';Foo="b:c";X=^n'),
        RawProperty("x-B", "", "Grp", ";BARE"),
        RawProperty("GEO", "geo:1,2"),
        RawProperty("X-C", "v:w", "", ';A=\\"q\\"'),
    )


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("2012-03-05T13:32:54Z", datetime(2012, 3, 5, 13, 32, 54, tzinfo=UTC)),
        ("20120305T133254Z", datetime(2012, 3, 5, 13, 32, 54, tzinfo=UTC)),
        ("20120305T133254+0200", datetime(2012, 3, 5, 13, 32, 54, tzinfo=timezone(timedelta(hours=2)))),
        ("1995-10-31", datetime(1995, 10, 31, tzinfo=UTC)),
    ],
)
def test_the_moment_of_the_last_change(value: str, moment: datetime):
    cards, _ = read(vcard("FN:Anna", f"REV:{value}"))
    assert cards[0].revised == moment
    assert not cards[0].fields.unknown


@pytest.mark.parametrize("value", ["now", "0001-01-01T00:00:00+10:00", "9999-12-31T23:59:59-10:00"])
def test_a_moment_that_is_none_is_kept(value: str):
    cards, _ = read(vcard("FN:Anna", f"REV:{value}"))
    assert cards[0].revised is None
    assert cards[0].fields.unknown == (RawProperty("REV", value),)


def test_the_circle_by_its_name():
    cards, _ = read(vcard("FN:Anna", "X-FOLLOWUP-CIRCLE:Inner"))
    assert (cards[0].circle_name, cards[0].version, cards[0].line) == ("Inner", "3.0", 1)
