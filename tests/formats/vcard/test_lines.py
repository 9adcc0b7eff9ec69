"""From bytes to logical lines: encodings, folds, soft breaks and line numbers."""

from __future__ import annotations

import codecs

import pytest

from tests.formats.vcard.helpers import fields, read, vcard

ANNA = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Zoë Łęcka\r\nNOTE:日本語\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    "data",
    [
        ANNA.encode(),
        codecs.BOM_UTF8 + ANNA.encode(),
        ANNA.replace("\r\n", "\n").encode(),
        ANNA.replace("\r\n", "\r").encode(),
        ANNA.replace("\r\n", "\r\r\n").encode(),
        ANNA.replace("\r\n", "\n\n").encode(),
        ANNA.encode("utf-16"),
        codecs.BOM_UTF16_BE + ANNA.encode("utf-16-be"),
        ANNA.encode("utf-16-le"),
        ANNA.encode("utf-16-be"),
        ANNA.encode("utf-32"),
        ANNA.replace("BEGIN:VCARD", "begin:vcard ").replace("END:VCARD", "end : vCard").encode(),
        ANNA.removesuffix("\r\n").encode(),
    ],
)
def test_encodings_and_line_ends(data: bytes):
    cards, problems = read(data)
    assert [(card.fields.name.full, card.fields.notes) for card in cards] == [("Zoë Łęcka", "日本語")]
    assert not problems


@pytest.mark.parametrize(("page", "name"), [("cp1253", "Παπάς"), ("cp1255", "אפרים"), ("cp1251", "Юрий")])
def test_a_code_page_that_somebody_chose(page: str, name: str):
    data = f"BEGIN:VCARD\nFN:{name}\nEND:VCARD\n".encode(page)
    cards, problems = read(data, code_page=page)
    assert cards[0].fields.name.full == name
    assert [problem.message for problem in problems] == [
        f"Some text is not UTF-8: read as {page}; choose another code page if names look wrong"
    ]


def test_a_guess_is_told_once_in_a_file():
    data = "BEGIN:VCARD\nFN:Jürgen\nEND:VCARD\n".encode("cp1252") * 3
    cards, problems = read(data)
    assert [card.fields.name.full for card in cards] == ["Jürgen"] * 3
    assert len(problems) == 1


@pytest.mark.parametrize("charset", ["windows-1251", "WINDOWS-1251", "cp1251", "koi8-r", "ISO-8859-5", "UTF-8"])
def test_the_charset_that_a_line_names(charset: str):
    head, tail = b"BEGIN:VCARD\nVERSION:2.1\n", b"\nEND:VCARD\n"
    plain = f"FN;CHARSET={charset}:Юрий".encode(charset)
    quoted = f"TITLE;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:".encode()
    quoted += b"".join(b"=%02X" % byte for byte in "Юрист".encode(charset))
    cards, problems = read(head + plain + b"\n" + quoted + tail)
    assert (cards[0].fields.name.full, cards[0].fields.role) == ("Юрий", "Юрист")
    assert not problems


@pytest.mark.parametrize("charset", ["nonsense", "zip", "idna", "punycode", "unicode_escape", "undefined", "x" * 99])
def test_a_charset_that_is_none_does_not_matter(charset: str):
    assert fields(f"FN;CHARSET={charset}:Zoë", version="2.1").name.full == "Zoë"


def test_the_charset_of_a_file_with_a_mark_is_that_of_the_mark():
    data = codecs.BOM_UTF8 + vcard("FN;CHARSET=windows-1252:Zoë", "X-A;CHARSET=windows-1252:ë")
    person = read(data)[0][0].fields
    assert person.name.full == "Zoë"
    assert (person.unknown[0].value, person.unknown[0].params) == ("ë", "")


def test_a_fold_inside_a_character():
    data = vcard("FN:Zoë").replace("ë".encode(), b"\xc3\r\n \xab")
    assert read(data)[0][0].fields.name.full == "Zoë"


def test_folds_take_one_space_away_since_3_0_and_none_before():
    assert fields("FN:Anna", "NOTE:one", "  two", "\tthree").notes == "one twothree"
    assert fields("FN:Anna", "NOTE:one", " two", version="2.1").notes == "one two"


@pytest.mark.parametrize("between", ["", "\r\n"])
def test_soft_breaks_of_quoted_printable(between: str):
    lines = f"NOTE;ENCODING=QUOTED-PRINTABLE:Gr=C3=\r\n{between}=BC=C3=9Fe, =\r\n{between}Anna"
    assert fields("FN:Anna", lines, "TEL:123", version="2.1").notes == "Grüße, Anna"


def test_a_soft_break_at_the_end_takes_nothing_of_the_next_property():
    person = fields("FN:Anna", "ORG;ENCODING=QUOTED-PRINTABLE:Firma=", "", "TEL:123", version="2.1")
    assert (person.organisation, person.reaches[0].value) == ("Firma", "123")
    assert len(read(vcard("FN;QUOTED-PRINTABLE:Anna=", version="2.1") * 2)[0]) == 2


@pytest.mark.parametrize(
    "picture",
    [
        "PHOTO;JPEG;BASE64:\r\n /9j/\r\n AAAA\r\n\r\nTEL:123",
        "PHOTO;TYPE=JPEG;ENCODING=BASE64:/9j/\r\nAAAA\r\nTEL:123",
        "PHOTO;ENCODING=b;TYPE=JPEG:/9j/\r\n  AAAA\r\nTEL:123",
        "PHOTO;TYPE=JPEG:/9j/AAAA\r\nTEL:123",
    ],
)
def test_the_ways_in_which_base64_is_folded(picture: str):
    person = fields("FN:Anna", picture, version="2.1")
    assert person.portrait is not None
    assert person.portrait.data == b"\xff\xd8\xff\0\0\0"
    assert person.reaches[0].value == "123"


def test_line_numbers_are_those_of_the_file():
    data = b"\xef\xbb\xbf\n" + vcard("FN:Anna", "NOTE:one", " two", "BDAY:1980-13-01", "no colon") + b"stray\n"
    _, problems = read(data + vcard("X-A:1"))
    assert [(problem.line, problem.skipped) for problem in problems] == [
        (8, False),
        (7, False),
        (10, False),
        (11, True),
    ]
