"""The two ways in which something asked for is not done, in words a person can act on."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done; nothing changed. Its text is one clear line for the person.

    `field` names the field of a form that the line belongs beside, if it belongs to one.
    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class NotFound(Refused):
    """What was named is not in the book (any more)."""
