"""Backup and restore."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from followup_desktop.cli import output
from followup_desktop.cli.file_names import shown
from followup_desktop.cli.passphrases import file_key, new_passphrase
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.backup import Backup, back_up, backup_path
from followup_desktop.store.encryption import back_up_with
from followup_desktop.store.keys import Key, salt_of
from followup_desktop.store.passphrases import new_key
from followup_desktop.store.restore import restore


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("else one in the folder of backups"))
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))
    text = _("encrypt the backup with a passphrase of its own, to hand it on or keep it elsewhere")
    parser.add_argument("--encrypt", action="store_true", help=text)
    text = _("a file with that passphrase in its first line, else you are asked")
    parser.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help=text)


def _backup(session: Session, options: Namespace) -> None:
    target = options.file or backup_path(session.folder, session.now)
    if options.encrypt or options.new_passphrase_file:
        made = back_up_with(session.book, target, _new_key(options), replace=options.force)
    else:
        made = back_up(session.book, target, replace=options.force)
    _answer(session, made, _("Backed up to {file}").format(file=shown(made.file)))


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    text = _("a file with the passphrase of the backup, where that is not the book's")
    parser.add_argument("--file-passphrase-file", type=Path, metavar="FILE", help=text)


def _restore(session: Session, options: Namespace) -> None:
    # The book is not opened before: one that is too damaged for that can be restored too.
    key = session.key
    done = restore(
        session.folder, options.file, session.now, ORIGIN, key=key, file_key=_file_key(session, key, options)
    )
    output.message(_("The book as it was before is kept in {file}").format(file=shown(done.kept)))
    _answer(session, done.backup, _("Restored {file}").format(file=shown(done.backup.file)))


def _file_key(session: Session, key: Key | None, options: Namespace) -> Key | None:
    """What opens the backup, asked for where it has another passphrase than the book."""
    file: Path = options.file
    if not file.is_file() or (key is not None and salt_of(file) == key.salt):
        return key
    question = _("Passphrase of {name}: ").format(name=shown(file))
    return file_key(session, file, options.file_passphrase_file or session.passphrase_file, question)


def _new_key(options: Namespace) -> Key:
    return new_key(new_passphrase(options.new_passphrase_file))


def _answer(session: Session, one: Backup, text: str) -> None:
    contacts = ngettext("{n} contact", "{n} contacts", one.contacts).format(n=one.contacts)
    interactions = ngettext("{n} interaction", "{n} interactions", one.interactions).format(n=one.interactions)
    session.answer(
        lambda: {"file": shown(one.file), "contacts": one.contacts, "interactions": one.interactions},
        lambda: [f"{text}: {contacts}, {interactions}"],
    )


COMMANDS = {
    "backup": Command(_backup_arguments, _backup),
    "restore": Command(_restore_arguments, _restore),
}
