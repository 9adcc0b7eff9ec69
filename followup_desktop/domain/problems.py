"""What is wrong with a foreign file, said so that a person can find the place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: the file's name, the line (1 is the first; 0 is the file as a whole), and the reason.

    `skipped` says that the person the line belongs to was left out; otherwise what could be read was kept.
    """

    file: str
    line: int
    message: str
    skipped: bool = False
