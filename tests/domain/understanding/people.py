"""Invented people whom the lines of the tests name, and a lookup like the book's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from followup_desktop.domain.names import fold
from followup_desktop.domain.understanding.understood import Called

_PEOPLE = (
    ("Ana Moreira", ""), ("Robert Smith", "Bob"), ("Erik Ng", ""), ("Jean-Luc Picard", ""), ("Martin Kern", ""),
    ("Paul Martin", ""), ("Zoë Öztürk", ""), ("May Lin", ""), ("Will Stone", ""), ("Dr. Rosa Díaz", "Rosi"),
    ("陈思远", ""), ("O'Neil Baker", ""),
)  # fmt: skip


def _plain(name: str) -> str:
    return " ".join(name.replace("-", " ").replace(".", " ").replace("'", " ").split())


def _called(number: int, name: str, nickname: str) -> Called:
    names = (fold(name), fold(nickname), fold(f"{name} {nickname}"), name)
    return Called(number, f"uuid-{number}", name, tuple(dict.fromkeys(filter(None, map(_plain, names)))))


EVERYBODY = tuple(_called(number + 1, *one) for number, one in enumerate(_PEOPLE))


def lookup(words: Sequence[str]) -> Mapping[str, Sequence[Called]]:
    found = {word: tuple(one for one in EVERYBODY if any(word in name.split() for name in one.names)) for word in words}
    return {word: people for word, people in found.items() if people}
