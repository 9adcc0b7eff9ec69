"""Favors: enter one, and say what follows from it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from followup_desktop.cli import output, shapes
from followup_desktop.cli.arguments import moment_of
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.changes import Changes
from followup_desktop.domain.favors import ASKS_IN_A_ROW, give_back_ideas, only_asked
from followup_desktop.domain.interactions import FavorEntry
from followup_desktop.domain.language import gettext as _
from followup_desktop.store.reads.check_ins import made_for
from followup_desktop.store.reads.contacts import contact, contact_rows, find
from followup_desktop.store.reads.favors import favor, favors
from followup_desktop.store.writes.favors import record_favor


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("contact", metavar="CONTACT")
    parser.add_argument("entry", choices=[str(entry) for entry in FavorEntry])
    parser.add_argument("text", metavar="TEXT")
    parser.add_argument("--on", metavar="DATE")


def _favor(session: Session, options: Namespace) -> None:
    book, now = session.book, session.now
    number = find(book, options.contact)
    entry = FavorEntry(options.entry)
    before = {each.uuid for each in made_for(book, number, now)}
    ideas = list(_ideas(session, number)) if entry is FavorEntry.ASKED else []
    changes = record_favor(book, number, entry, options.text, moment_of(options.on, now).date(), now, ORIGIN)
    for line in ideas:
        output.message(line)
    made = favor(book, changes.created[0])
    row = contact_rows(book, [number])[number]
    session.answer(lambda: shapes.favor(made, row.uuid, row.name), lambda: _lines(session, number, changes, before))


def _lines(session: Session, number: int, changes: Changes, before: set[str]) -> Iterator[str]:
    """What was done, and each check-in that follows from it."""
    yield changes.label
    for check_in in made_for(session.book, number, session.now):
        if check_in.uuid not in before:
            yield _("{day}: {reason}").format(day=check_in.due_on, reason=check_in.reason)


def _ideas(session: Session, number: int) -> Iterator[str]:
    """How one could give back, where the last three entries were asks."""
    ledger = favors(session.book, number)
    if only_asked(ledger):
        yield _("The last {n} times it was you who asked. You could give back:").format(n=ASKS_IN_A_ROW)
        for idea in give_back_ideas(ledger, contact(session.book, number).fields.interests):
            yield f"  {idea.words}: {idea.about}" if idea.about else f"  {idea.words}"


COMMANDS = {"favor": Command(_arguments, _favor)}
