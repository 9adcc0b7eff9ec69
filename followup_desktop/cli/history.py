"""The history: undo and redo."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from followup_desktop.cli import output
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.changes import ChangeSet
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.reads.history import history
from followup_desktop.store.writes.history import redo, undo


def _undo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--list", action="store_true", help=_("what was done, the newest first"))
    parser.add_argument("id", nargs="?", metavar="ID", help=_("a change by its id, as --list and import give it"))


def _undo(session: Session, options: Namespace) -> None:
    if options.list:
        _list(session)
        return
    label = undo(session.book, session.now, options.id, ORIGIN).label
    session.answer(lambda: {"undone": label}, lambda: [_("Undone: {label}").format(label=label)])


def _list(session: Session) -> None:
    sets = history(session.book)
    session.answer(
        lambda: [_shape(one) for one in sets],
        lambda: output.table([_line(one) for one in sets]) if sets else [_("Nothing was done yet.")],
    )


def _shape(one: ChangeSet) -> dict[str, object]:
    return {
        "id": one.uuid,
        "label": one.label,
        "made_at": one.made_at.isoformat(),
        "origin": one.origin,
        "undone": one.undone,
    }


def _line(one: ChangeSet) -> tuple[str, ...]:
    undone = _("undone") if one.undone else ""
    return (f"{one.made_at:%Y-%m-%d %H:%M}", one.label, undone, one.uuid)


def _no_arguments(parser: ArgumentParser) -> None:
    """Redo takes none."""


def _redo(session: Session, _options: Namespace) -> None:
    label = redo(session.book, session.now, ORIGIN).label
    session.answer(lambda: {"redone": label}, lambda: [_("Done again: {label}").format(label=label)])


COMMANDS = {
    "undo": Command(_undo_arguments, _undo),
    "redo": Command(_no_arguments, _redo),
}
