"""Names: how they are shown, sorted, shortened, and folded so that a search finds them however they are typed."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from anyascii import anyascii

from followup_desktop.domain.contacts import ContactFields, Name

_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_WIDE = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")
NAMELESS = "?"


def display_name(fields: ContactFields) -> str:
    """The name a contact goes by: as written, else its parts, else nickname, e-mail, organisation; never empty."""
    name = fields.name
    parts = " ".join(part for part in (name.prefix, name.given, name.additional, name.family, name.suffix) if part)
    reach = fields.reaches[0].value if fields.reaches else ""
    return name.full or parts or name.nickname or reach or fields.organisation or NAMELESS


def called(fields: ContactFields) -> str:
    """What one calls a contact: the nickname or given name, else the name it goes by."""
    return fields.name.nickname or fields.name.given or display_name(fields)


def sort_name(fields: ContactFields) -> str:
    """The folded text that lists are ordered by: family name first if it is known, the reading if there is one."""
    name = fields.name
    if name.phonetic_family or name.phonetic_given:
        return fold(f"{name.phonetic_family} {name.phonetic_given}".strip())
    if name.family:
        return fold(" ".join(part for part in (name.family, name.given, name.additional) if part))
    return fold(display_name(fields))


def initials(display: str) -> str:
    """One or two letters for a portrait without a photo: 'AM', '陈思', 'DŁ'; 'Dr.' and 'Jr.' are no names."""
    words = [word for word in display.split() if word[0].isalnum()]
    words = [word for word in words if len(word) < 3 or not word.endswith(".")] or words
    if not words:
        return NAMELESS
    if is_wide(words[0][0]):
        return "".join(words)[:2]
    first = words[0][0]
    return (first + words[-1][0] if len(words) > 1 else first).upper()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Text in lower-case ASCII letters and digits as far as there are any: 'Łuczak' and 'ŁUCZAK' are 'luczak'."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(anyascii(unicodedata.normalize("NFC", text).casefold()).lower().split())


def searchable(text: str) -> str:
    """What a search looks in: the folded text, and the spellings that folding loses ('mueller', '陈 思远')."""
    if text.isascii():
        return fold(text)
    plain = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    folded = fold(plain)
    german = plain.translate(_GERMAN)
    spelled = folded if german == plain else fold(german)
    variants = [folded]
    if spelled != folded:
        variants.append(spelled)
    if not plain.isascii():
        variants.append(plain)
    return "\n".join(variants)


def search_key(typed: str) -> str:
    """What to look for in searchable text: folded, but as typed where 陈 would become every 'chen'."""
    plain = " ".join(unicodedata.normalize("NFC", typed).casefold().split())
    return plain if any(is_wide(letter) for letter in plain) else fold(plain)


def name_text(name: Name) -> str:
    """Every part of a name in one text, for searching."""
    parts = (
        name.full, name.prefix, name.given, name.additional, name.family, name.suffix, name.nickname,
        name.phonetic_given,
        name.phonetic_family,
    )  # fmt: skip
    return " ".join(dict.fromkeys(part for part in parts if part))


def is_wide(letter: str) -> bool:
    """Whether a letter belongs to a script that is written without spaces (Chinese, Japanese, Korean)."""
    return unicodedata.name(letter, "").startswith(_WIDE)
