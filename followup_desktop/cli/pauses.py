"""Rest: pause and resume a contact, or everything."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from datetime import date

from followup_desktop.cli.arguments import day
from followup_desktop.cli.session import ORIGIN, Command, Session, WrongUsage
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.reads.contacts import contact_rows, find
from followup_desktop.store.writes.contacts import pause_contacts, resume_contacts
from followup_desktop.store.writes.settings import pause_all, resume_all


def _pause_arguments(parser: ArgumentParser) -> None:
    parser.usage = "%(prog)s [--json] (CONTACT | --all) [UNTIL]"
    parser.add_argument("words", nargs="*", metavar="CONTACT", help=_("an id, a name or an e-mail; then the day"))
    parser.add_argument("--all", action="store_true", help=_("announce nothing at all"))


def _pause(session: Session, options: Namespace) -> None:
    name, rest = _split(options)
    if len(rest) > 1:
        raise WrongUsage(_("A pause ends on one day: pause CONTACT [UNTIL]"))
    until = day(rest[0], session.today, "until") if rest else date.max
    if name is None:
        changes = pause_all(session.book, until, session.now, ORIGIN)
        _answer(session, None, changes.label, until)
    else:
        contact = find(session.book, name)
        changes = pause_contacts(session.book, [contact], until, session.now, ORIGIN)
        _answer(session, contact, changes.label, until)


def _resume_arguments(parser: ArgumentParser) -> None:
    parser.usage = "%(prog)s [--json] (CONTACT | --all)"
    parser.add_argument("words", nargs="*", metavar="CONTACT", help=_("an id, a name or an e-mail"))
    parser.add_argument("--all", action="store_true", help=_("the pause of everything"))


def _resume(session: Session, options: Namespace) -> None:
    name, rest = _split(options)
    if rest:
        raise WrongUsage(_("Resume one contact at a time: resume CONTACT"))
    if name is None:
        changes = resume_all(session.book, session.now, ORIGIN)
        if not changes:
            raise Refused(_("Not everything is paused"))
        _answer(session, None, changes.label, None)
        return
    contact = find(session.book, name)
    changes = resume_contacts(session.book, [contact], session.now, ORIGIN)
    if not changes:
        raise Refused(_("This contact is not paused"))
    _answer(session, contact, changes.label, None)


def _split(options: Namespace) -> tuple[str | None, list[str]]:
    """The contact, or None for everything, and what else was said."""
    if options.all:
        return None, options.words
    if not options.words:
        raise WrongUsage(_("Name a contact, or say --all"))
    return options.words[0], options.words[1:]


def _answer(session: Session, contact: int | None, label: str, until: date | None) -> None:
    row = contact_rows(session.book, [contact])[contact] if contact is not None else None
    session.answer(
        lambda: {
            "contact": {"id": row.uuid, "name": row.name} if row else None,
            "paused": until is not None,
            "until": until.isoformat() if until and until != date.max else None,
        },
        lambda: [label],
    )


COMMANDS = {
    "pause": Command(_pause_arguments, _pause),
    "resume": Command(_resume_arguments, _resume),
}
