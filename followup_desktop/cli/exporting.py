"""Export: contacts of the book, all of it, or their dates as a calendar, written whole or not at all."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple

from followup_desktop.cli import output
from followup_desktop.cli.file_names import CALENDAR, FOLDER, JSON, TABLE, VCARD, VCARD_3, WRITTEN, format_of, shown
from followup_desktop.cli.session import Command, Session
from followup_desktop.domain.errors import Refused
from followup_desktop.domain.language import gettext as _
from followup_desktop.domain.language import ngettext
from followup_desktop.formats.vcard import Card, write_vcards
from followup_desktop.store.files import in_the_way, put_in_place, temporary_beside
from followup_desktop.store.reads.export import exported
from followup_desktop.store.reads.settings import circle_named
from followup_desktop.store.reads.whole_book import Choice

_STEP = 100


class Exported(NamedTuple):
    """How much was written, and the line that says so: {n} and {file} are put in."""

    contacts: int
    interactions: int
    line: str


Write = Callable[[Session, BinaryIO, Choice], Exported]
"""Writes the chosen contacts into a file."""


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help=_("a file, or a folder for a page for each contact"))
    help_text = _(
        "vcf; vcf3 for older phones; csv for Google Contacts and spreadsheets; json for everything; "
        "ics for dates and check-ins; markdown for a folder of pages"
    )
    parser.add_argument("--format", metavar="F", help=help_text)
    parser.add_argument("--circle", metavar="C", help=_("only the contacts of a circle"))
    parser.add_argument("--tag", default="", metavar="T", help=_("only the contacts with a tag"))
    parser.add_argument("--force", action="store_true", help=_("overwrite the file, or replace such a folder"))


def _export(session: Session, options: Namespace) -> None:
    file: Path = options.file
    kind = _checked_format(session, file, options)
    circle = circle_named(session.book, options.circle).id if options.circle else None
    choice = Choice(circle, options.tag.strip())
    if kind == FOLDER:
        written = _write_folder(session, file, choice, force=options.force)
    else:
        written = _write_file(session, file, _WRITERS[kind], choice)
    session.answer(
        lambda: {"file": shown(file), "contacts": written.contacts, "interactions": written.interactions},
        lambda: [written.line.replace("{file}", shown(file))],
    )


def _write_file(session: Session, file: Path, write: Write, choice: Choice) -> Exported:
    with temporary_beside(file) as temporary:
        with in_the_way(file), temporary.open("wb") as out, session.book.snapshot():
            written = write(session, out, choice)
        put_in_place(temporary, file)
    return written


def _checked_format(session: Session, file: Path, options: Namespace) -> str:
    """Raises Refused where the file is of an unknown kind, is there already, or is the book itself."""
    named = options.format or ("markdown" if file.is_dir() or not file.suffix else None)
    kind = format_of(file, named, WRITTEN)
    if kind == FOLDER:
        return kind
    if file.is_dir():
        raise Refused(_("{file} is a folder: name a file").format(file=shown(file)))
    if file.exists() and file.samefile(session.book.path):
        raise Refused(_("This is the book itself: choose another file"))
    if file.exists() and not options.force:
        raise Refused(_("{file} is there already: say --force to overwrite it").format(file=shown(file)))
    return kind


def _write_cards(session: Session, out: BinaryIO, choice: Choice) -> Exported:
    """Contacts as vCards."""
    count = write_vcards(_cards(session, choice), out)
    return Exported(count, 0, _contacts_line(count))


def _write_older_cards(session: Session, out: BinaryIO, choice: Choice) -> Exported:
    """Contacts as vCards of version 3.0."""
    count = write_vcards(_cards(session, choice), out, "3.0")
    return Exported(count, 0, _contacts_line(count))


def _write_table(session: Session, out: BinaryIO, choice: Choice) -> Exported:
    """Contacts as a table."""
    from followup_desktop.formats.table.writer import write_table

    count = write_table(lambda: _cards(session, choice), out)
    return Exported(count, 0, _contacts_line(count))


def _write_calendar(session: Session, out: BinaryIO, choice: Choice) -> Exported:
    """The dates of contacts and their open check-ins as a calendar."""
    from followup_desktop.formats.icalendar.writer import write_everything
    from followup_desktop.store.reads.celebrations import dated_people
    from followup_desktop.store.reads.check_ins import all_open
    from followup_desktop.store.reads.settings import preferences

    people = dated_people(session.book, circle=choice.circle, tag=choice.tag)
    due = all_open(session.book, session.now, circle=choice.circle, tag=choice.tag)
    events, contacts = write_everything(people, due, out, session.now, preferences(session.book).leap_day)
    line = ngettext("Exported {n} event to {file}", "Exported {n} events to {file}", events)
    return Exported(contacts, 0, line.replace("{n}", f"{events}"))


def _write_json(session: Session, out: BinaryIO, choice: Choice) -> Exported:
    """The whole book, or what concerns some of it."""
    from followup_desktop import __version__
    from followup_desktop.formats.book_json import write_book
    from followup_desktop.store.reads.whole_book import whole_book

    book = whole_book(session.book, session.now, f"Followup {__version__}", choice)
    written = write_book(book, out, _progress(session))
    output.progress(1, 1)
    return Exported(written.contacts, written.interactions, _contacts_line(written.contacts))


def _write_folder(session: Session, folder: Path, choice: Choice, *, force: bool) -> Exported:
    """A folder with a page for each contact. Raises Refused."""
    from followup_desktop.domain.whole_book import Written
    from followup_desktop.formats.markdown import files, is_ours
    from followup_desktop.store.files import folder_beside, put_folder_in_place, write_into
    from followup_desktop.store.reads.stories import pages

    if folder.exists() and not force and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(_("{file} is there already: say --force to replace it").format(file=shown(folder)))
    if folder.exists() and not (folder.is_dir() and is_ours(folder)):
        raise Refused(_("{file} holds other things than an export: choose another folder").format(file=shown(folder)))
    written = Written()
    with folder_beside(folder) as made:
        with session.book.snapshot():
            write_into(made, files(pages(session.book, choice), written, _progress(session)))
        put_folder_in_place(made, folder)
    output.progress(1, 1)
    return Exported(written.contacts, written.interactions, _contacts_line(written.contacts))


def _progress(session: Session) -> Callable[[int], None]:
    """Who is told how many contacts are written."""
    total = int(session.book.value("SELECT count(*) FROM contacts"))
    return lambda written: output.progress(written, total + 1) if written % _STEP == 0 else None


def _contacts_line(count: int) -> str:
    line = ngettext("Exported {n} contact to {file}", "Exported {n} contacts to {file}", count)
    return line.replace("{n}", f"{count}")


def _cards(session: Session, choice: Choice) -> Iterator[Card]:
    for fields, circle_name in exported(session.book, circle=choice.circle, tag=choice.tag):
        yield Card(fields, circle_name=circle_name)


_WRITERS: dict[str, Write] = {
    VCARD: _write_cards, VCARD_3: _write_older_cards, TABLE: _write_table, CALENDAR: _write_calendar, JSON: _write_json,
}  # fmt: skip

COMMANDS = {"export": Command(_arguments, _export)}
