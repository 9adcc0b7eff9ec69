import pytest

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.names import display_name, fold, initials, search_key, searchable, sort_name


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        (ContactFields(name=Name(given="Dorota", family="Łuczak")), "Dorota Łuczak"),
        (ContactFields(name=Name(full="陈 思远", given="思远", family="陈")), "陈 思远"),
        (ContactFields(name=Name(nickname="Bo")), "Bo"),
        (ContactFields(reaches=(Reach(ReachKind.EMAIL, "x@example.org"),)), "x@example.org"),
        (ContactFields(organisation="City hospital"), "City hospital"),
        (ContactFields(), "?"),
    ],
)
def test_everybody_has_a_name(fields: ContactFields, shown: str) -> None:
    assert display_name(fields) == shown


def test_sorted_by_family_name_or_reading() -> None:
    assert sort_name(ContactFields(name=Name(given="Ana", family="Łuczak"))) == "luczak ana"
    assert (
        sort_name(ContactFields(name=Name(full="陈 思远", phonetic_family="Chen", phonetic_given="Siyuan")))
        == "chen siyuan"
    )
    assert sort_name(ContactFields(name=Name(full="Ana Moreira"))) == "ana moreira"


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Moreira", "AM"),
        ("陈 思远", "陈思"),
        ("Dorota Łuczak", "DŁ"),
        ("Bo", "B"),
        ("Mr. John Doe Sr.", "JD"),
        ("J. R. Tolkien", "JT"),
        ("Dr.", "D"),
        ("(no name)", "N"),
        ("", "?"),
        ("🙂", "?"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("lucz", "Dorota Łuczak"),
        ("ŁUCZ", "Dorota Łuczak"),
        ("uczak", "Dorota Łuczak"),
        ("muell", "Jörg Müller"),
        ("mull", "Jörg Müller"),
        ("müll", "Jörg Müller"),
        ("иван", "Иван Петров"),
        ("ivan", "Иван Петров"),
        ("思", "陈 思远"),
        ("chen", "陈 思远"),
        ("aas", "Henrik Ås"),
        ("thor", "Þór"),
        ("strasse", "Straße"),
    ],
)
def test_found_however_it_is_typed(typed: str, name: str) -> None:
    assert search_key(typed) in searchable(name)


def test_a_chinese_letter_is_not_every_name_that_sounds_like_it() -> None:
    assert search_key("陈") not in searchable("Chen Wei")


def test_folding_keeps_plain_text() -> None:
    assert fold("  Ana   Moreira ") == "ana moreira"
