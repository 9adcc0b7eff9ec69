"""Passphrases: which are refused when one is chosen, and the key of the one that opens a book."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import FILE_NAME, version_of
from followup_desktop.store.errors import BookDamaged, WrongKey
from followup_desktop.store.keys import Key, derive, new_salt, salt_of

SHORTEST, LONGEST = 8, 1024
"""Letters. The longest only keeps a whole file from being taken for a passphrase."""
_FIELD = "passphrase"
_FEWEST_KINDS = 5
"""Different letters, at least: 'aaaaaaaa' and 'abababab' are found at once."""
_ROWS = ("abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm", "qwertzuiopasdfghjklyxcvbnm",
         "azertyuiopqsdfghjklmwxcvbn", "12345678901234567890", "1qaz2wsx3edc4rfv5tgb6yhn7ujm")  # fmt: skip
_COMMON = (
    *("password", "passwort", "passphrase", "motdepasse", "contrasena", "p4ssword", "passw0rd", "geheim", "secret"),
    *("iloveyou", "princess", "sunshine", "football", "baseball", "superman", "whatever", "starwars", "trustno1"),
    *("welcome", "changeme", "internet", "computer", "administrator", "default", "followup", "letmein", "michael"),
    *("jennifer", "correcthorsebatterystaple"),
)


class NotEncrypted(Refused):
    """The book needs no passphrase."""


def check_passphrase(passphrase: str) -> None:
    """Raise Refused where a passphrase would be guessed at once: the book's only protection is what it costs to try."""
    folded = unicodedata.normalize("NFKC", passphrase).casefold()
    letters = "".join(folded.split())
    if len(folded) > LONGEST:
        raise Refused(_("A passphrase has at most {n} letters").format(n=LONGEST), _FIELD)
    if any(unicodedata.category(letter) in {"Cc", "Cs"} for letter in folded):
        raise Refused(_("A passphrase is one line of letters, digits, signs and spaces"), _FIELD)
    if len(letters) < SHORTEST:
        raise Refused(_("A passphrase has at least {n} letters; four words are good").format(n=SHORTEST), _FIELD)
    if len(set(letters)) < _FEWEST_KINDS or any(letters in row or letters[::-1] in row for row in _ROWS):
        raise Refused(_("This passphrase would be guessed at once: it repeats itself or is a row of keys"), _FIELD)
    if letters in _COMMON or letters.rstrip("0123456789!.?*#$-_") in _COMMON:
        raise Refused(_("This passphrase would be guessed at once: it is one of those that many people use"), _FIELD)


def new_key(passphrase: str) -> Key:
    """The key of a passphrase that is newly chosen. Raises Refused for one that is too weak. A quarter of a second."""
    check_passphrase(passphrase)
    return derive(passphrase, new_salt())


def key_of(file: Path, passphrase: str) -> Key:
    """The key that opens a book's file, tried. A quarter of a second.

    Raises WrongKey, NotEncrypted, and what `version_of` raises of a file that is none of ours.
    """
    salt = salt_of(file)
    if salt is None:
        raise NotEncrypted(_("{name} is not encrypted: it needs no passphrase").format(name=file.name), _FIELD)
    key = derive(passphrase, salt)
    version_of(file, key)
    return key


def unlock(folder: Path, passphrase: str) -> Key:
    """The key of the book in a folder, also of one whose heading is damaged, where a backup proves the passphrase.

    A quarter of a second. Raises WrongKey, NotEncrypted, BookError.
    """
    # Imported late: hardly anybody needs what deals with damage.
    try:
        return key_of(folder / FILE_NAME, passphrase)
    except NotEncrypted:
        try:
            version_of(folder / FILE_NAME)
        except BookDamaged:
            from followup_desktop.store.salvage.offer import key_by_backups

            return key_by_backups(folder, passphrase)
        raise
    except WrongKey:
        from followup_desktop.store.salvage.offer import opens_a_backup

        key = derive(passphrase, salt_of(folder / FILE_NAME) or new_salt())
        if not opens_a_backup(folder, key):
            raise
        return key
