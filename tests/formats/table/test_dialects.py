"""Address books as Google, Outlook, Thunderbird and LinkedIn write them, and tables of anybody's own."""

from __future__ import annotations

import pytest

from followup_desktop.domain.contacts import Address, ContactDate, DateKind, Interest, Name, Reach, ReachKind, Relation
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.foreign import Format, ReadOptions
from followup_desktop.formats.reading import recognise
from tests.formats.table.helpers import FILES, fields, kept_of, people, sample

EMAIL, PHONE, CHAT, SOCIAL, WEBSITE = (ReachKind(name) for name in ("email", "phone", "chat", "social", "website"))


def birthday(text: str) -> ContactDate:
    return ContactDate(DateKind.BIRTHDAY, PartialDate.parse(text))


def anniversary(text: str) -> ContactDate:
    return ContactDate(DateKind.ANNIVERSARY, PartialDate.parse(text))


def ways(found) -> list[tuple[str, str]]:
    """Value and label of each way to reach somebody."""
    return [(reach.value, reach.label) for reach in found.reaches]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_table_is_known_by_what_is_in_it(path):
    assert recognise(path.read_bytes()[:16_384], "download") is Format.CSV


def test_google():
    ana, siyuan, cafe = sample("google.csv")
    assert [card.line for card in (ana, siyuan, cafe)] == [2, 9, 10]
    found = ana.fields
    assert found.name == Name(prefix="Dr.", given="Ana", additional="Sofia", family="Lindqvist", nickname="Annie")
    assert (found.organisation, found.department, found.role) == ("Nordljus AB", "Harbours", "Architect")
    assert found.reaches == (
        Reach(EMAIL, "ana@example.org", "work", preferred=True),
        Reach(EMAIL, "a.lindqvist@example.com", "work"),
        Reach(EMAIL, "annie@example.net", "home"),
        Reach(PHONE, "+46 70 123 45 67", "cell"),
        Reach(PHONE, "+46 8 555 01", "work, fax"),
        Reach(WEBSITE, "https://ana.example.org", "home page"),
    )
    assert found.addresses == (Address("home", "Kajen 5\nPort 2", city="Göteborg", postal_code="411 01", country="SE"),)
    assert found.dates == (birthday("--04-14"), anniversary("2015-06-20"))
    assert found.tags == ("Sailing", "Old friends")
    assert found.relations == (Relation("spouse", "Jonas Berg"),)
    assert found.notes == 'Met at the harbour.\nLikes "long" walks, and tea.\n- has a boat'
    assert kept_of(found) == {"Photo": "https://photos.example.org/ana.jpg", ":Shirt size": "M"}
    assert siyuan.fields.name == Name(given="陈", family="思远", phonetic_given="Siyuan", phonetic_family="Chen")
    assert siyuan.fields.dates == (birthday("1988-02-29"),)
    assert siyuan.fields.reaches == (Reach(PHONE, "+86 10 5555 0101", preferred=True),)
    assert siyuan.fields.addresses == (Address("work", "Somewhere in the old town"),)
    assert (cafe.fields.name, cafe.fields.tags) == (Name(full="Café Zentral"), ("starred",))


def test_google_as_it_was_before():
    ana, bilal = sample("google_old.csv")
    found = ana.fields
    assert found.name == Name(prefix="Dr.", given="Ana", additional="Sofia", family="Lindqvist")
    assert found.reaches == (
        Reach(EMAIL, "ana@example.org", "work", preferred=True),
        Reach(EMAIL, "a.lindqvist@example.com", "work"),
        Reach(CHAT, "ana.lindqvist", "skype, other"),
        Reach(PHONE, "+46 70 123 45 67", "cell"),
        Reach(PHONE, "+46 70 765 43 21", "cell"),
        Reach(WEBSITE, "https://ana.example.org", "profile"),
    )
    assert found.addresses == (
        Address("home", "Kajen 5", city="Göteborg"),
        Address("work", "Torget 1", city="Lund"),
    )
    assert found.dates == (birthday("--04-14"), anniversary("2015-06-20"))
    assert (found.interests, found.tags) == ((Interest("Sailing"),), ("Sailing",))
    assert (found.organisation, found.department, found.role) == ("Nordljus AB", "Harbours", "Architect")
    assert found.notes == "First line\nsecond line"
    assert kept_of(found) == {"Gender": "female", ":Shirt size": "M"}
    assert (bilal.line, bilal.fields.name, bilal.fields.tags) == (6, Name(full="bilal@example.org"), ())


def test_what_a_whole_address_says_beyond_its_parts_is_kept():
    found = fields(
        "First Name,Notes,Address 1 - Formatted,Address 1 - Street,Address 1 - City\n"
        'Ana,,"Kajen 5, Lund, by the blue door",Kajen 5,Lund\n'
    )
    assert found.addresses == (Address("", "Kajen 5", city="Lund"),)
    assert kept_of(found) == {"Address 1 - Formatted": "Kajen 5, Lund, by the blue door"}


