"""Export: contacts of the book, or their dates as a calendar, written to a file, whole or not at all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from followup_desktop.cli.file_names import CALENDAR, WRITTEN, format_of, shown, told
from followup_desktop.cli.session import Command, Session
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.formats.vcard import Card, write_vcards
from followup_desktop.store.files import in_the_way, put_in_place, temporary_beside
from followup_desktop.store.reads.export import exported
from followup_desktop.store.reads.settings import circle_named


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--format", metavar="F", help=_("vcf, or ics for birthdays and other dates"))
    parser.add_argument("--circle", metavar="C", help=_("only the contacts of a circle"))
    parser.add_argument("--tag", default="", metavar="T", help=_("only the contacts with a tag"))
    parser.add_argument("--force", action="store_true", help=_("overwrite the file"))


def _export(session: Session, options: Namespace) -> None:
    file: Path = options.file
    kind = _checked_format(session, file, options)
    circle = circle_named(session.book, options.circle).id if options.circle else None
    write = _write_calendar if kind == CALENDAR else _write_cards
    with temporary_beside(file) as temporary:
        with in_the_way(file), temporary.open("wb") as out, session.book.snapshot():
            count, line = write(session, out, circle, options.tag.strip())
        put_in_place(temporary, file)
    session.answer(
        lambda: {"file": shown(file), "contacts": count, "interactions": 0}, lambda: [line.format(file=shown(file))]
    )


def _checked_format(session: Session, file: Path, options: Namespace) -> str:
    """Raises Refused where the file is of an unknown kind, is there already, or is the book itself."""
    kind = "" if file.is_dir() else format_of(file, options.format, WRITTEN)
    if not kind:
        raise Refused(_("{file}: name a file that ends in {known}").format(file=shown(file), known=told(WRITTEN, ".")))
    if file.exists() and file.samefile(session.book.path):
        raise Refused(_("This is the book itself: choose another file"))
    if file.exists() and not options.force:
        raise Refused(_("{file} is there already: say --force to overwrite it").format(file=shown(file)))
    return kind


def _write_cards(session: Session, out: BinaryIO, circle: int | None, tag: str) -> tuple[int, str]:
    """How many contacts were written, and the line that says so, but for the file."""
    count = write_vcards(_cards(session, circle, tag), out)
    line = ngettext("Exported {n} contact to {file}", "Exported {n} contacts to {file}", count)
    return count, line.replace("{n}", f"{count}")


def _write_calendar(session: Session, out: BinaryIO, circle: int | None, tag: str) -> tuple[int, str]:
    """The same for the dates of contacts."""
    from followup_desktop.formats.icalendar.writer import write_occasions
    from followup_desktop.store.reads.celebrations import dated_people
    from followup_desktop.store.reads.settings import preferences

    people = dated_people(session.book, circle=circle, tag=tag)
    events, contacts = write_occasions(people, out, session.now, preferences(session.book).leap_day)
    line = ngettext("Exported {n} date to {file}", "Exported {n} dates to {file}", events)
    return contacts, line.replace("{n}", f"{events}")


def _cards(session: Session, circle: int | None, tag: str) -> Iterator[Card]:
    for fields, circle_name in exported(session.book, circle=circle, tag=tag):
        yield Card(fields, circle_name=circle_name)


COMMANDS = {"export": Command(_arguments, _export)}
