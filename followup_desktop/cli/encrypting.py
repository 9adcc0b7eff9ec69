"""The passphrase of the book: chosen, changed, taken away."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from followup_desktop.cli import output
from followup_desktop.cli.file_names import shown
from followup_desktop.cli.passphrases import new_passphrase
from followup_desktop.cli.session import Command, Session
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.book import FILE_NAME
from followup_desktop.store.encryption import Rekeyed, rekey_backups, rekey_book
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.passphrases import NotEncrypted, new_key


def _arguments(parser: ArgumentParser) -> None:
    text = _("a file with the new passphrase in its first line, else you are asked")
    parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help=text)
    _backups_argument(parser)


def _backups_argument(parser: ArgumentParser) -> None:
    text = _("write the backups anew too that the old passphrase opens, or that need none")
    parser.add_argument("--backups", action="store_true", help=text)


def _encrypt(session: Session, options: Namespace) -> None:
    if salt_of(session.folder / FILE_NAME) is not None:
        raise Refused(_("The book is encrypted already; 'passphrase' changes its passphrase"))
    _change(session, _new_key(options), options)


def _passphrase(session: Session, options: Namespace) -> None:
    _require_encrypted(session)
    _change(session, _new_key(options), options)


def _decrypt(session: Session, options: Namespace) -> None:
    _require_encrypted(session)
    _change(session, None, options)


def _require_encrypted(session: Session) -> None:
    if not session.book.encrypted:
        raise NotEncrypted(_("The book has no passphrase; 'encrypt' gives it one"))


def _new_key(options: Namespace) -> Key:
    # Said before, and not only in the manual: afterwards is too late.
    output.message(
        _(
            "A forgotten passphrase is final: without it nobody can read the book or its backups any more, not even"
            " you. Write it down and keep it in a safe place."
        )
    )
    return new_key(new_passphrase(options.new_passphrase_file))


def _change(session: Session, key: Key | None, options: Namespace) -> None:
    """Change the key while the tray has the book closed, and tell it and the keyring of the new one."""
    book = session.book
    old = book.key
    session.system.let_go()
    try:
        done = rekey_book(book, key)
        session.system.replace_key(old, key)
    finally:
        session.system.go_on(book.key)
    left = rekey_backups(done.older, old, key) if options.backups else done.older
    _answer(session, done, left)


def _answer(session: Session, done: Rekeyed, left: tuple[Path, ...]) -> None:
    encrypted = done.key is not None
    if left:
        text = ngettext(
            "{n} backup was made before and is as it was: {names}", "{n} backups were made before and are as they were:"
            " {names}", len(left),
        )  # fmt: skip
        output.message(text.format(n=len(left), names=", ".join(file.name for file in left)))
    session.answer(
        lambda: {"encrypted": encrypted, "older_backups": [shown(file) for file in left]},
        lambda: [_("The book is encrypted with its passphrase") if encrypted else _("The book is not encrypted")],
    )


COMMANDS = {
    "encrypt": Command(_arguments, _encrypt),
    "passphrase": Command(_arguments, _passphrase),
    "decrypt": Command(_backups_argument, _decrypt),
}
