"""Phone numbers compared as numbers, whatever way they are written. The library is loaded with the first number."""

from __future__ import annotations

from functools import lru_cache

_SHORTEST = 6


@lru_cache(maxsize=65_536)
def tail_of(text: str) -> str:
    """The last digits of a number, by which most can be told apart before anything of them is understood."""
    return "".join(letter for letter in text if letter.isdecimal())[-_SHORTEST:]


@lru_cache(maxsize=16_384)
def number_of(text: str, region: str) -> str:
    """A number as +, country and digits where that can be told, else its digits; empty where there are too few.

    `region` (ISO 3166) reads numbers without a country; without one they stay bare digits.
    """
    import phonenumbers

    digits = "".join(letter for letter in text if letter.isdecimal())
    if len(digits) < _SHORTEST:
        return ""
    international = f"+{digits[2:]}" if digits.startswith("00") and "+" not in text else text
    try:
        parsed = phonenumbers.parse(international, region.upper() or None)
    except phonenumbers.NumberParseException:
        return digits
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def is_same_number(one: str, other: str) -> bool:
    """Whether two answers of `number_of` are one number; a bare one is, where the other's ends with it.

    The first zero of a bare one is the trunk's.
    """
    if not one or not other:
        return False
    if one.startswith("+") == other.startswith("+"):
        return one == other
    whole, bare = (one, other) if one.startswith("+") else (other, one)
    rest = bare.lstrip("0")
    return len(rest) >= _SHORTEST and whole.endswith(rest)
