"""Where the command line gets a passphrase: a file that is named, the keyring, or the person at the terminal.

Never an argument and never a variable itself: every process of this person, and often of others, could read those.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from followup_desktop.cli import output
from followup_desktop.cli.file_names import shown
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.book import version_of
from followup_desktop.store.errors import BookLocked, WrongKey
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.passphrases import LONGEST, check_passphrase, key_of

if TYPE_CHECKING:
    from followup_desktop.cli.system import System

NAMED_BY = "FOLLOWUP_PASSPHRASE_FILE"
"""The variable that names the file with the passphrase; never the passphrase itself."""
_TRIES = 3
_STANDARD_INPUT = "-"


def file_key(system: System, file: Path, named: Path | None, question: str) -> Key | None:
    """The key of a book or backup; None of one that is not encrypted. Raises BookLocked, WrongKey, Refused.

    `named` is the file that holds its passphrase, where the person named one; else the environment may.
    """
    salt = salt_of(file)
    if salt is None:
        return None
    named = named or _named_by_environment()
    if named is not None:
        return key_of(file, passphrase_in(named))
    kept = system.recall_key(salt)
    if kept is not None and _opens(file, kept):
        return kept
    if not can_ask():
        text = _("{name} is encrypted: name the file that holds its passphrase with --passphrase-file or {variable}")
        raise BookLocked(text.format(name=file.name, variable=NAMED_BY))
    return _asked_for(file, question)


def new_passphrase(named: Path | None) -> str:
    """A passphrase that the person chooses now, typed twice. Raises Refused for a weak one, or one mistyped."""
    if named is not None:
        passphrase = passphrase_in(named)
        check_passphrase(passphrase)
        return passphrase
    if not can_ask():
        raise Refused(_("Name the file that holds the new passphrase with --new-passphrase-file"))
    passphrase = ask(_("New passphrase: "))
    check_passphrase(passphrase)
    if ask(_("Once more: ")) != passphrase:
        raise Refused(_("The two are not the same; nothing was changed"))
    return passphrase


def passphrase_in(file: Path) -> str:
    """The first line of a file, or of the standard input for '-'. Raises Refused."""
    try:
        line = sys.stdin.readline() if str(file) == _STANDARD_INPUT else _first_line(file)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or _("it is not UTF-8 text")
        raise Refused(_("The passphrase in {file} cannot be read: {why}").format(file=shown(file), why=why)) from error
    passphrase = line.rstrip("\r\n")
    if not passphrase:
        raise Refused(_("There is no passphrase in the first line of {file}").format(file=shown(file)))
    return passphrase


def can_ask() -> bool:
    """Whether somebody sits at a terminal."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def ask(question: str) -> str:
    """What the person types, without showing it. Raises KeyboardInterrupt where they leave."""
    from getpass import getpass

    try:
        return getpass(question)
    except EOFError:
        raise KeyboardInterrupt from None


def _named_by_environment() -> Path | None:
    name = os.environ.get(NAMED_BY)
    return Path(name) if name else None


def _asked_for(file: Path, question: str) -> Key:
    for _left in range(_TRIES - 1):
        try:
            return key_of(file, ask(question))
        except WrongKey as wrong:
            output.message(str(wrong))
    return key_of(file, ask(question))


def _first_line(file: Path) -> str:
    with file.open(encoding="utf-8", newline="\n") as lines:
        return lines.readline(4 * LONGEST)


def _opens(file: Path, key: Key) -> bool:
    try:
        version_of(file, key)
    except WrongKey:
        return False
    return True
