"""The trash, and forgetting somebody for good."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence

from followup_desktop.cli import output, shapes
from followup_desktop.cli.contact_page import page
from followup_desktop.cli.file_names import shown
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.errors import NotFound, Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.names import search_key, searchable
from followup_desktop.domain.trash import Deleted, time_left, what_went
from followup_desktop.store.old_backups import Holding, Rewritten, rewrite_all, still_holding
from followup_desktop.store.reads.contacts import contact, find
from followup_desktop.store.reads.mentions import Farewell, Mention, before_forgetting
from followup_desktop.store.reads.trash import trash
from followup_desktop.store.writes.forgetting import forget
from followup_desktop.store.writes.trash import bring_back


def _trash_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", nargs="?", metavar="CONTACT", help=_("bring this one back: an id or a name"))


def _trash(session: Session, options: Namespace) -> None:
    resting = trash(session.book, session.today)
    if options.contact is None:
        session.answer(lambda: [_shape(one) for one in resting], lambda: _lines(session, resting))
        return
    changes = bring_back(session.book, [_meant(resting, options.contact).id], session.now, ORIGIN)
    back = contact(session.book, changes.created[0])
    session.answer(
        lambda: shapes.contact(session.book, back, session.today),
        lambda: [changes.label, "", *page(session.book, back, session.today)],
    )


def _meant(resting: Sequence[Deleted], text: str) -> Deleted:
    """The one in the trash who is meant. Raises NotFound, or Refused with the candidates where several fit."""
    key = search_key(text)
    exact = [one for one in resting if one.uuid == text or searchable(one.name) == searchable(text)]
    found = exact or [one for one in resting if key and key in searchable(one.name)]
    if len(found) > 1:
        names = "; ".join(f"{one.name} ({one.uuid})" for one in found[:10])
        raise Refused(_("'{text}' can be several contacts: {names}").format(text=text, names=names), field="contact")
    if not found:
        raise NotFound(_("There is no contact '{text}' in the trash").format(text=text), field="contact")
    return found[0]


def _shape(one: Deleted) -> dict[str, object]:
    return {
        "id": one.uuid,
        "name": one.name,
        "deleted_at": one.deleted_at.isoformat(),
        "forgotten_on": None if one.merged_into else one.forgotten_on.isoformat(),
        "merged_into": one.merged_into or None,
        "interactions": one.entries,
    }


def _lines(session: Session, resting: Sequence[Deleted]) -> Iterator[str]:
    if not resting:
        yield _("The trash is empty.")
        return
    merged = _("merged into {name}")
    rows = [
        (
            one.name,
            f"{one.deleted_at:%Y-%m-%d}",
            merged.format(name=one.merged_into) if one.merged_into else time_left(one, session.today),
            what_went(one),
            one.uuid,
        )
        for one in resting
    ]
    yield from output.table(rows)


def _forget_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT", help=_("an id, a name or an e-mail; also of one in the trash"))
    parser.add_argument("--yes", action="store_true", help=_("do it without a question"))
    parser.add_argument("--backups", action="store_true", help=_("write the backups anew that hold them"))


def _forget(session: Session, options: Namespace) -> None:
    book = session.book
    farewell = before_forgetting(book, _whom(session, options.contact))
    if not options.yes:
        _ask(session, farewell)
    done = forget(book, [farewell.contact], session.now, ORIGIN)
    if options.backups:
        backups = rewrite_all(session.folder, done.uuids, session.now, book.key, output.progress)
    else:
        backups = Rewritten((), tuple(still_holding(session.folder, done.uuids, book.key)), ())
    for trouble in backups.troubles:
        output.message(trouble)
    session.answer(
        lambda: {
            "forgotten": {"name": farewell.name},
            "clean": done.clean,
            "mentions": [_mention(one) for one in farewell.mentions],
            "backups": [_backup(one) for one in backups.left],
            "rewritten": [shown(file) for file in backups.files],
        },
        lambda: _said(farewell, backups, clean=done.clean),
    )


def _whom(session: Session, text: str) -> int:
    try:
        return find(session.book, text)
    except NotFound:
        resting = trash(session.book, session.today)
        try:
            return _meant(resting, text).id
        except NotFound:
            pass
        raise


def _ask(session: Session, farewell: Farewell) -> None:
    """Ask on a terminal, and nowhere else. Raises Refused where the answer is not yes, or nobody can be asked."""
    if session.as_json or sys.stdin is None or not sys.stdin.isatty():
        raise Refused(
            _("Forgetting {name} cannot be undone; say --yes if that is meant").format(name=farewell.name), field="yes"
        )
    for line in _before(session, farewell):
        output.message(line)
    sys.stderr.write(_("Forget {name} for good? Type 'yes': ").format(name=output.plain(farewell.name)))
    sys.stderr.flush()
    if sys.stdin.readline().strip().casefold() not in {"yes", _("yes")}:
        raise Refused(_("Nothing was done"))


def _before(session: Session, farewell: Farewell) -> Iterator[str]:
    text = _("This cannot be undone. It takes {entries} and all that is noted of {name} away.")
    entries = ngettext("{n} interaction", "{n} interactions", farewell.entries).format(n=farewell.entries)
    yield text.format(entries=entries, name=farewell.name)
    yield from _staying(farewell)
    yield from map(_holding, still_holding(session.folder, farewell.uuids, session.book.key))


def _said(farewell: Farewell, backups: Rewritten, *, clean: bool) -> Iterator[str]:
    yield _("{name} is forgotten.").format(name=farewell.name)
    if not clean:
        yield _("Another program is reading the book: the last traces in its files are wiped by tomorrow.")
    yield from _staying(farewell)
    for file in backups.files:
        yield _("Written anew: {file}").format(file=shown(file))
    yield from map(_holding, backups.left)


def _staying(farewell: Farewell) -> Iterator[str]:
    for other in farewell.taken_over_by:
        yield _("{other} keeps what was taken over from {name} when they were merged").format(
            other=other, name=farewell.name
        )
    for one in farewell.mentions:
        yield _("Still mentions {name}: {whose}, {excerpt}").format(
            name=farewell.name, whose=one.name, excerpt=one.excerpt
        )


def _holding(one: Holding) -> str:
    words = {
        "yes": _("A backup still holds them: {file} of {day}"),
        "locked": _("A backup of another passphrase may hold them: {file} of {day}"),
        "unreadable": _("A backup that cannot be read may hold them: {file} of {day}"),
        "out_of_reach": _("This folder is not there now, and backups in it may hold them: {file}"),
    }[one.holds]
    return words.format(file=shown(one.file), day=f"{one.made_at:%Y-%m-%d %H:%M}" if one.made_at else "")


def _mention(one: Mention) -> dict[str, object]:
    return {
        "contact": {"name": one.name},
        "where": str(one.where),
        "on": one.on.isoformat() if one.on else None,
        "excerpt": one.excerpt,
    }


def _backup(one: Holding) -> dict[str, object]:
    made_at = one.made_at.isoformat() if one.made_at else None
    return {"file": shown(one.file), "made_at": made_at, "holds": str(one.holds)}


COMMANDS = {
    "trash": Command(_trash_arguments, _trash),
    "forget": Command(_forget_arguments, _forget),
}
