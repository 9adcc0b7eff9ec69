"""People whom a file tells of in passing, by their addresses: each once, never the user, never a machine."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from followup_desktop.domain.contacts import ContactFields, Name, Reach, ReachKind
from followup_desktop.domain.foreign import ForeignCard
from followup_desktop.domain.names import fold
from followup_desktop.formats.vcard.text import one_line

_MOST_PEOPLE = 20_000
_LONGEST_NAME = 200
_ADDRESS = re.compile(r"[^\s@<>\"(),;:\\\[\]]{1,64}@[^\s@<>\"(),;:\\\[\]]{1,190}")
_MACHINE = re.compile(
    r"(?:no|do[-_.]?not|nicht|ne[-_.]?pas|non)[-_.]?(?:reply|respond|antworten|repondre|rispondere)"
    r"|mailer[-_.]?daemon|postmaster|bounces?|notifications?|notify|newsletters?|news|alerts?|automated|mailman"
    r"|calendar-notification|unsubscribe|listserv|majordomo",
    re.IGNORECASE,
)
_AFTER_MACHINE = re.compile(r"[-+.=_\d]")


class Me:
    """The user's own addresses, names and numbers, as ReadOptions.me says them."""

    def __init__(self, me: Iterable[str]) -> None:
        said = [one.strip() for one in me if one.strip()]
        self._addresses = {one.casefold() for one in said if "@" in one}
        self._names = {fold(one) for one in said if "@" not in one}
        self._numbers = {digits for one in said if "@" not in one and (digits := number_key(one))}

    def __bool__(self) -> bool:
        return bool(self._addresses or self._names or self._numbers)

    def has_address(self, address: str, name: str = "") -> bool:
        """Whether this is one of the user's: the address itself, or anybody's with the user's whole name."""
        folded = fold(name)
        return address.casefold() in self._addresses or (" " in folded and folded in self._names)

    def is_called(self, name: str) -> bool:
        """Whether a name or a number is the user's, or the name the first of theirs."""
        folded = fold(name)
        return folded in self._names or (bool(self._numbers) and number_key(name) in self._numbers)

    def may_be_called(self, name: str) -> bool:
        """Whether the user's names begin with this one: 'Ben' of 'Ben Okafor'."""
        folded = fold(name)
        return bool(folded) and any(f"{mine} ".startswith(f"{folded} ") for mine in self._names)


class PassingPeople:
    """Those whom one file mentions, as they turn up; the cards come when all of it was read."""

    def __init__(self, file: str, me: Me) -> None:
        self.full = False
        """Whether there were more people than are believed of one file."""
        self._file = file
        self._me = me
        self._found: dict[str, tuple[str, str, int]] = {}

    def key(self, address: str, name: str, line: int) -> str:
        """By what interactions name somebody; '' for the user, a machine, or nobody that could be told apart."""
        address, name = address.strip(), clean_name(name)
        if address and not is_address(address):
            address = ""
        if self._me.has_address(address, name) or is_machine(address) or not (address or " " in name):
            return ""
        key = f"mailto:{address.casefold()}" if address else f"{self._file}:{fold(name)}"
        known = self._found.get(key)
        if known is None and len(self._found) >= _MOST_PEOPLE:
            self.full = True
            return ""
        if known is None or (name and not known[1]):
            self._found[key] = (address, name, known[2] if known else line)
        return key

    def cards(self) -> Iterator[ForeignCard]:
        """A card of each, in the order in which they turned up."""
        for key, (address, name, line) in self._found.items():
            reaches = (Reach(ReachKind.EMAIL, address),) if address else ()
            yield ForeignCard(
                ContactFields(name=Name(full=name), reaches=reaches), self._file, line, key=key, passing=True
            )


def clean_name(name: str) -> str:
    """A name as programs write it, without quotes, and none where it only repeats an address."""
    name = " ".join(one_line(name[:_LONGEST_NAME]).strip("'\"\u2018\u2019\u201c\u201d ").split())
    return "" if "@" in name else name


def is_address(text: str) -> bool:
    """Whether this can be somebody's e-mail address."""
    return _ADDRESS.fullmatch(text) is not None


def is_machine(address: str) -> bool:
    """Whether nobody reads what is sent to an address: 'no-reply@', 'mailer-daemon@', 'bounces+12@'."""
    match = _MACHINE.match(address)
    return match is not None and (match.end() == address.find("@") or bool(_AFTER_MACHINE.match(address, match.end())))


def number_key(text: str) -> str:
    """The last nine digits of a phone number, by which numbers are compared; '' where it is none."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    letters = any(letter.isalpha() for letter in text)
    return digits[-9:] if len(digits) > 6 and not letters else ""