def test_outlook_com():
    (bilal,) = sample("outlook_com.csv")
    found = bilal.fields
    assert found.name == Name(prefix="Mr.", given="Bilal", family="Haddad")
    assert (found.organisation, found.role, found.notes) == ("Bread & Co", "Baker", "Owes me a recipe")
    assert ways(found) == [
        ("bilal@example.org", ""), ("b.haddad@example.com", ""), ("+1 555 0101", "work"), ("+1 555 0100", "cell"),
    ]  # fmt: skip
    assert found.addresses == (
        Address("work", "1 Mill Rd", city="Springfield", region="IL", postal_code="62701", country="USA"),
        Address("home", "7 Oak St", city="Springfield"),
    )
    assert found.dates == (birthday("1975-12-31"),)
    assert found.relations == (Relation("manager", "Rita Moss"), Relation("spouse", "Lea Haddad"))
    assert kept_of(found) == {"Schools": "Hill School"}


def test_outlook_in_english():
    carla, dino = sample("outlook_en.csv")
    found = carla.fields
    assert found.name == Name(prefix="Ms.", given="Carla", family="Ricci")
    assert ways(found) == [
        ("+39 011 555 01", "work"), ("+39 011 555 02", "work"), ("+39 011 555 03", "home, fax"),
        ("+39 333 555 0101", "cell"), ("carla@example.org", ""), ("https://carla.example.org", ""),
    ]  # fmt: skip
    assert found.addresses == (Address("work", "Via Roma 1\nScala B", city="Torino", country="Italy"),)
    assert found.dates == (birthday("1976-02-29"),)
    assert (found.tags, found.notes) == (("Friends", "Bridges"), "Knows every bridge.\nAsk about Genoa.")
    assert found.relations == (Relation("child", "Luca"), Relation("spouse", "Dino Ricci"))
    assert kept_of(found)["User 1"] == "blue"
    assert kept_of(found)["E-mail Display Name"] == "Carla Ricci (carla@example.org)"
    assert dino.line == 4
    assert dino.fields.dates == (birthday("1975-03-04"),), "the other row's 2/29 says that months come first"


def test_outlook_in_german():
    (found,) = (card.fields for card in sample("outlook_de.csv"))
    assert found.name == Name(prefix="Frau", given="Jürgen-Änne", family="Großmann")
    assert (found.organisation, found.role) == ("Brücken & Söhne", "Prüferin")
    assert ways(found) == [
        ("+49 221 555 04", "work, fax"), ("+49 221 555 01", "work"), ("+49 228 555 02", "home"),
        ("0171 555 0103", "cell"), ("grossmann@example.org", ""), ("https://bruecken.example.org", ""),
    ]  # fmt: skip
    assert found.addresses == (
        Address("work", "Weg 1\nHof", city="Köln", postal_code="50667", country="Deutschland"),
        Address("home", "Gasse 2", city="Bonn"),
    )
    assert found.dates == (birthday("1976-02-29"), anniversary("2001-05-01"))
    assert (found.tags, found.notes) == (("Freunde", "Chor"), "Singt; und lacht")
    assert found.relations == (Relation("spouse", "Uwe Großmann"),)
    assert kept_of(found)["Ort"] == "Halle 3"


def test_outlook_in_french():
    (found,) = (card.fields for card in sample("outlook_fr.csv"))
    assert found.name == Name(prefix="Mme", given="Zoé", family="Lefèvre")
    assert (found.organisation, found.department, found.role) == ("Atelier Bleu", "Couleurs", "Peintre")
    assert ways(found) == [
        ("+33 4 55 55 01 01", "work"), ("+33 4 55 55 01 03", "home, fax"), ("06 55 55 01 02", "cell"),
        ("zoe@example.org", ""),
    ]  # fmt: skip
    assert found.addresses == (Address("work", "3 rue des Lilas", city="Lyon", postal_code="69001", country="France"),)
    assert found.dates == (birthday("1980-07-14"), anniversary("2010-04-03"))
    assert (found.tags, found.interests) == (("Amis", "Peinture"), (Interest("Peinture"),))
    assert found.relations == (Relation("spouse", "Paul"),)


def test_outlook_in_spanish():
    (found,) = (card.fields for card in sample("outlook_es.csv"))
    assert found.name == Name(prefix="Sra.", given="María José", family="García López")
    assert (found.organisation, found.role) == ("Viñedos del Sur", "Enóloga")
    assert ways(found) == [
        ("+34 956 55 01 01", "work"), ("+34 956 55 01 02", "work"), ("+34 655 550 101", "cell"),
        ("mariajose@example.org", ""),
    ]  # fmt: skip
    assert found.addresses == (Address("work", "Calle Mayor 5", city="Jerez", region="Cádiz", country="España"),)
    assert found.dates == (birthday("1979-08-15"),)
    assert found.relations == (Relation("spouse", "Iñaki"),)


