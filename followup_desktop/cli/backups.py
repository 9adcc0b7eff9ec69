"""Backup and restore."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from followup_desktop.cli import output
from followup_desktop.cli.file_names import shown
from followup_desktop.cli.passphrases import file_key, new_passphrase
from followup_desktop.cli.session import ORIGIN, Command, Session, WrongUsage
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.store.backup import Backup, back_up, backup_path
from followup_desktop.store.backups.keeping import held, keep, keep_named
from followup_desktop.store.backups.looking import look_inside
from followup_desktop.store.backups.shelf import State, Stored, stored_backups
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
    parser.add_argument("--name", help=_("a name in the folder of backups: such a backup is kept for good"))
    parser.add_argument("--list", action="store_true", help=_("show all backups that there are"))


def _backup(session: Session, options: Namespace) -> None:
    if options.list:
        _list(session)
        return
    if options.name and options.file:
        raise WrongUsage(_("A file and a name are two places: leave one out"))
    if options.encrypt or options.new_passphrase_file:
        target = options.file or backup_path(session.folder, session.now)
        made = back_up_with(session.book, target, _new_key(options), replace=options.force)
    elif options.file:
        made = back_up(session.book, options.file, replace=options.force)
    else:
        made = _keep(session, options.name)
    _answer(session, made, _("Backed up to {file}").format(file=shown(made.file)))


def _keep(session: Session, name: str | None) -> Backup:
    """Back up where backups belong; where nothing changed since one was made that one is as good."""
    book, now = session.book, session.now
    kept = keep_named(book, now, name) if name else keep(book, now)
    if kept is None and (same := held(book)) is not None:
        output.message(_("Nothing changed since this backup was made"))
        return same
    if kept is None:
        return back_up(book, backup_path(session.folder, now))
    if kept.trouble:
        output.message(kept.trouble)
    return kept.backup


def _list(session: Session) -> None:
    found = stored_backups(session.folder)
    session.answer(
        lambda: [
            {
                "file": shown(one.file),
                "made_at": one.made_at.isoformat(),
                "why": str(one.why),
                "state": str(one.state),
                "checked_at": one.checked_at.isoformat() if one.checked_at else None,
                "contacts": one.contacts,
                "interactions": one.interactions,
                "bytes": one.size,
                "encrypted": one.encrypted,
            }
            for one in found
        ],
        lambda: output.table(
            [(f"{one.made_at:%Y-%m-%d %H:%M}", _state(one), _held(one), shown(one.file)) for one in found]
        ),
    )


def _state(one: Stored) -> str:
    return {
        State.VERIFIED: _("verified"),
        State.UNSEEN: _("not read yet"),
        State.DAMAGED: _("DAMAGED"),
    }[one.state]


def _held(one: Stored) -> str:
    if one.contacts is None:
        return ""
    return ngettext("{n} contact", "{n} contacts", one.contacts).format(n=one.contacts)


def _restore_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help=_("a backup, or the name of one that 'backup --list' shows")
    )
    text = _("only say what is in it and what would come and go; nothing is changed")
    parser.add_argument("--look", action="store_true", help=text)
    text = _("a file with the passphrase of the backup, where that is not the book's")
    parser.add_argument("--file-passphrase-file", type=Path, metavar="FILE", help=text)


def _restore(session: Session, options: Namespace) -> None:
    # The book is not opened before: one that is too damaged for that can be restored too.
    key = session.key
    options.file = _found(session, options.file)
    if options.look:
        _look(session, options.file, _file_key(session, key, options))
        return
    done = restore(
        session.folder, options.file, session.now, ORIGIN, key=key, file_key=_file_key(session, key, options)
    )
    output.message(_("The book as it was before is kept in {file}").format(file=shown(done.kept)))
    _answer(session, done.backup, _("Restored {file}").format(file=shown(done.backup.file)))


def _found(session: Session, file: Path) -> Path:
    """A file; one that is not there may be named as it stands in the list."""
    if file.exists():
        return file
    return next((one.file for one in stored_backups(session.folder) if one.file.name == file.name), file)


def _look(session: Session, file: Path, key: Key | None) -> None:
    inside = look_inside(file, session.book, key)
    found = inside.difference
    assert found is not None
    lines = (
        (found.back, ngettext("{n} contact would come back", "{n} contacts would come back", found.back.count)),
        (found.gone, ngettext("{n} contact would go", "{n} contacts would go", found.gone.count)),
        (found.changed, ngettext("{n} contact would be as then", "{n} contacts would be as then", found.changed.count)),
        (found.since, ngettext("{n} change would be undone", "{n} changes would be undone", found.since.count)),
    )
    session.answer(
        lambda: {
            "file": shown(file),
            "contacts": inside.contacts,
            "interactions": inside.interactions,
            **{
                name: {"count": some.count, "first": list(some.names)}
                for name, some in zip(
                    ("back", "gone", "changed", "undone"), (each for each, _text in lines), strict=True
                )
            },
            "interactions_back": found.interactions_back,
            "interactions_gone": found.interactions_gone,
        },
        lambda: [
            _holds(inside.contacts, inside.interactions),
            *(f"{text.format(n=some.count)}: {', '.join(some.names)}" for some, text in lines if some.count),
        ],
    )


def _holds(contacts: int, interactions: int) -> str:
    people = ngettext("{n} contact", "{n} contacts", contacts).format(n=contacts)
    talks = ngettext("{n} interaction", "{n} interactions", interactions).format(n=interactions)
    return f"{people}, {talks}"


def _file_key(session: Session, key: Key | None, options: Namespace) -> Key | None:
    """What opens the backup, asked for where it has another passphrase than the book."""
    file: Path = options.file
    if not file.is_file() or (key is not None and salt_of(file) == key.salt):
        return key
    question = _("Passphrase of {name}: ").format(name=shown(file))
    return file_key(session.system, file, options.file_passphrase_file or session.passphrase_file, question)


def _new_key(options: Namespace) -> Key:
    return new_key(new_passphrase(options.new_passphrase_file))


def _answer(session: Session, one: Backup, text: str) -> None:
    session.answer(
        lambda: {"file": shown(one.file), "contacts": one.contacts, "interactions": one.interactions},
        lambda: [f"{text}: {_holds(one.contacts, one.interactions)}"],
    )


COMMANDS = {
    "backup": Command(_backup_arguments, _backup),
    "restore": Command(_restore_arguments, _restore),
}
