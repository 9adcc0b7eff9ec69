"""Backup and restore."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from followup_desktop.cli import output
from followup_desktop.cli.file_names import shown
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.backup import Backup, back_up, backup_path
from followup_desktop.store.restore import restore


def _backup_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help=_("else one in the folder of backups"))
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))


def _backup(session: Session, options: Namespace) -> None:
    target = options.file or backup_path(session.folder, session.now)
    made = back_up(session.book, target, replace=options.force)
    _answer(session, made, _("Backed up to {file}").format(file=shown(made.file)))


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _restore(session: Session, options: Namespace) -> None:
    # The book is not opened before: one that is too damaged for that can be restored too.
    done = restore(session.folder, options.file, session.now, ORIGIN)
    output.message(_("The book as it was before is kept in {file}").format(file=shown(done.kept)))
    _answer(session, done.backup, _("Restored {file}").format(file=shown(done.backup.file)))


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
