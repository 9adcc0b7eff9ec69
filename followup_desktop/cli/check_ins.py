"""Today's list, and what is done with a check-in of it: due, done, skip, snooze."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from followup_desktop.cli import shapes
from followup_desktop.cli.arguments import moment_of, until
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.check_ins import CheckIn, State
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.domain.today import Today
from followup_desktop.store.reads.check_ins import find_check_in
from followup_desktop.store.reads.today import today

if TYPE_CHECKING:
    from followup_desktop.domain.changes import Changes
    from followup_desktop.domain.medium import Suggestion


def _due_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--on", metavar="DATE", help=_("Today as it will be on a day"))
    parser.add_argument(
        "--all", action="store_true", help=_("what is folded too: everybody who is ready, all from time away")
    )


def _due(session: Session, options: Namespace) -> None:
    day = today(session.book, moment_of(options.on, session.now), everybody=options.all)
    shown = (*day.shown, *day.held, *day.next) if options.all else day.shown
    fitting = _fitting(session, shown)
    session.answer(
        lambda: [shapes.check_in(one, fitting.get(one.uuid)) for one in shown],
        lambda: _lines(day, shown, fitting),
    )


def _fitting(session: Session, check_ins: Sequence[CheckIn]) -> dict[str, Suggestion]:
    """The channel that fits each check-in, with its line, by the check-in's id (product.md, Medium)."""
    if not check_ins:
        return {}
    from followup_desktop.store.reads.medium import suggestions

    found = suggestions(session.book, ((one.contact, one.kind) for one in check_ins))
    return {one.uuid: fit for one in check_ins if (fit := found.get((one.contact, one.kind))) is not None}


def _lines(day: Today, shown: tuple[CheckIn, ...], fitting: dict[str, Suggestion]) -> Iterator[str]:
    if day.paused:
        yield _("Everything is paused: nothing is announced.")
        yield ""
    if not shown:
        yield _("Nothing to do on {day}. Enjoy it.").format(day=day.day)
    for one in shown:
        yield from _card(one, fitting.get(one.uuid))
    if len(shown) == len(day.shown):
        yield from _folded(day)
    yield from _waiting(day)


def _folded(day: Today) -> Iterator[str]:
    """What is not shown, and how to see it."""
    if day.held:
        words = ngettext(
            "{n} more from your time away: due --all", "{n} more from your time away: due --all", len(day.held)
        )
        yield words.format(n=len(day.held))
    if day.next:
        words = ngettext("{n} more is ready: due --all", "{n} more are ready: due --all", len(day.next))
        yield words.format(n=len(day.next))


def _waiting(day: Today) -> Iterator[str]:
    """Whose reply is waited for."""
    from followup_desktop.domain.waiting import waiting_words

    if day.waiting:
        yield _("Waiting for a reply ({n})").format(n=len(day.waiting))
    for one in day.waiting:
        yield f"  {one.contact_name} · {waiting_words(one, day.day)}"


def _card(one: CheckIn, fitting: Suggestion | None) -> Iterator[str]:
    from followup_desktop.domain.words import band_name, kind_name

    at = f"{one.due_at:%H:%M}" if one.due_at else ""
    yield " · ".join(filter(None, (one.contact_name, kind_name(one.kind), band_name(one.band), at)))
    yield f"  {one.reason}"
    if fitting is not None and fitting.reason:
        yield f"  {fitting.reason}"
    yield f"  {one.uuid}"
    yield ""


def _id_argument(parser: ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", help=_("the check-in's id, as due prints it"))


def _done_arguments(parser: ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("note", nargs="?", default="", metavar="NOTE")


def _done(session: Session, options: Namespace) -> None:
    from followup_desktop.domain.channels import Channel
    from followup_desktop.store.writes.check_ins import Done, complete_check_in

    check_in = _open_check_in(session, options.id)
    fitting = _fitting(session, [check_in]).get(check_in.uuid)
    how = Done(channel=fitting.channel if fitting else Channel.OTHER, note=options.note)
    _answer(session, check_in, complete_check_in(session.book, check_in.uuid, how, session.now, ORIGIN))


def _skip(session: Session, options: Namespace) -> None:
    from followup_desktop.store.writes.check_ins import skip_check_in

    check_in = _open_check_in(session, options.id)
    _answer(session, check_in, skip_check_in(session.book, check_in.uuid, session.now, ORIGIN))


def _snooze_arguments(parser: ArgumentParser) -> None:
    _id_argument(parser)
    parser.add_argument("until", metavar="UNTIL", help=_("a day, or 'tomorrow', 'next week', 'next month'"))


def _snooze(session: Session, options: Namespace) -> None:
    from followup_desktop.store.writes.check_ins import snooze_check_in

    check_in = _open_check_in(session, options.id)
    moved = until(options.until, session.now)
    changes = snooze_check_in(session.book, check_in.uuid, moved, session.now, ORIGIN)
    _answer(session, find_check_in(session.book, check_in.uuid, session.now), changes)


def _open_check_in(session: Session, uuid: str) -> CheckIn:
    """The check-in of an id. Raises NotFound, or Refused where it is no longer open."""
    check_in = find_check_in(session.book, uuid, session.now)
    if check_in.state is not State.OPEN:
        raise Refused(_("This check-in is done already"))
    return check_in


def _answer(session: Session, check_in: CheckIn, changes: Changes) -> None:
    fitting = _fitting(session, [check_in]).get(check_in.uuid) if session.as_json else None
    session.answer(lambda: shapes.check_in(check_in, fitting), lambda: [changes.label])


COMMANDS = {
    "due": Command(_due_arguments, _due),
    "done": Command(_done_arguments, _done),
    "skip": Command(_id_argument, _skip),
    "snooze": Command(_snooze_arguments, _snooze),
}