def test_thunderbird():
    ewa, choir = (card.fields for card in sample("thunderbird.csv"))
    assert ewa.name == Name(given="Ewa", family="Łuczak", nickname="Ewka")
    assert ways(ewa) == [
        ("ewa@example.org", ""), ("ewa.luczak@example.com", ""), ("ewka77", ""), ("+48 22 555 01 01", "work"),
        ("+48 22 555 01 02", "fax"), ("+48 600 555 010", "cell"),
    ]  # fmt: skip
    assert ewa.addresses == (
        Address("home", "ul. Polna 3", "m. 4", city="Kraków", postal_code="30-001", country="Polska"),
    )
    assert ewa.dates == (birthday("1981-05-03"),)
    assert kept_of(ewa) == {"Custom 1": "left-handed"}
    assert (choir.name, choir.dates) == (Name(full="Chór Świt"), (birthday("--12-24"),))


def test_linkedin():
    cards, problems = people((FILES[0].parent / "linkedin.csv").read_bytes())
    ana, bilal = (card.fields for card in cards)
    assert [card.line for card in cards] == [5, 6]
    assert ana.reaches == (
        Reach(SOCIAL, "https://www.linkedin.com/in/ana-lindqvist-example", "linkedin"),
        Reach(EMAIL, "ana@example.org"),
    )
    assert (ana.organisation, ana.role) == ("Nordljus AB", "Architect")
    assert ana.how_we_met == "Connected on LinkedIn on 2024-03-12"
    assert bilal.how_we_met == "Connected on LinkedIn on 2022-02-07"
    assert [card.added_on for card in cards] == [None, None], "an old connection is not somebody who lapsed long ago"
    assert [(one.line, one.skipped) for one in problems] == [(7, True)]


def test_a_table_of_ones_own_by_the_words_of_its_header():
    (found,) = (card.fields for card in sample("register.tsv"))
    assert found.name == Name(full="Ana Lindqvist")
    assert ways(found) == [("+46 70 123 45 67", "cell"), ("annie@example.net", "home")]
    assert found.addresses == (Address("", "Kajen 5", city="Göteborg", postal_code="411 01"),)
    assert (found.dates, found.tags) == ((birthday("--04-14"),), ("Segeln", "Chor"))
    assert kept_of(found) == {"Mitglied seit": "2019"}


def test_a_table_of_ones_own_by_the_columns_that_somebody_chose():
    columns = ("family", "", "phone:work", "how_we_met", "left_out", "street#2:home", "date:name day")
    found = fields(
        "A;B;C;D;E;F;G\nRicci;x;1234567;On a bridge;secret;Via Roma 1;4 October\n", ReadOptions(columns=columns)
    )
    assert found.name == Name(family="Ricci")
    assert ways(found) == [("1234567", "work")]
    assert (found.how_we_met, found.addresses) == ("On a bridge", (Address("home", "Via Roma 1"),))
    assert found.dates == (ContactDate(DateKind.OTHER, PartialDate(None, 10, 4), "name day"),)
    assert kept_of(found) == {"B": "x"}


def test_columns_that_were_chosen_for_another_table_are_not_used():
    assert fields("Name,Phone\nAna,1234567\n", ReadOptions(columns=("phone",))).name == Name(full="Ana")


def test_a_table_without_a_header_is_read_by_columns_alone():
    data = "Ana;ana@example.org\nBilal;bilal@example.org\n"
    assert people(data)[1][0].message.startswith("No column says")
    cards, problems = people(data, ReadOptions(columns=("name", "email")))
    assert [(card.line, card.fields.name.full) for card in cards] == [(1, "Ana"), (2, "Bilal")]
    assert not problems


def test_what_is_no_table_is_said_so():
    for data, message in (("", "Not a table"), ("Dear Ana", "Not a table"), ("Size;Colour\n1;red", "No column says")):
        cards, problems = people(data)
        assert not cards
        (problem,) = problems
        assert (problem.line, problem.skipped, problem.message[: len(message)]) == (1, False, message)


@pytest.mark.parametrize("text", ["", "Dear Ana,\nhow are you?", "BEGIN:VCARD\nFN:Ana,B", "{}", "name", "1,2,3\n4,5,6"])
def test_what_is_no_table_of_people_is_not_taken_for_one(text):
    assert recognise(text.encode(), "download") is not Format.CSV


@pytest.mark.parametrize(
    ("encoding", "options"),
    [
        ("utf-8", ReadOptions()),
        ("utf-8-sig", ReadOptions()),
        ("utf-16", ReadOptions()),
        ("utf-16-le", ReadOptions()),
        ("utf-16-be", ReadOptions()),
        ("utf-32", ReadOptions()),
        ("cp1252", ReadOptions()),
        ("cp1250", ReadOptions(code_page="cp1250")),
    ],
)
def test_encodings(encoding, options):
    text = "Name;E-mail\r\nJürgen Groß;j@example.org\r\n" * 2
    cards, _problems = people(text.encode(encoding), options)
    assert cards[0].fields.name.full == "Jürgen Groß"


def test_one_damaged_letter_makes_no_other_encoding_of_a_file():
    data = "Name,E-mail\nJürgen Groß,j@example.org\nZoë Äßü,z@example.org\n".encode() + b"Damag\xffed,d@example.org\n"
    cards, _problems = people(data)
    assert [card.fields.name.full for card in cards] == ["Jürgen Groß", "Zoë Äßü", "Damag\ufffded"]
