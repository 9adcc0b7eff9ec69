"""Birthdays and anniversaries that stand in a calendar: whose they are, by what the event is called or marked as."""

from __future__ import annotations

import re
from datetime import date

from followup_desktop.domain.contact_dates import ContactDate, DateKind
from followup_desktop.domain.dates import PartialDate
from followup_desktop.domain.names import fold
from followup_desktop.formats.icalendar.components import Component
from followup_desktop.formats.passing import clean_name

_BIRTHDAY = (
    r"birthday|b-?day|geburtstag|cumplea(?:ñ|n)os|compleanno|anivers(?:á|a\u0301)rio|verjaardag|urodziny|födelsedag"
    r"|f(?:ø|o)dselsdag|syntymäpäivä|день рождения|γενέθλια|doğum günü|生日|誕生日|생일|anniversaire(?! de mariage)"
)
_ANNIVERSARY = (
    r"(?:wedding )?anniversary|hochzeitstag|jahrestag|aniversario(?: de bodas?)?|anniversaire de mariage"
    r"|anniversario|trouwdag|bröllopsdag|結婚記念日"
)
_OF = r"(?:of|for|von|vom|de|du|d['’]|di|van|till|til|у|:|-|–|—)"
_NTH = r"(?:\d{1,3}(?:st|nd|rd|th|\.|e|º)?\s+)?"
_SHAPES = (
    r"{nth}(?:{word})\s*{of}\s*(?P<name>\S.*)",
    r"(?:happy|alles gute zum|joyeux|feliz)\s+(?:{word})\s*[,:!]?\s+(?P<name>\S.*)",
    r"(?P<name>\S.*?)['’]s?\s+{nth}(?:{word})",
    r"(?P<name>\S.*?)\s*[:–—-]\s*{nth}(?:{word})",
    r"(?P<name>\S.*?)\s*\({nth}(?:{word})\)",
    r"(?P<name>\S.*?)\s+(?:hat|has)\s+(?:{word})",
    r"(?P<name>\S.*?\S)(?<!ss|us|is|as)s\s+{nth}(?:geburtstag|hochzeitstag|födelsedag|fødselsdag)",
    r"(?P<name>\S.*?)(?:の|的|\s)\s*{nth}(?:{word})",
)
_KINDS = tuple(
    (kind, word, tuple(re.compile(shape.format(word=word, of=_OF, nth=_NTH), re.IGNORECASE) for shape in _SHAPES))
    for kind, word in ((DateKind.BIRTHDAY, _BIRTHDAY), (DateKind.ANNIVERSARY, _ANNIVERSARY))
)
_WORDS = tuple((kind, re.compile(word, re.IGNORECASE)) for kind, word, _shapes in _KINDS)
_ORNAMENT = re.compile(r"^[^\w('’]+|[^\w)'’.]+$")
_AGE_OR_YEAR = re.compile(r"\s*[(\[]\s*(?:\*\s*)?(\d{1,4})\s*[)\]]\s*$")
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")
_SEVERAL = re.compile(r"\s(?:and|und|et|y|e|en|och|og)\s|[&+/]", re.IGNORECASE)
_NOBODY = frozenset({"my", "mein", "mon", "mi", "meu", "our", "the", "happy", "a", "his", "her", "its"})
_LONGEST = 120
_SHORT_NOTE = 40
_NO_YEAR = 1604
"""What Apple's programs write where the year is unknown."""
_FIRST_YEAR = 1850


def birthday_of(event: Component) -> tuple[str, DateKind] | None:
    """Whose day an event is, '' where several people's, and which; None where it is no such thing."""
    title = _AGE_OR_YEAR.sub("", _ORNAMENT.sub("", " ".join(event.text("SUMMARY")[:_LONGEST].split())))
    for kind, _word, shapes in _KINDS:
        match = next((found for shape in shapes if (found := shape.fullmatch(title))), None)
        if match:
            return _whose(match["name"], kind)
    marked = _marked(event)
    return _whose(title, marked) if marked and title and not any(word.search(title) for _kind, word in _WORDS) else None


def date_of(event: Component, begins: date, kind: DateKind, created: date | None) -> ContactDate:
    """The date, with the year of birth only where the event says it or begins years before somebody wrote it down.

    A birthday that recurs from the year it was typed in would make everybody a child.
    """
    year = _year(event, begins, created)
    month, day = begins.month, begins.day
    if (month, day) in {(2, 28), (3, 1)} and _is_of_leap_day(event.text("RRULE").upper()):
        month, day = 2, 29
    if year is not None and (month, day) == (2, 29) and (year % 4 or (year % 100 == 0 and year % 400)):
        year = None
    return ContactDate(kind, PartialDate(year, month, day))


def _whose(name: str, kind: DateKind) -> tuple[str, DateKind] | None:
    name = clean_name(_ORNAMENT.sub("", _AGE_OR_YEAR.sub("", name)))
    if not any(letter.isalpha() for letter in name) or fold(name) in _NOBODY:
        return None
    return ("" if _SEVERAL.search(name) else name), kind


def _marked(event: Component) -> DateKind | None:
    """What other programs say beside the title: Google, Nextcloud, Evolution, and a category of that name."""
    for prop in event.properties:
        if prop.key.startswith("X-") and prop.key.endswith("ANNIVERSARY"):
            return DateKind.ANNIVERSARY
        of_birth = prop.key.startswith("X-") and prop.key.endswith("BIRTHDAY")
        nextcloud = prop.key == "X-NEXTCLOUD-BC-FIELD-TYPE" and prop.value.strip().upper() == "BDAY"
        google = prop.key == "X-GOOGLE-CALENDAR-CONTENT-ICON" and "cake" in prop.value
        if of_birth or nextcloud or google:
            return DateKind.BIRTHDAY
        if prop.key == "CATEGORIES" and (kind := _kind_of_word(prop.text())):
            return kind
    return None


def _kind_of_word(text: str) -> DateKind | None:
    return next((kind for kind, word in _WORDS if word.fullmatch(text.strip())), None)


def _year(event: Component, begins: date, created: date | None) -> int | None:
    said = event.text("X-NEXTCLOUD-BC-YEAR-OF-BIRTH").strip()
    title = _AGE_OR_YEAR.search(event.text("SUMMARY")[:_LONGEST])
    note = event.text("DESCRIPTION")
    years = [said, title[1] if title else "", *(_YEAR.findall(note) if len(note) <= _SHORT_NOTE else [])]
    if f"{begins.year}" in years or (created is not None and begins.year <= created.year - 2):
        return begins.year if begins.year >= _FIRST_YEAR and begins.year != _NO_YEAR else None
    return int(said) if _YEAR.fullmatch(said) else None


def _is_of_leap_day(rule: str) -> bool:
    """Whether a rule is one of those that stand for 29 February (see writer.py)."""
    return "BYYEARDAY=60" in rule or ("BYMONTH=2" in rule and "BYMONTHDAY=-1" in rule)
