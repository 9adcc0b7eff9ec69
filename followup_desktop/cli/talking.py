"""What happened: log an interaction."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from followup_desktop.cli import shapes
from followup_desktop.cli.arguments import channel, day
from followup_desktop.cli.session import ORIGIN, Command, Session
from followup_desktop.domain.interactions import Channel, Initiator, InteractionDraft
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.words import channel_name, list_of
from followup_desktop.store.reads.contacts import contact_rows, find
from followup_desktop.store.writes.interactions import log_interaction


def _log_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "text",
        metavar="TEXT",
        help=_("what happened; without --with a line such as 'coffee with Ana yesterday - ask how it went Friday'"),
    )
    parser.add_argument("--with", dest="people", action="append", default=[], metavar="CONTACT")
    parser.add_argument("--channel", metavar="C", help=", ".join(Channel))
    parser.add_argument("--on", metavar="DATE")
    parser.add_argument("--initiator", choices=("me", "them", "both"))
    parser.add_argument("--dry-run", action="store_true", help=_("say what was understood and write nothing"))


def _log(session: Session, options: Namespace) -> None:
    if not options.people:
        from followup_desktop.cli.quick_add import log_line

        log_line(session, options)
        return
    draft = _draft(session, options)
    understood = _understood(session, draft)
    if options.dry_run:
        session.answer(
            lambda: {"interaction": None, "created": [], "understood": understood},
            lambda: [_would_log(understood)],
        )
        return
    changes = log_interaction(session.book, draft, session.now, ORIGIN)
    (interaction,) = shapes.interactions(session.book, changes.created)
    session.answer(
        lambda: {"interaction": interaction, "created": [], "understood": understood},
        lambda: [changes.label, *_next_dates(session, draft)],
    )


def _draft(session: Session, options: Namespace) -> InteractionDraft:
    on = day(options.on, session.today, "on") if options.on else session.today
    return InteractionDraft(
        contacts=tuple(dict.fromkeys(find(session.book, name) for name in options.people)),
        on=on,
        channel=channel(options.channel) if options.channel else Channel.OTHER,
        at=None if options.on else session.now,
        initiator=Initiator(options.initiator) if options.initiator else Initiator.UNKNOWN,
        notes=options.text.strip(),
    )


def _understood(session: Session, draft: InteractionDraft) -> dict[str, object]:
    rows = contact_rows(session.book, draft.contacts)
    return {
        "people": [{"id": rows[one].uuid, "name": rows[one].name} for one in draft.contacts],
        "on": draft.on.isoformat(),
        "channel": str(draft.channel),
        "follow_ups": [],
    }


def _would_log(understood: dict[str, object]) -> str:
    people = understood["people"]
    assert isinstance(people, list)
    names = list_of([person["name"] for person in people])
    how = channel_name(Channel(str(understood["channel"])))
    return _("{channel} with {names} on {day}").format(channel=how, names=names, day=understood["on"])


def _next_dates(session: Session, draft: InteractionDraft) -> list[str]:
    rows = contact_rows(session.book, draft.contacts)
    text = _("{name}: next on {day}")
    return [text.format(name=one.name, day=one.rhythm.due_on) for one in rows.values() if one.rhythm]


COMMANDS = {
    "log": Command(_log_arguments, _log),
}
